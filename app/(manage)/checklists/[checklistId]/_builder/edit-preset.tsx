'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/choice'
import { DateInput } from '@/components/ui/date-input'
import { FieldError } from '@/components/ui/field-error'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { AnswerValue, Question } from '@/lib/core/checklist'
import { isFileQuestion, isUnasked } from '@/lib/core/checklist-questions'
import { textFor } from '@/lib/core/localized-text'
import { optionIdsOf } from '@/lib/core/question-order'
import { useBuilder } from './builder-context'
import { PresetNumber } from './edit-preset-number'
import type { ChangeQuestion } from './edit-question'
import { useFieldRemark } from './inputs'
import { withPreset } from './new-parts'

interface PresetProps {
  question: Question
  change: ChangeQuestion
}

/** False for types whose answer cannot stand in the form before the visit. */
export function canHavePreset(question: Question): boolean {
  const { type } = question
  const isOnTheSpot = isFileQuestion(question) || type === 'place' || type === 'person'
  return !isUnasked(question) && !isOnTheSpot
}

/** The answer that stands in the form when it is begun; the shopper may change it. */
export function PresetField({ question, change }: PresetProps) {
  const remarkOn = useFieldRemark()
  const set = (preset: AnswerValue | null, burst?: string) =>
    change(withPreset(question, preset), burst)
  return (
    <div className="grid gap-1">
      <PresetControl question={question} onPreset={set} />
      <FieldError>{remarkOn(question.id, 'preset')}</FieldError>
    </div>
  )
}

function PresetControl({
  question,
  onPreset,
}: {
  question: Question
  onPreset: (preset: AnswerValue | null, burst?: string) => void
}) {
  const t = useTranslations('builder.preset')
  const { endBurst } = useBuilder()
  const { preset } = question
  const burst = `${question.id}.preset`
  switch (question.type) {
    case 'yes-no':
    case 'single':
      return <PresetOption question={question} onPreset={onPreset} />
    case 'multiple':
      return <PresetOptions question={question} onPreset={onPreset} />
    case 'date':
    case 'time': {
      const { type } = question
      const value =
        preset?.kind === 'date' ? preset.date : preset?.kind === 'time' ? preset.time : ''
      return (
        <DateInput
          label={t('title')}
          optional
          kind={type}
          value={value}
          onChange={(event) => {
            const typed = event.target.value
            if (typed === '') onPreset(null, burst)
            else
              onPreset(
                type === 'date'
                  ? { kind: type, date: typed }
                  : { kind: type, time: typed.slice(0, 5) },
                burst,
              )
          }}
          onBlur={endBurst}
        />
      )
    }
    case 'text':
      return (
        <TextInput
          label={t('title')}
          optional
          maxLength={checklistLimits.text}
          value={preset?.kind === 'text' ? preset.text : ''}
          onChange={({ target: { value: text } }) =>
            onPreset(text === '' ? null : { kind: 'text', text }, burst)
          }
          onBlur={endBurst}
        />
      )
    default:
      return (
        <PresetNumber
          value={preset?.kind === 'number' ? preset.number : ''}
          onNumber={(number) =>
            onPreset(number === null ? null : { kind: 'number', number }, burst)
          }
        />
      )
  }
}

interface ChoiceProps {
  question: Question
  onPreset: (preset: AnswerValue | null) => void
}

function PresetOption({ question, onPreset }: ChoiceProps) {
  const t = useTranslations('builder.preset')
  const { preset } = question
  const options = useNamedOptions(question)
  return (
    <Select
      label={t('title')}
      optional
      fieldClassName="max-w-80"
      emptyLabel={t('none')}
      value={preset?.kind === 'choice' ? preset.option : ''}
      options={options}
      onChange={({ target: { value: option } }) =>
        onPreset(option === '' ? null : { kind: 'choice', option })
      }
    />
  )
}

function PresetOptions({ question, onPreset }: ChoiceProps) {
  const t = useTranslations('builder.preset')
  const options = useNamedOptions(question)
  const ticked = question.preset?.kind === 'choices' ? question.preset.options : []
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{t('title')}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={ticked.includes(value)}
            onChange={(event) => {
              const isTicked = event.target.checked
              const next = options
                .map((option) => option.value)
                .filter((own) => (own === value ? isTicked : ticked.includes(own)))
              onPreset(next.length === 0 ? null : { kind: 'choices', options: next })
            }}
          />
        ))}
      </div>
    </fieldset>
  )
}

function useNamedOptions(question: Question) {
  const t = useTranslations('checklists.answers')
  const { language } = useBuilder()
  return optionIdsOf(question).map((value, place) => {
    const text = 'options' in question ? (question.options[place]?.text ?? null) : null
    const own = value === 'yes' || value === 'no' ? t(value) : t('option', { number: place + 1 })
    return { value, label: textFor(text, language) || own }
  })
}
