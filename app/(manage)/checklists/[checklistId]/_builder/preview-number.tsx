'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Answer, AnswerValue, Question } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { typedDuration, typedNumber } from '@/lib/core/typed-answer'
import { useBuilder } from './builder-context'

/** A typed number or time; half a number is no answer yet. */
export function PreviewNumber({
  id,
  question,
  value,
  give,
}: {
  id: string
  question: Extract<Question, { type: 'number' | 'duration' }>
  value: AnswerValue | null
  give: (change: Partial<Answer>) => void
}) {
  const t = useTranslations('checklists.trial')
  const { language } = useBuilder()
  const [typed, setTyped] = useState('')
  const isDuration = question.type === 'duration'
  const shown = value === null && readNumber(isDuration, typed) !== null ? '' : typed
  return (
    <div className="mt-3 flex items-center gap-2.5">
      <input
        type="text"
        inputMode={isDuration ? 'text' : 'decimal'}
        autoComplete="off"
        aria-labelledby={id}
        placeholder={isDuration ? '0:00' : undefined}
        className="num h-11 w-24 rounded border border-field bg-raised px-3 text-17"
        value={shown}
        onChange={(event) => {
          setTyped(event.target.value)
          const number = readNumber(isDuration, event.target.value)
          const next: AnswerValue | null = number === null ? null : { kind: 'number', number }
          give({ value: next, notApplicable: null })
        }}
      />
      <span className="text-13 text-ink-2">
        {question.type === 'number' ? textFor(question.unit, language) : t('seconds')}
      </span>
    </div>
  )
}

function readNumber(isDuration: boolean, typed: string) {
  return isDuration ? typedDuration(typed) : typedNumber(typed)
}
