'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/page-head'
import { textFor } from '@/lib/core/localized-text'
import type { Gate } from '@/lib/core/scheme'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { GateFields } from './gate-fields'
import { movedAt, removedAt, replacedAt } from './list-edits'
import { newGate } from './new-parts'
import { PartFrame } from './part-frame'
import type { EditorPart } from './scheme-editor'
import { useEntryKeys } from './use-entry-keys'

/** What holds the whole bonus down while its condition is met. */
export function GateList({ document, onDocument, choices }: EditorPart) {
  const t = useTranslations('pay.schemes.form')
  const { locale } = useFormat()
  const { gates } = document
  const entries = useEntryKeys(gates.length)
  const change = (next: readonly Gate[]) => onDocument({ ...document, gates: next })
  return (
    <Section title={<span id="gates">{t('gates')}</span>}>
      <ol className="grid gap-8">
        {gates.map((gate, index) => {
          const title = textFor(gate.title, locale) || t('untitled')
          return (
            <PartFrame
              key={entries.keys[index]}
              id={`gates-${index + 1}`}
              head={`${index + 1}. ${title}`}
              removeLabel={t('removeGate', { title })}
              isFirst={index === 0}
              isLast={index === gates.length - 1}
              onMove={(by) => {
                entries.moved(index, by)
                change(movedAt(gates, index, by))
              }}
              onRemove={() => {
                entries.removed(index)
                change(removedAt(gates, index))
              }}
            >
              <GateFields
                gate={gate}
                choices={choices}
                onGate={(next) => change(replacedAt(gates, index, next))}
              />
            </PartFrame>
          )
        })}
      </ol>
      <Button
        className="mt-6"
        onClick={() => {
          entries.added()
          change([...gates, newGate(gates)])
        }}
      >
        {t('addGate')}
      </Button>
    </Section>
  )
}
