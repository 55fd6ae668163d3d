'use client'

import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { Gate, GateCondition } from '@/lib/core/scheme'
import type { SchemeChoices } from '@/lib/schemes/use-cases/list-scheme-choices'
import { CountInput, FieldRow, LocalizedInputs, PercentInput } from './inputs'
import { newCondition } from './new-parts'
import { ScoreFields } from './score-fields'
import { SubjectSelect } from './value-fields'

const kinds: readonly GateCondition['kind'][] = ['failures', 'presence', 'lower-bound']

/** One limit: when it applies, and how much of the bonus is then paid at most. */
export function GateFields({
  gate,
  choices,
  onGate,
}: {
  gate: Gate
  choices: SchemeChoices
  onGate: (gate: Gate) => void
}) {
  const t = useTranslations('pay.schemes.form')
  const change = (changes: Partial<Gate>) => onGate({ ...gate, ...changes })
  return (
    <FieldRow>
      <LocalizedInputs
        text={gate.title}
        labels={{ ru: t('titleRu'), en: t('titleEn') }}
        onText={(title) => change({ title })}
      />
      <TextInput
        label={t('code')}
        value={gate.code}
        maxLength={40}
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => change({ code: event.target.value })}
      />
      <PercentInput
        label={t('capRate')}
        kept={gate.capRate}
        onKept={(capRate) => change({ capRate })}
      />
      <Select
        label={t('gateKind')}
        fieldClassName="lg:col-span-2"
        value={gate.condition.kind}
        options={kinds.map((kind) => ({ value: kind, label: t(`gateKinds.${kind}`) }))}
        onChange={(event) => {
          const kind = kinds.find((other) => other === event.target.value)
          if (kind) change({ condition: newCondition(kind) })
        }}
      />
      <ConditionFields
        key={gate.condition.kind}
        condition={gate.condition}
        choices={choices}
        onCondition={(condition) => change({ condition })}
      />
    </FieldRow>
  )
}

function ConditionFields({
  condition,
  choices,
  onCondition,
}: {
  condition: GateCondition
  choices: SchemeChoices
  onCondition: (condition: GateCondition) => void
}) {
  const t = useTranslations('pay.schemes.form')
  if (condition.kind === 'failures') {
    return (
      <>
        <CountInput
          label={t('gateLimits.failures')}
          error={t('countError', { most: 100 })}
          most={100}
          count={condition.atLeast}
          onCount={(atLeast) => onCondition({ ...condition, atLeast })}
        />
        <SubjectSelect
          subject={condition.subject}
          onSubject={(subject) => onCondition({ ...condition, subject })}
        />
      </>
    )
  }
  const limit = (
    <PercentInput
      label={t(`gateLimits.${condition.kind}`)}
      kept={condition.below}
      onKept={(below) => onCondition({ ...condition, below })}
    />
  )
  if (condition.kind === 'presence') return limit
  return (
    <>
      {limit}
      <SubjectSelect
        subject={condition.value.subject}
        onSubject={(subject) =>
          onCondition({ ...condition, value: { ...condition.value, subject } })
        }
      />
      <ScoreFields
        value={condition.value}
        choices={choices}
        onValue={(value) => onCondition({ ...condition, value })}
      />
      <CountInput
        label={t('minimumVisits')}
        error={t('countError', { most: 100 })}
        most={100}
        count={condition.minimumVisits}
        onCount={(minimumVisits) => onCondition({ ...condition, minimumVisits })}
      />
    </>
  )
}
