'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Callout } from '@/components/ui/callout'
import { RadioGroup } from '@/components/ui/radio-group'
import { useProblemText } from '@/components/ui/use-problem-text'
import { subtreeOf, treeOrder } from '@/lib/core/unit-tree'
import type { PlanOptions } from '@/lib/planning/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { type Choice, ChoiceList } from './choice-list'
import type { PlanForm } from './plan-fields'
import type { PlanVisitsProps } from './plan-visits'

/** Units, or, where the campaign may name them, people. */
export function SubjectChoice(props: PlanVisitsProps & { form: PlanForm }) {
  const { campaign, notice, form } = props
  const t = useTranslations('campaigns')
  const [kind, setKind] = useState<'units' | 'people'>('units')
  const choose = (next: 'units' | 'people') => {
    setKind(next)
    // Only what is seen is planned.
    form.hook.setValue('unitIds', [])
    form.hook.setValue('personIds', [])
  }
  return (
    <div className="grid gap-5">
      {campaign.namesPeople && notice.mayNamePeople ? (
        <RadioGroup
          name="kind"
          legend={t('plan.whom')}
          legendHidden
          look="segments"
          options={[
            { value: 'units', label: t('plan.byUnits') },
            { value: 'people', label: t('plan.byPeople') },
          ]}
          value={kind}
          onChange={(event) => choose(event.target.value === 'people' ? 'people' : 'units')}
        />
      ) : null}
      {campaign.namesPeople && !notice.mayNamePeople ? <NoNames {...props} /> : null}
      {kind === 'units' ? <UnitChoice {...props} /> : <PersonChoice {...props} />}
    </div>
  )
}

function NoNames({ notice: { reason, from } }: PlanVisitsProps) {
  const t = useTranslations('campaigns.notice')
  const format = useFormat()
  if (reason === 'notice-too-young' && from !== null) {
    return <Callout tone="needs-you">{t('notice-too-young', { day: format.day(from) })}</Callout>
  }
  return <Callout tone="needs-you">{t('notice-not-published')}</Callout>
}

function UnitChoice({ options, form }: PlanVisitsProps & { form: PlanForm }) {
  const t = useTranslations('campaigns.plan')
  const say = useProblemText('campaigns.fields')
  const problem = form.hook.formState.errors.unitIds?.message
  return (
    <ChoiceList
      legend={t('units')}
      choices={unitChoices(options.units, t('ownUnit'))}
      value={form.hook.watch('unitIds') ?? []}
      onChange={(ids) =>
        form.hook.setValue('unitIds', [...ids], { shouldValidate: problem !== undefined })
      }
      error={problem ? say(problem, 'field') : undefined}
    />
  )
}

/** The tree of units; a region stands for the places below it. */
export function unitChoices(units: PlanOptions['units'], ownUnit: string): readonly Choice[] {
  const isPlace = (unit: PlanOptions['units'][number]) => unit.kind !== 'region' && !unit.isOwn
  return treeOrder(units).map(({ unit, depth }) => {
    const head = { value: unit.id, label: unit.name, depth }
    if (unit.kind !== 'region') {
      return unit.isOwn ? { ...head, detail: ownUnit, isLocked: true } : head
    }
    const below = subtreeOf(units, unit.id)
    return { ...head, covers: units.filter((u) => below.has(u.id) && isPlace(u)).map((u) => u.id) }
  })
}

function PersonChoice({ options, form }: PlanVisitsProps & { form: PlanForm }) {
  const t = useTranslations('campaigns.plan')
  const say = useProblemText('campaigns.fields')
  const problem = form.hook.formState.errors.unitIds?.message
  return (
    <ChoiceList
      legend={t('people')}
      choices={options.people.map(({ id, fullName, position, unitName, notified }) => ({
        value: id,
        label: fullName,
        detail: notified ? t('personDetail', { position, unit: unitName }) : t('notNotified'),
        isLocked: !notified,
      }))}
      value={form.hook.watch('personIds') ?? []}
      onChange={(ids) => {
        form.hook.setValue('personIds', [...ids])
        if (problem !== undefined) form.hook.clearErrors('unitIds')
      }}
      error={problem ? say(problem, 'field') : undefined}
    />
  )
}
