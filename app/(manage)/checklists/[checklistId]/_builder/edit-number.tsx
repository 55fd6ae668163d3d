'use client'

import { useTranslations } from 'next-intl'
import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { Question } from '@/lib/core/checklist'
import type { NumberQuestion } from '@/lib/core/checklist-questions'
import type { ChangeQuestion } from './edit-question'
import { RuleEditor } from './edit-rule'
import { LocalizedInput } from './inputs'
import { withOptionalText, withRule } from './new-parts'

/** A number of any kind: its unit where it has one of its own, and what it is worth. */
export function NumberEditor({
  question,
  change,
}: {
  question: NumberQuestion
  change: ChangeQuestion
}) {
  const t = useTranslations('checklists.answers')
  return (
    <div className="grid gap-5">
      {question.type === 'number' || question.type === 'computed' ? (
        <UnitField question={question} change={change} />
      ) : null}
      <RuleEditor
        questionId={question.id}
        rule={question.rule}
        unit={unitMark()}
        onRule={(rule, burst) => change(withRule(question, rule), burst)}
      />
    </div>
  )

  function unitMark(): string | undefined {
    if (question.type === 'percentage') return '%'
    return question.type === 'duration' || question.type === 'stopwatch' ? t('seconds') : undefined
  }
}

type WithUnit = Extract<Question, { type: 'number' | 'computed' }>

function UnitField({ question, change }: { question: WithUnit; change: ChangeQuestion }) {
  const t = useTranslations('checklists.answers')
  return (
    <LocalizedInput
      label={t('unit')}
      hint={t('unitHint')}
      value={question.unit}
      burst={`${question.id}.unit`}
      maxLength={checklistLimits.label}
      onText={(language, text, burst) =>
        change({ ...question, unit: withOptionalText(question.unit, language, text) }, burst)
      }
    />
  )
}
