'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field-error'
import type { Condition } from '@/lib/core/condition'
import { useConditionSentence } from '../../_document/use-condition-sentence'
import { useBuilder } from './builder-context'
import { claimAbout, conditionOf } from './condition-rows'
import { ConditionParts } from './edit-condition-group'
import { useRemarkText } from './inputs'
import { MarkButton } from './segments'
import { useReading } from './use-reading'

interface ConditionFieldProps {
  /** "Show the question only when", and what the button says that begins it. */
  label: ReactNode
  addLabel: string
  /** The part whose condition it is: it may read what stands before it. */
  readerId: string
  own?: boolean | undefined
  /** Where the remarks say that it is: "showWhen". */
  field: string
  optionId?: string | undefined
  condition: Condition | undefined
  onCondition: (condition: Condition | undefined, burst?: string) => void
}

/** A condition that may be absent, as rows and groups, with the sentence that it makes. */
export function ConditionField(props: ConditionFieldProps) {
  const { label, addLabel, readerId, own = false, condition, onCondition } = props
  const t = useTranslations('conditions.edit')
  const reading = useReading(readerId, own)
  const sentenceOf = useConditionSentence()
  const box = useRef<HTMLFieldSetElement>(null)
  const first = own ? reading.order.byId(readerId) : reading.questions.at(-1)
  if (condition === undefined) {
    return (
      <div>
        <Button
          size="small"
          look="quiet"
          className="-ml-3"
          aria-disabled={first ? undefined : true}
          onClick={() => {
            if (!first) return
            onCondition(conditionOf(claimAbout(first)))
            focusSoon(box)
          }}
        >
          <Plus aria-hidden className="size-4" />
          {addLabel}
        </Button>
        {first ? null : <p className="text-13 text-ink-3">{t('nothingBefore')}</p>}
      </div>
    )
  }
  return (
    <fieldset ref={box} className="grid min-w-0 gap-3 rounded border border-line p-3">
      <legend className="px-1 font-medium">{label}</legend>
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 text-13 text-ink-2 [overflow-wrap:anywhere]" aria-live="polite">
          {sentenceOf(reading.document, condition, reading.order)}
        </p>
        <MarkButton label={t('remove')} className="-mt-1.5" onClick={() => onCondition(undefined)}>
          <X aria-hidden className="size-4" />
        </MarkButton>
      </div>
      <ConditionParts
        condition={condition}
        reading={reading}
        burst={`${readerId}.${props.field}.${props.optionId ?? ''}`}
        onCondition={onCondition}
      />
      <ConditionRemarks {...props} />
    </fieldset>
  )
}

/** What the remarks say about the condition; each sentence once. */
function ConditionRemarks({ readerId, field, optionId }: ConditionFieldProps) {
  const { remarks } = useBuilder()
  const say = useRemarkText()
  const own = remarks.filter(
    (remark) =>
      remark.nodeId === readerId &&
      remark.field === field &&
      remark.optionId === (optionId ?? null),
  )
  const sentences = [...new Set(own.map(say))]
  return sentences.map((sentence) => <FieldError key={sentence}>{sentence}</FieldError>)
}

/** Whoever opened the condition with the keyboard goes on in it. */
function focusSoon(box: React.RefObject<HTMLElement | null>) {
  requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('input, select')?.focus())
}
