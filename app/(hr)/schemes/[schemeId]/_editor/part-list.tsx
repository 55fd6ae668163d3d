'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/page-head'
import type { Localized } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { movedAt, removedAt, replacedAt } from './list-edits'
import { PartFrame } from './part-frame'
import { useEntryKeys } from './use-entry-keys'
import { type AskedPart, useOpenParts } from './use-open-parts'

interface PartListProps<Part> {
  /** Also the anchor of the section, and with its number of each part. */
  readonly kind: 'components' | 'gates'
  readonly parts: readonly Part[]
  readonly onParts: (parts: readonly Part[]) => void
  readonly newPart: (parts: readonly Part[]) => Part
  readonly fields: (part: Part, change: (part: Part) => void) => ReactNode
  /** A part in one line. */
  readonly summary: (part: Part) => string
  readonly asked: AskedPart | null
  readonly isReadOnly: boolean
}

/** The components or the gates of a scheme: each can be moved, removed and changed, one more added. */
export function PartList<Part extends { readonly title: Localized }>({
  kind,
  parts,
  onParts,
  newPart,
  fields,
  summary,
  asked,
  isReadOnly,
}: PartListProps<Part>) {
  const t = useTranslations('pay.schemes.form')
  const { locale } = useFormat()
  const entries = useEntryKeys(parts.length)
  const open = useOpenParts(kind, entries.keys, { asked, isReadOnly })
  const words = {
    components: ['removeComponent', 'addComponent'],
    gates: ['removeGate', 'addGate'],
  } as const
  const [removeWord, addWord] = words[kind]
  return (
    <Section
      title={<span id={kind}>{t(kind)}</span>}
      action={
        parts.length > 1 && !isReadOnly ? (
          <Button size="small" look="quiet" onClick={() => open.setAll(!open.isAllOpen)}>
            {t(open.isAllOpen ? 'foldAll' : 'unfoldAll')}
          </Button>
        ) : null
      }
    >
      <ol className="grid gap-4">
        {parts.map((part, index) => {
          const title = textFor(part.title, locale) || t('untitled')
          const key = entries.keys[index] ?? index
          return (
            <PartFrame
              key={key}
              id={`${kind}-${index + 1}`}
              head={`${index + 1}. ${title}`}
              summary={summary(part)}
              isOpen={open.isOpen(key)}
              onOpen={(isOpen) => open.set(key, isOpen)}
              removeLabel={t(removeWord, { title })}
              isFirst={index === 0}
              isLast={index === parts.length - 1}
              onMove={(by) => {
                entries.moved(index, by)
                onParts(movedAt(parts, index, by))
              }}
              onRemove={() => {
                entries.removed(index)
                onParts(removedAt(parts, index))
              }}
            >
              {fields(part, (next) => onParts(replacedAt(parts, index, next)))}
            </PartFrame>
          )
        })}
      </ol>
      <Button
        className="mt-6"
        onClick={() => {
          open.set(entries.added(), true)
          onParts([...parts, newPart(parts)])
        }}
      >
        {t(addWord)}
      </Button>
    </Section>
  )
}
