'use client'

import { useTranslations } from 'next-intl'
import type { PreviewOnPerson } from '@/app/(hr)/trials/_parts/use-pay-preview'
import { Select } from '@/components/ui/select'
import { textFor } from '@/lib/core/localized-text'
import type { Component, ComponentValue, KpiValue, Subject } from '@/lib/core/scheme'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { SchemeChoices } from '@/lib/schemes/use-cases/list-scheme-choices'
import { ComputedFields } from './computed-fields'
import { orNull, PlainInput } from './inputs'
import { newValue } from './new-parts'
import { ScoreFields } from './score-fields'

const kinds: readonly ComponentValue['kind'][] = ['score', 'kpi', 'formula']
const subjects: readonly Subject[] = ['person', 'unit']

/** What a component reads: a score of visits, an imported figure, or a formula over both. */
export function ValueFields({
  component,
  components,
  choices,
  preview,
  onValue,
}: {
  component: Component
  components: readonly Component[]
  choices: SchemeChoices
  preview: PreviewOnPerson
  onValue: (value: ComponentValue) => void
}) {
  const t = useTranslations('pay.schemes.form')
  const { value } = component
  return (
    <>
      <Select
        label={t('value')}
        value={value.kind}
        options={kinds.map((kind) => ({ value: kind, label: t(`valueKinds.${kind}`) }))}
        onChange={(event) => {
          const kind = kinds.find((other) => other === event.target.value)
          if (kind) onValue(newValue(kind, value))
        }}
      />
      <SubjectSelect
        subject={value.subject}
        onSubject={(subject) => onValue({ ...value, subject })}
      />
      {value.kind === 'score' ? (
        <ScoreFields value={value} choices={choices} onValue={onValue} />
      ) : null}
      {value.kind === 'kpi' ? (
        <KpiFields value={value} metrics={choices.metrics} onValue={onValue} />
      ) : null}
      {value.kind === 'formula' ? (
        <ComputedFields
          code={component.code}
          value={value}
          components={components}
          choices={choices}
          preview={preview}
          onValue={onValue}
        />
      ) : null}
    </>
  )
}

/** Whose visits or figures count. */
export function SubjectSelect({
  subject,
  onSubject,
}: {
  subject: Subject
  onSubject: (subject: Subject) => void
}) {
  const t = useTranslations('pay.schemes.form')
  return (
    <Select
      label={t('subject')}
      value={subject}
      options={subjects.map((value) => ({ value, label: t(`subjects.${value}`) }))}
      onChange={(event) => {
        const next = subjects.find((value) => value === event.target.value)
        if (next) onSubject(next)
      }}
    />
  )
}

function KpiFields({
  value,
  metrics,
  onValue,
}: {
  value: KpiValue
  metrics: SchemeChoices['metrics']
  onValue: (value: KpiValue) => void
}) {
  const t = useTranslations('pay.schemes.form')
  const { locale } = useFormat()
  const isShare = metrics.find(({ code }) => code === value.metric)?.unit === 'share'
  const isKnown = value.metric === '' || metrics.some(({ code }) => code === value.metric)
  const options = metrics.map(({ code, title }) => ({
    value: code,
    label: `${textFor(title, locale)} (${code})`,
  }))
  return (
    <>
      <Select
        label={t('metric')}
        fieldClassName="lg:col-span-2"
        hint={t('metricHint')}
        value={value.metric}
        emptyLabel={t('metricNone')}
        // A name that the catalogue does not hold stays in sight; the remarks say what is wrong with it.
        options={isKnown ? options : [...options, { value: value.metric, label: value.metric }]}
        onChange={(event) => onValue({ ...value, metric: event.target.value })}
      />
      <PlainInput
        label={t('target')}
        hint={t(isShare ? 'targetHint' : 'targetHintOwn')}
        kept={value.target ?? ''}
        onKept={orNull((target) => onValue({ ...value, target }))}
      />
    </>
  )
}
