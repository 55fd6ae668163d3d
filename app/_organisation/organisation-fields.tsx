'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'
import type { ActionForm } from '@/components/forms/use-action-form'
import { Combobox } from '@/components/ui/combobox'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { locales } from '@/lib/platform/i18n/locales'

/** Name, zone, currency and first language: asked at the first run and changed in the settings. */
export function OrganisationFields<Values extends FieldValues, Parsed>({
  form,
}: {
  form: ActionForm<Values, Parsed>
}) {
  const t = useTranslations('settings.organisation')
  const frame = useTranslations('frame')
  const locale = useLocale()
  const zones = useMemo(() => zoneOptions(), [])
  const currencies = useMemo(() => currencyOptions(locale), [locale])
  // The forms that use this part all have these four fields; their own types add others.
  const at = (name: 'name' | 'timeZone' | 'currency' | 'defaultLocale') => name as FieldPath<Values>
  return (
    <>
      <TextInput label={t('name')} autoComplete="organization" {...form.field(at('name'))} />
      <Combobox label={t('timeZone')} options={zones} {...form.value(at('timeZone'))} />
      <Combobox label={t('currency')} options={currencies} {...form.value(at('currency'))} />
      <Select
        label={t('language')}
        options={locales.map((value) => ({ value, label: frame(`languageNames.${value}`) }))}
        {...form.field(at('defaultLocale'))}
      />
    </>
  )
}

function zoneOptions() {
  return Intl.supportedValuesOf('timeZone').map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }))
}

function currencyOptions(locale: string) {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: code,
    // Not in the label: the names of browser and server may differ by a version of Unicode.
    detail: names.of(code) ?? code,
  }))
}
