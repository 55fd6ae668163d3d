'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Switch } from '@/components/ui/choice'
import { FieldError } from '@/components/ui/field-error'
import { NumberInput } from '@/components/ui/number-input'
import { briefingLimits } from '@/lib/briefings/schema'
import { type BriefingFormHandle, LocalizedFields, textAt } from './briefing-fields'
import { newOption, newQuestion, type TestQuestionValues, type TestValues } from './briefing-values'

/** A short test on the instructions: off, or its questions and how many right ones are enough. */
export function TestFields({ form }: { form: BriefingFormHandle }) {
  const t = useTranslations('briefings.test')
  const test = form.hook.watch('test')
  const set = (next: TestValues | null) => form.hook.setValue('test', next, { shouldDirty: true })
  return (
    <div className="grid gap-6">
      <Switch
        label={t('demanded')}
        hint={t('demandedHint')}
        checked={test !== null}
        onChange={({ target }) =>
          set(target.checked ? { passMark: '1', questions: [newQuestion()] } : null)
        }
      />
      {test === null ? null : <Questions form={form} test={test} onChange={set} />}
    </div>
  )
}

function Questions({
  form,
  test,
  onChange,
}: {
  form: BriefingFormHandle
  test: TestValues
  onChange: (test: TestValues) => void
}) {
  const t = useTranslations('briefings.test')
  const { questions } = test
  const { onChange: _, ...mark } = textAt(form, 'test.passMark')
  const setQuestions = (next: readonly TestQuestionValues[]) =>
    onChange({ ...test, questions: next })
  return (
    <>
      {questions.map((question, place) => (
        <QuestionFields
          key={question.id}
          form={form}
          question={question}
          place={place}
          onChange={(next) =>
            setQuestions(questions.map((other) => (other.id === next.id ? next : other)))
          }
          onRemove={
            questions.length > 1
              ? () => setQuestions(questions.filter(({ id }) => id !== question.id))
              : null
          }
        />
      ))}
      {questions.length < briefingLimits.questions ? (
        <Button
          className="justify-self-start"
          onClick={() => setQuestions([...questions, newQuestion()])}
        >
          {t('addQuestion')}
        </Button>
      ) : null}
      <NumberInput
        label={t('passMark')}
        hint={t('passMarkHint', { count: questions.length })}
        {...mark}
        onValueChange={(passMark) => onChange({ ...test, passMark })}
      />
    </>
  )
}

function QuestionFields({
  form,
  question,
  place,
  onChange,
  onRemove,
}: {
  form: BriefingFormHandle
  question: TestQuestionValues
  place: number
  onChange: (question: TestQuestionValues) => void
  onRemove: (() => void) | null
}) {
  const t = useTranslations('briefings.test')
  const path = `test.questions.${place}`
  const { options } = question
  const rightError = textAt(form, `${path}.right`).error
  return (
    <fieldset className="grid gap-4 rounded border border-line bg-raised px-4 py-4">
      <legend className="px-1 font-semibold">{t('question', { number: place + 1 })}</legend>
      <LocalizedFields form={form} path={`${path}.text`} label={t('asked')} rows={2} />
      {options.map((option, index) => (
        <div key={option.id} className="grid gap-1.5">
          <LocalizedFields
            form={form}
            path={`${path}.options.${index}.text`}
            label={t('option', { number: index + 1 })}
            isShort
          />
          <div className="flex flex-wrap items-center justify-between gap-x-4">
            <label className="flex min-h-9 items-center gap-2 text-15">
              <input
                type="radio"
                name={`right-${question.id}`}
                checked={question.right === option.id}
                onChange={() => onChange({ ...question, right: option.id })}
                className="size-5 accent-accent"
              />
              {t('isRight')}
            </label>
            {options.length > 2 ? (
              <Button
                look="quiet"
                size="small"
                aria-label={t('removeOption', { number: index + 1 })}
                onClick={() =>
                  onChange({ ...question, options: options.filter(({ id }) => id !== option.id) })
                }
              >
                {t('remove')}
              </Button>
            ) : null}
          </div>
        </div>
      ))}
      <FieldError>{rightError}</FieldError>
      {options.length < briefingLimits.options ? (
        <Button
          size="small"
          className="justify-self-start"
          onClick={() => onChange({ ...question, options: [...options, newOption()] })}
        >
          {t('addOption')}
        </Button>
      ) : null}
      <LocalizedFields
        form={form}
        path={`${path}.explanation`}
        label={t('explanation')}
        hint={t('explanationHint')}
        rows={2}
      />
      {onRemove ? (
        <Button look="quiet" size="small" className="justify-self-start" onClick={onRemove}>
          {t('removeQuestion')}
        </Button>
      ) : null}
    </fieldset>
  )
}
