'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { Checkbox } from '@/components/ui/choice'
import { EmptyState } from '@/components/ui/empty-state'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { makeTrialSchema, type Tried } from '@/lib/scheme-trials/schema'
import type { TrialChoices } from '@/lib/scheme-trials/use-cases/view-trials'
import { makeTrialAction } from '../actions'
import { keyOfTried, type TakenScheme, useSchemeChoice } from './scheme-choice'

/** Which scheme, beside which other, on which months. */
export function TrialForm({
  choices,
  schemeId,
}: {
  choices: TrialChoices
  schemeId: string | null
}) {
  const t = useTranslations('scheme-trials')
  const { schemes, months } = choices
  if (schemes.length === 0) {
    const link = (
      <Link href="/schemes" className="link">
        {t('toSchemes')}
      </Link>
    )
    return <EmptyState action={link}>{t('noSchemes')}</EmptyState>
  }
  if (months.length === 0) return <EmptyState>{t('noMonths')}</EmptyState>
  const begun = schemes.find((one) => one.schemeId === schemeId) ?? schemes[0]
  return <ChoiceForm choices={choices} first={begun ? keyOfTried(begun) : ''} />
}

/** A quarter at once where there is one: enough to see more than one good month. */
const monthsAtFirst = 3

function ChoiceForm({ choices, first }: { choices: TrialChoices; first: string }) {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  const router = useRouter()
  const { form, hook, message, isSending } = useActionForm({
    schema: makeTrialSchema,
    defaults: {
      schemes: [triedOf(first)],
      months: choices.months.slice(0, monthsAtFirst).map(({ month }) => month),
    },
    action: makeTrialAction,
    onDone: ({ trialId }) => router.push(`/trials/${trialId}`),
    namespace: 'scheme-trials',
  })
  const [tried, beside] = hook.watch('schemes')
  const chosen = hook.watch('months')
  const setSchemes = (one: string, other: string) =>
    hook.setValue('schemes', [one, other].filter((key) => key !== '').map(triedOf))
  const setMonth = (month: string, isOn: boolean) =>
    hook.setValue('months', isOn ? [...chosen, month] : chosen.filter((one) => one !== month))
  const [one, other] = [tried, beside].map((scheme) => (scheme ? keyOfTried(scheme) : ''))
  const isOfQuarter = choices.schemes.some(
    (scheme) => scheme.period === 'quarter' && [one, other].includes(keyOfTried(scheme)),
  )
  return (
    <form {...form} className="grid max-w-xl gap-6">
      <SchemeSelect
        label={t('scheme')}
        choices={choices}
        taken={{ key: other ?? '', reason: 'sameAsBelow' }}
        value={one ?? ''}
        onValue={(key) => setSchemes(key, other ?? '')}
      />
      <SchemeSelect
        label={t('beside')}
        emptyLabel={t('besideNone')}
        choices={choices}
        taken={{ key: one ?? '', reason: 'sameAsAbove' }}
        value={other ?? ''}
        onValue={(key) => setSchemes(one ?? '', key)}
      />
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-medium">{t('months')}</legend>
        {isOfQuarter ? <p className="text-13 text-ink-3">{t('quarterHint')}</p> : null}
        {choices.months.map(({ month, paid }) => (
          <Checkbox
            key={month}
            label={format.monthTitle(month)}
            hint={t(`monthState.${paid}`)}
            checked={chosen.includes(month)}
            onChange={(event) => setMonth(month, event.target.checked)}
          />
        ))}
      </fieldset>
      <FormMessage>{chosen.length === 0 ? t('chooseMonth') : message}</FormMessage>
      <div>
        <SubmitButton pending={isSending} disabled={chosen.length === 0}>
          {t('make')}
        </SubmitButton>
        <p className="mt-2 text-13 text-ink-3">{t('neverPay')}</p>
      </div>
    </form>
  )
}

function SchemeSelect({
  label,
  emptyLabel,
  choices,
  taken,
  value,
  onValue,
}: {
  label: string
  emptyLabel?: string
  choices: TrialChoices
  taken: TakenScheme
  value: string
  onValue: (key: string) => void
}) {
  const { options, hintOf } = useSchemeChoice(choices)
  return (
    <Select
      label={label}
      emptyLabel={emptyLabel}
      options={options(taken)}
      hint={hintOf(value)}
      value={value}
      onChange={(event) => onValue(event.target.value)}
    />
  )
}

function triedOf(key: string): Tried {
  const [schemeId = '', version = 'draft'] = key.split(' ')
  return { schemeId, version: version === 'draft' ? null : Number(version) }
}
