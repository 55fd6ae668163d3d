'use client'

import { useTranslations } from 'next-intl'
import { DateInput } from '@/components/ui/date-input'
import { Section } from '@/components/ui/page-head'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { Regulation } from '@/lib/core/scheme'
import { LocalizedInputs } from './inputs'
import { PickMany } from './pick-many'
import type { EditorPart } from './scheme-editor'

/** Name, regulation, rhythm, and whom the scheme pays from when. */
export function GeneralFields({ document, onDocument, choices }: EditorPart) {
  const t = useTranslations('pay.schemes.form')
  const { regulation, appliesTo } = document
  const changeRegulation = (changes: Partial<Regulation>) => {
    const next = { number: '', date: '', ...regulation, ...changes }
    const isEmpty = next.number === '' && next.date === ''
    onDocument({ ...document, regulation: isEmpty ? null : next })
  }
  const changeScope = (changes: Partial<typeof appliesTo>) =>
    onDocument({ ...document, appliesTo: { ...appliesTo, ...changes } })
  return (
    <Section title={<span id="general">{t('general')}</span>}>
      <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2">
        <LocalizedInputs
          text={document.name}
          labels={{ ru: t('nameRu'), en: t('nameEn') }}
          onText={(name) => onDocument({ ...document, name })}
        />
        <TextInput
          label={t('regulationNumber')}
          value={regulation?.number ?? ''}
          maxLength={60}
          onChange={(event) => changeRegulation({ number: event.target.value })}
        />
        <DateInput
          label={t('regulationDate')}
          value={regulation?.date ?? ''}
          onChange={(event) => changeRegulation({ date: event.target.value })}
        />
        <Select
          label={t('period')}
          value={document.period}
          options={(['month', 'quarter'] as const).map((value) => ({
            value,
            label: t(`payPeriods.${value}`),
          }))}
          onChange={(event) =>
            onDocument({
              ...document,
              period: event.target.value === 'quarter' ? 'quarter' : 'month',
            })
          }
        />
        <DateInput
          label={t('appliesFrom')}
          value={appliesTo.from}
          onChange={(event) => changeScope({ from: event.target.value })}
        />
        <PickMany
          label={t('positions')}
          emptyText={t('allPositions')}
          options={choices.positions}
          ids={appliesTo.positionIds}
          onIds={(positionIds) => changeScope({ positionIds })}
        />
        <PickMany
          label={t('units')}
          emptyText={t('allUnits')}
          options={choices.units}
          ids={appliesTo.unitIds}
          onIds={(unitIds) => changeScope({ unitIds })}
        />
      </div>
    </Section>
  )
}
