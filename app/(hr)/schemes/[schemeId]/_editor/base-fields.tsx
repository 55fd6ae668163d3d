'use client'

import { useTranslations } from 'next-intl'
import { Switch } from '@/components/ui/choice'
import { Section } from '@/components/ui/page-head'
import { Select } from '@/components/ui/select'
import type { Base, SchemeDocument } from '@/lib/core/scheme'
import { currencySymbol } from '@/lib/platform/i18n/format'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { MoneyInput, orNull, PlainInput } from './inputs'
import type { EditorPart } from './scheme-editor'

const kinds: readonly Base['kind'][] = ['fixed', 'salary', 'imported', 'pool']
const roundings: readonly SchemeDocument['rounding']['mode'][] = ['half-up', 'half-even']

/** The amount that the shares are shares of, its bounds and its rounding. */
export function BaseFields({ document, onDocument }: EditorPart) {
  const t = useTranslations('pay.schemes.form')
  const { locale } = useFormat()
  const unit = currencySymbol(document.currency, locale)
  const { base, rounding } = document
  const change = (changes: Partial<SchemeDocument>) => onDocument({ ...document, ...changes })
  return (
    <Section title={<span id="base">{t('base')}</span>}>
      <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2">
        <Select
          label={t('base')}
          value={base.kind}
          options={kinds.map((value) => ({ value, label: t(`baseKinds.${value}`) }))}
          onChange={(event) => {
            const kind = kinds.find((value) => value === event.target.value)
            if (kind === 'fixed' || kind === 'pool') change({ base: { kind, amount: '' } })
            else if (kind) change({ base: { kind } })
          }}
        />
        {base.kind === 'fixed' || base.kind === 'pool' ? (
          <MoneyInput
            // Another kind of amount begins empty.
            key={base.kind}
            label={t(base.kind === 'pool' ? 'poolAmount' : 'baseAmount')}
            {...(base.kind === 'pool' ? { hint: t('poolHint') } : {})}
            unit={unit}
            kept={base.amount}
            onKept={(amount) => change({ base: { kind: base.kind, amount } })}
          />
        ) : (
          <span className="max-sm:hidden" />
        )}
        <MoneyInput
          label={t('floor')}
          hint={t('noBoundHint')}
          unit={unit}
          kept={document.floor ?? ''}
          onKept={orNull((floor) => change({ floor }))}
        />
        <MoneyInput
          label={t('cap')}
          hint={t('noBoundHint')}
          unit={unit}
          kept={document.cap ?? ''}
          onKept={orNull((cap) => change({ cap }))}
        />
        <Select
          label={t('rounding')}
          value={rounding.mode}
          options={roundings.map((value) => ({ value, label: t(`roundings.${value}`) }))}
          onChange={(event) => {
            const mode = roundings.find((value) => value === event.target.value)
            if (mode) change({ rounding: { ...rounding, mode } })
          }}
        />
        <PlainInput
          label={t('roundingUnit')}
          unit={unit}
          kept={rounding.unit}
          onKept={(next) => change({ rounding: { ...rounding, unit: next } })}
        />
        <Switch
          label={t('proration')}
          checked={document.proration}
          onChange={(event) => change({ proration: event.target.checked })}
        />
      </div>
    </Section>
  )
}
