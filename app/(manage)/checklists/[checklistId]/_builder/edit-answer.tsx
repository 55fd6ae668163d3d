'use client'

import { ArrowLeftRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { checklistLimits } from '@/lib/checklists/schema'
import type { NumberRule, Question } from '@/lib/core/checklist'
import { useBuilder } from './builder-context'
import { BandsEditor } from './edit-bands'
import { OptionsEditor } from './edit-options'
import type { ChangeQuestion } from './edit-question'
import { DecimalField, LocalizedInput, useFieldRemark, useRemarkText } from './inputs'
import { newBands, newLine, withOptionalText } from './new-parts'

type OfType<Type extends Question['type']> = Extract<Question, { type: Type }>

/** What can be answered, and what each answer is worth. */
export function AnswerEditor({ question, change }: { question: Question; change: ChangeQuestion }) {
  const t = useTranslations('checklists.answers')
  switch (question.type) {
    case 'yes-no':
      return <YesNoEditor question={question} change={change} />
    case 'single':
    case 'multiple':
      return <OptionsEditor question={question} change={change} />
    case 'scale':
      return <ScaleEditor question={question} change={change} />
    case 'number':
      return <NumberEditor question={question} change={change} />
    case 'duration':
      return (
        <RuleEditor
          questionId={question.id}
          rule={question.rule}
          unit={t('seconds')}
          onRule={(rule, burst) => change({ ...question, rule }, burst)}
        />
      )
    case 'text':
    case 'photo':
      return <p className="text-ink-2">{t('informational')}</p>
  }
}

function YesNoEditor({ question, change }: { question: OfType<'yes-no'>; change: ChangeQuestion }) {
  const t = useTranslations('checklists.answers')
  const remarkOn = useFieldRemark()
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
        {(['yes', 'no'] as const).map((answer) => (
          <DecimalField
            key={answer}
            label={t('pointsOf', { option: t(answer) })}
            value={question[answer]}
            error={remarkOn(question.id, answer)}
            onValue={(points) =>
              change({ ...question, [answer]: points }, `${question.id}.${answer}`)
            }
          />
        ))}
        <Button
          size="small"
          look="quiet"
          className="mb-1.5"
          onClick={() => change({ ...question, yes: question.no, no: question.yes })}
        >
          <ArrowLeftRight aria-hidden className="size-4" />
          {t('swap')}
        </Button>
      </div>
      <p className="text-13 text-ink-3">{t('yesNoHint')}</p>
    </div>
  )
}

function ScaleEditor({ question, change }: { question: OfType<'scale'>; change: ChangeQuestion }) {
  const t = useTranslations('checklists.answers')
  const { remarks } = useBuilder()
  const say = useRemarkText()
  const wrong = remarks.find(({ nodeId, code }) => nodeId === question.id && code === 'scale-empty')
  const label = (end: 'minLabel' | 'maxLabel') => (
    <LocalizedInput
      label={t(end)}
      value={question[end]}
      burst={`${question.id}.${end}`}
      maxLength={checklistLimits.label}
      onText={(language, text, burst) =>
        change({ ...question, [end]: withOptionalText(question[end], language, text) }, burst)
      }
    />
  )
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-start gap-5">
        <WholeField
          label={t('scaleFrom')}
          value={question.min}
          error={wrong ? say(wrong) : undefined}
          onValue={(min) => change({ ...question, min }, `${question.id}.min`)}
        />
        <WholeField
          label={t('scaleTo')}
          value={question.max}
          onValue={(max) => change({ ...question, max }, `${question.id}.max`)}
        />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        {label('minLabel')}
        {label('maxLabel')}
      </div>
      <Select
        label={t('scoring')}
        fieldClassName="max-w-80"
        value={question.bands === null ? 'even' : 'bands'}
        options={[
          { value: 'even', label: t('linearScale') },
          { value: 'bands', label: t('byBands') },
        ]}
        onChange={(event) =>
          change({ ...question, bands: event.target.value === 'bands' ? newBands : null })
        }
      />
      {question.bands ? (
        <BandsEditor
          questionId={question.id}
          bands={question.bands}
          onBands={(bands, burst) => change({ ...question, bands }, burst)}
        />
      ) : null}
    </div>
  )
}

/** The ends of a scale are whole numbers; half-typed ones wait in the field. */
function WholeField({
  label,
  value,
  error,
  onValue,
}: {
  label: string
  value: number
  error?: string | undefined
  onValue: (value: number) => void
}) {
  const { endBurst } = useBuilder()
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextInput
      label={label}
      error={error}
      inputMode="numeric"
      autoComplete="off"
      className="num w-24! text-right"
      value={typed ?? String(value)}
      onChange={(event) => {
        setTyped(event.target.value)
        if (/^-?\d{1,3}$/.test(event.target.value)) onValue(Number(event.target.value))
      }}
      onBlur={() => {
        setTyped(null)
        endBurst()
      }}
    />
  )
}

function NumberEditor({
  question,
  change,
}: {
  question: OfType<'number'>
  change: ChangeQuestion
}) {
  const t = useTranslations('checklists.answers')
  return (
    <div className="grid gap-5">
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
      <RuleEditor
        questionId={question.id}
        rule={question.rule}
        onRule={(rule, burst) => change({ ...question, rule }, burst)}
      />
    </div>
  )
}

const ruleKinds = ['bands', 'linear', 'none'] as const

function RuleEditor({
  questionId,
  rule,
  unit,
  onRule,
}: {
  questionId: string
  rule: NumberRule | null
  unit?: string | undefined
  onRule: (rule: NumberRule | null, burst?: string) => void
}) {
  const t = useTranslations('checklists.answers')
  const remarkOn = useFieldRemark()
  const labels = { bands: t('byBands'), linear: t('byLine'), none: t('noScore') }
  return (
    <div className="grid gap-5">
      <Select
        label={t('scoring')}
        fieldClassName="max-w-80"
        value={rule?.kind ?? 'none'}
        options={ruleKinds.map((value) => ({ value, label: labels[value] }))}
        onChange={(event) => {
          if (event.target.value === 'none') onRule(null)
          else onRule(event.target.value === 'linear' ? newLine : newBands)
        }}
      />
      {rule?.kind === 'bands' ? (
        <BandsEditor questionId={questionId} bands={rule} unit={unit} onBands={onRule} />
      ) : null}
      {rule?.kind === 'linear' ? (
        <div className="grid gap-2">
          <div className="flex flex-wrap gap-5">
            {(['fullAt', 'zeroAt'] as const).map((end) => (
              <DecimalField
                key={end}
                label={t(end)}
                unit={unit}
                value={rule[end]}
                error={remarkOn(questionId, `rule.${end}`)}
                onValue={(value) => onRule({ ...rule, [end]: value }, `${questionId}.${end}`)}
              />
            ))}
          </div>
          <p className="text-13 text-ink-3">{t('lineHint')}</p>
        </div>
      ) : null}
    </div>
  )
}
