'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/page-head'
import { textFor } from '@/lib/core/localized-text'
import type { Component } from '@/lib/core/scheme'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { ComponentFields } from './component-fields'
import { movedAt, removedAt, replacedAt } from './list-edits'
import { newComponent } from './new-parts'
import { PartFrame } from './part-frame'
import type { EditorPart } from './scheme-editor'
import { useEntryKeys } from './use-entry-keys'

/** What the bonus is made of, in the order of the statement. */
export function ComponentList({ document, onDocument, choices }: EditorPart) {
  const t = useTranslations('pay.schemes.form')
  const { locale } = useFormat()
  const { components } = document
  const entries = useEntryKeys(components.length)
  const change = (next: readonly Component[]) => onDocument({ ...document, components: next })
  return (
    <Section title={<span id="components">{t('components')}</span>}>
      <ol className="grid gap-8">
        {components.map((component, index) => {
          const title = textFor(component.title, locale) || t('untitled')
          return (
            <PartFrame
              key={entries.keys[index]}
              id={`components-${index + 1}`}
              head={`${index + 1}. ${title}`}
              removeLabel={t('removeComponent', { title })}
              isFirst={index === 0}
              isLast={index === components.length - 1}
              onMove={(by) => {
                entries.moved(index, by)
                change(movedAt(components, index, by))
              }}
              onRemove={() => {
                entries.removed(index)
                change(removedAt(components, index))
              }}
            >
              <ComponentFields
                component={component}
                choices={choices}
                onComponent={(next) => change(replacedAt(components, index, next))}
              />
            </PartFrame>
          )
        })}
      </ol>
      <Button
        className="mt-6"
        onClick={() => {
          entries.added()
          change([...components, newComponent(components)])
        }}
      >
        {t('addComponent')}
      </Button>
    </Section>
  )
}
