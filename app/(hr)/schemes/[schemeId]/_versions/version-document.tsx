'use client'

import { KeyValue } from '@/components/ui/key-value'
import { Section } from '@/components/ui/page-head'
import { readsVisits } from '@/lib/core/computed-value'
import type { SchemeDocument } from '@/lib/core/scheme'
import { componentFields, gateFields, schemeFields } from '@/lib/core/scheme-difference'
import {
  componentFieldText,
  gateFieldText,
  type SchemeWords,
  schemeFieldText,
} from '@/lib/schemes/formats/scheme-words'
import { useSchemeWords } from './scheme-changes'

/** A version as it was activated, to read. */
export function VersionDocument({
  document,
  choices,
}: {
  document: SchemeDocument
  choices: SchemeWords['choices']
}) {
  const words = useSchemeWords(choices)
  const { say } = words
  return (
    <div className="grid max-w-3xl gap-10">
      <KeyValue
        facts={schemeFields.map((field) => ({
          term: say(`words.fields.${field}`),
          value: schemeFieldText(document, field, words),
        }))}
      />
      {document.components.map((component, index) => (
        <Section
          key={component.code}
          title={`${index + 1}. ${componentFieldText(component, 'title', words)}`}
          subtitle={component.code}
        >
          <KeyValue
            facts={componentFields
              .filter((field) => field !== 'title')
              .filter((field) => field !== 'sampling' || readsVisits(component))
              .map((field) => ({
                term: say(`words.componentFields.${field}`),
                value: componentFieldText(component, field, words),
              }))}
          />
        </Section>
      ))}
      {document.gates.map((gate) => (
        <Section key={gate.code} title={gateFieldText(gate, 'title', words)} subtitle={gate.code}>
          <KeyValue
            facts={gateFields
              .filter((field) => field !== 'title')
              .map((field) => ({
                term: say(`words.gateFields.${field}`),
                value: gateFieldText(gate, field, words),
              }))}
          />
        </Section>
      ))}
    </div>
  )
}
