'use client'

import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { FieldError } from '@/components/ui/field-error'
import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { Option, Question } from '@/lib/core/checklist'
import type { Condition } from '@/lib/core/condition'
import { textFor } from '@/lib/core/localized-text'
import { noneOption } from '@/lib/core/none-option'
import { freshId, useBuilder } from './builder-context'
import { ConditionField } from './edit-condition'
import { OptionDemands } from './edit-option-demands'
import type { ChangeQuestion } from './edit-question'
import { DecimalField, LocalizedInput, useFieldRemark, useRemarkText } from './inputs'
import { lacksNone, newOption, withNone, withOptions, withText } from './new-parts'
import { MarkButton } from './segments'
import { useOptionRemoval } from './use-removal'

type WithOptions = Extract<Question, { type: 'single' | 'multiple' }>

/** The answers of a list, each with its points. */
export function OptionsEditor({
  question,
  change,
}: {
  question: WithOptions
  change: ChangeQuestion
}) {
  const t = useTranslations('checklists.answers')
  const { remarks } = useBuilder()
  const say = useRemarkText()
  const remove = useOptionRemoval()
  const { options } = question
  const hasOwn = options.some(({ possible }) => possible !== undefined)
  const none = remarks.find(({ nodeId, code }) => nodeId === question.id && code === 'no-options')
  const set = (next: readonly Option[], burst?: string) =>
    change(withOptions(question, next), burst)
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-1.5 font-medium">{t('options')}</legend>
      <ol className="grid gap-3">
        {options.map((option, place) => (
          <OptionRow
            key={option.id}
            question={question}
            change={change}
            option={option}
            place={place}
            count={options.length}
            onOption={(next, burst) => set(options.with(place, next), burst)}
            onMove={(to) => set(options.toSpliced(place, 1).toSpliced(to, 0, option))}
            onRemove={() => remove(new Map([[question.id, new Set([option.id])]]))}
          />
        ))}
      </ol>
      <FieldError>{none ? say(none) : null}</FieldError>
      {options.length < checklistLimits.options ? (
        <Button
          size="small"
          look="quiet"
          className="-ml-3 justify-self-start"
          onClick={() => set([...options, newOption(freshId())])}
        >
          <Plus aria-hidden className="size-4" />
          {t('addOption')}
        </Button>
      ) : null}
      {lacksNone(question) ? (
        <div className="grid justify-items-start gap-1">
          <Button
            size="small"
            look="quiet"
            className="-ml-3"
            onClick={() => change(withNone(question, noneOption(freshId())))}
          >
            <Plus aria-hidden className="size-4" />
            {t('addNone')}
          </Button>
          <p className="text-13 text-ink-3">{t('addNoneHint')}</p>
        </div>
      ) : null}
      <p className="text-13 text-ink-3">{t(`${question.type}Hint`)}</p>
      <Checkbox
        label={t('ownPossible')}
        hint={t('ownPossibleHint')}
        checked={hasOwn}
        onChange={(event) =>
          set(options.map((option) => withPossible(option, event.target.checked)))
        }
      />
    </fieldset>
  )
}

function withPossible({ possible: _, ...option }: Option, isWanted: boolean): Option {
  return isWanted ? { ...option, possible: '1' } : option
}

function OptionRow({
  question,
  change,
  option,
  place,
  count,
  onOption,
  onMove,
  onRemove,
}: {
  question: WithOptions
  change: ChangeQuestion
  option: Option
  place: number
  count: number
  onOption: (option: Option, burst?: string) => void
  onMove: (to: number) => void
  onRemove: () => void
}) {
  const t = useTranslations('checklists.answers')
  const words = useTranslations('builder.options')
  const { language, remarks } = useBuilder()
  const questionId = question.id
  const remarkOn = useFieldRemark()
  const say = useRemarkText()
  const number = place + 1
  const named = textFor(option.text, language) || t('option', { number })
  const empty = remarks.find(
    (own) =>
      own.code === 'empty-option-text' && own.nodeId === questionId && own.optionId === option.id,
  )
  return (
    <li className="grid gap-1.5">
      <div className="flex flex-wrap items-start gap-x-2 gap-y-1.5 sm:flex-nowrap">
        <div className="min-w-40 flex-1">
          <LocalizedInput
            label={t('option', { number })}
            labelHidden
            value={option.text}
            burst={`${option.id}.text`}
            maxLength={checklistLimits.optionText}
            error={empty ? say(empty) : undefined}
            onText={(own, text, burst) =>
              onOption({ ...option, text: withText(option.text, own, text) }, burst)
            }
          />
        </div>
        <DecimalField
          label={t('pointsOf', { option: named })}
          labelHidden
          className="w-18!"
          value={option.points}
          error={remarkOn(questionId, 'points', option.id)}
          onValue={(points) => onOption({ ...option, points }, `${option.id}.points`)}
        />
        {option.possible === undefined ? null : (
          <DecimalField
            label={t('possibleOf', { option: named })}
            labelHidden
            className="w-18!"
            value={option.possible}
            error={remarkOn(questionId, 'possible', option.id)}
            onValue={(possible) => onOption({ ...option, possible }, `${option.id}.possible`)}
          />
        )}
        <div className="flex pt-1.5">
          <MarkButton
            label={t('optionUp', { number })}
            disabled={place === 0}
            onClick={() => onMove(place - 1)}
          >
            <ArrowUp aria-hidden className="size-4" />
          </MarkButton>
          <MarkButton
            label={t('optionDown', { number })}
            disabled={place === count - 1}
            onClick={() => onMove(place + 1)}
          >
            <ArrowDown aria-hidden className="size-4" />
          </MarkButton>
          <MarkButton label={t('removeOption', { number })} onClick={onRemove}>
            <X aria-hidden className="size-4" />
          </MarkButton>
        </div>
      </div>
      <div className="grid gap-1 pl-3">
        <OptionDemands question={question} optionId={option.id} named={named} change={change} />
        <ConditionField
          label={words('showWhen', { option: named })}
          addLabel={words('addShowWhen')}
          readerId={questionId}
          field="showWhen"
          optionId={option.id}
          condition={option.showWhen}
          onCondition={(showWhen, burst) => onOption(withShowWhen(option, showWhen), burst)}
        />
      </div>
    </li>
  )
}

function withShowWhen({ showWhen: _, ...option }: Option, showWhen: Condition | undefined): Option {
  return showWhen === undefined ? option : { ...option, showWhen }
}
