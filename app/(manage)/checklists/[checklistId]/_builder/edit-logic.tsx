'use client'

import { useTranslations } from 'next-intl'
import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { Constraint, Question } from '@/lib/core/checklist'
import { isUnasked } from '@/lib/core/checklist-questions'
import type { Condition } from '@/lib/core/condition'
import { ConditionField } from './edit-condition'
import type { ChangeQuestion } from './edit-question'
import { LocalizedInput } from './inputs'
import { withOptionalText } from './new-parts'

/** When the question is asked, when it must be answered, and what its answer must fulfil. */
export function QuestionLogic({
  question,
  change,
}: {
  question: Question
  change: ChangeQuestion
}) {
  const t = useTranslations('builder.logic')
  return (
    <section className="grid gap-4 border-t border-line pt-5">
      <h3 className="text-17 font-semibold">{t('title')}</h3>
      <ConditionField
        label={t('showWhen')}
        addLabel={t('addShowWhen')}
        readerId={question.id}
        field="showWhen"
        condition={question.showWhen}
        onCondition={(showWhen, burst) =>
          change(withCondition(question, 'showWhen', showWhen), burst)
        }
      />
      {isUnasked(question) || question.required ? null : (
        <ConditionField
          label={t('requiredWhen')}
          addLabel={t('addRequiredWhen')}
          readerId={question.id}
          field="requiredWhen"
          condition={question.requiredWhen}
          onCondition={(requiredWhen, burst) =>
            change(withCondition(question, 'requiredWhen', requiredWhen), burst)
          }
        />
      )}
      {question.type === 'note' ? null : (
        <>
          <ConditionField
            label={t('constraint')}
            addLabel={t('addConstraint')}
            readerId={question.id}
            own
            field="constraint"
            condition={question.constraint?.when}
            onCondition={(when, burst) => change(withConstraint(question, when), burst)}
          />
          {question.constraint ? (
            <MessageField question={question} constraint={question.constraint} change={change} />
          ) : null}
        </>
      )}
    </section>
  )
}

function MessageField({
  question,
  constraint,
  change,
}: {
  question: Question
  constraint: Constraint
  change: ChangeQuestion
}) {
  const t = useTranslations('builder.logic')
  return (
    <LocalizedInput
      label={t('message')}
      hint={t('messageHint')}
      value={constraint.message}
      burst={`${question.id}.constraint.message`}
      maxLength={checklistLimits.text}
      onText={(language, text, burst) => {
        const message = withOptionalText(constraint.message, language, text)
        change({ ...question, constraint: { ...constraint, message } }, burst)
      }}
    />
  )
}

function withCondition(
  question: Question,
  name: 'showWhen' | 'requiredWhen',
  condition: Condition | undefined,
): Question {
  const { [name]: _, ...rest } = question
  return condition === undefined ? rest : { ...rest, [name]: condition }
}

function withConstraint(question: Question, when: Condition | undefined): Question {
  const { constraint, ...rest } = question
  if (when === undefined) return rest
  return { ...rest, constraint: { message: constraint?.message ?? null, when } }
}
