'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { Question, RatingIcon } from '@/lib/core/checklist'
import { useBuilder } from './builder-context'
import { chosen } from './chosen-word'
import { BandsEditor } from './edit-bands'
import type { ChangeQuestion } from './edit-question'
import { LocalizedInput, useRemarkText } from './inputs'
import { newBands, withOptionalText } from './new-parts'

type Scale = Extract<Question, { type: 'scale' }>

const looks = ['figures', 'star', 'heart', 'face'] as const

/** From where to where, how it looks, and what each step is worth. */
export function ScaleEditor({ question, change }: { question: Scale; change: ChangeQuestion }) {
  const t = useTranslations('checklists.answers')
  const words = useTranslations('builder.scale')
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
        <Select
          label={words('look')}
          fieldClassName="min-w-44"
          value={question.icon ?? 'figures'}
          options={looks.map((value) => ({ value, label: words(`looks.${value}`) }))}
          onChange={(event) => {
            const look = chosen(looks, event.target.value, 'figures')
            change(withIcon(question, look === 'figures' ? null : look))
          }}
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

function withIcon({ icon: _, ...question }: Scale, icon: RatingIcon | null): Scale {
  return icon === null ? question : { ...question, icon }
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
