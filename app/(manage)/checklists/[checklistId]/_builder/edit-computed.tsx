'use client'

import { useTranslations } from 'next-intl'
import { FieldError } from '@/components/ui/field-error'
import type { Question } from '@/lib/core/checklist'
import { parseExpression, printExpression } from '@/lib/core/expression-text'
import { useBuilder } from './builder-context'
import { FormulaField } from './edit-formula'
import { NumberEditor } from './edit-number'
import type { ChangeQuestion } from './edit-question'
import { useRemarkText } from './inputs'
import { useReading } from './use-reading'

type Computed = Extract<Question, { type: 'computed' }>

/** A value worked out from earlier answers: its formula, its unit, and what it is worth. */
export function ComputedEditor({
  question,
  change,
}: {
  question: Computed
  change: ChangeQuestion
}) {
  const t = useTranslations('builder.computed')
  const { remarks } = useBuilder()
  const say = useRemarkText()
  const reading = useReading(question.id)
  const wrong = remarks.find(({ nodeId, field }) => nodeId === question.id && field === 'value')
  return (
    <div className="grid gap-5">
      <div className="grid gap-1.5">
        <FormulaField
          label={t('formula')}
          hint={t('hint')}
          burst={`${question.id}.value`}
          reading={reading}
          text={printExpression(question.value, reading)}
          read={(text) => parseExpression(text, reading.document, { id: question.id })}
          onRead={(value, burst) => change({ ...question, value }, burst)}
        />
        <FieldError>{wrong ? say(wrong) : null}</FieldError>
        <details className="text-13 text-ink-2">
          <summary className="cursor-pointer">{t('words')}</summary>
          <ul className="num mt-1 grid gap-0.5">
            {examples.map((name) => (
              <li key={name}>{t(`examples.${name}`, { mark: reading.mark })}</li>
            ))}
          </ul>
        </details>
      </div>
      <NumberEditor question={question} change={change} />
    </div>
  )
}

const examples = ['arithmetic', 'mean', 'least', 'round', 'first', 'count', 'if'] as const
