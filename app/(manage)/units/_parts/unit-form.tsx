'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useActionForm } from '@/components/forms/use-action-form'
import { DateInput } from '@/components/ui/date-input'
import { FormMessage } from '@/components/ui/form-message'
import { type Option, Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { type OpeningHours, parseOpeningHours } from '@/lib/core/opening-hours'
import type { Unit } from '@/lib/units/queries'
import { saveUnitSchema, unitKinds } from '@/lib/units/schema'
import { saveUnitAction } from '../actions'
import { openingHoursText } from './opening-hours-text'

const emptyUnit = {
  code: '',
  name: '',
  kind: 'shop',
  parentId: null,
  address: null,
  timeZone: null,
  openingHours: null,
  closedOn: null,
} as const

const orNull = { setValueAs: (text: string | null) => text || null }

/** Creates a unit (`unit` null) or changes one. */
export function UnitForm({ unit, parents }: { unit: Unit | null; parents: readonly Option[] }) {
  const t = useTranslations('people')
  const router = useRouter()
  const { id: unitId = null, ...fields } = unit ?? { ...emptyUnit, id: null }
  const { form, field, message, isSending, hook } = useActionForm({
    schema: saveUnitSchema,
    defaults: { unitId, ...fields },
    action: saveUnitAction,
    onDone: () => {
      router.push('/units')
      router.refresh()
    },
    namespace: 'people',
  })
  const { register } = hook
  return (
    <form {...form} className="grid max-w-2xl gap-5 sm:grid-cols-2">
      <TextInput label={t('units.name')} autoComplete="off" {...field('name')} />
      <TextInput
        label={t('units.code')}
        hint={t('units.codeHint')}
        autoComplete="off"
        {...field('code')}
      />
      <Select
        label={t('units.kind')}
        options={unitKinds.map((kind) => ({ value: kind, label: t(`units.kinds.${kind}`) }))}
        {...field('kind')}
      />
      <Select
        label={t('units.parent')}
        emptyLabel={t('units.noParent')}
        options={parents}
        {...field('parentId')}
        {...register('parentId', orNull)}
      />
      <TextInput
        label={t('units.address')}
        optional
        fieldClassName="sm:col-span-2"
        {...field('address')}
        {...register('address', orNull)}
      />
      <OpeningHoursInput
        hours={unit?.openingHours ?? null}
        onChange={(hours) => hook.setValue('openingHours', hours)}
      />
      <TextInput
        label={t('units.timeZone')}
        hint={t('units.inherited')}
        optional
        {...field('timeZone')}
        {...register('timeZone', orNull)}
      />
      <DateInput
        label={t('units.closedOn')}
        optional
        {...field('closedOn')}
        {...register('closedOn', orNull)}
      />
      <FormMessage className="sm:col-span-2">{message}</FormMessage>
      <SubmitButton pending={isSending} className="justify-self-start">
        {t('units.save')}
      </SubmitButton>
    </form>
  )
}

// What the schema refuses, so that hours which cannot be read are never saved as none.
const unreadHours: OpeningHours = { mon: ['', ''] }

/** Hours as text; what cannot be read is said at the field and holds the form back. */
function OpeningHoursInput({
  hours,
  onChange,
}: {
  hours: OpeningHours | null
  onChange: (hours: OpeningHours | null) => void
}) {
  const t = useTranslations('people')
  const [text, setText] = useState(() => openingHoursText(hours, (day) => t(`days.${day}`)))
  const read = (typed: string) =>
    typed.trim() === '' ? null : (parseOpeningHours(typed) ?? unreadHours)
  return (
    <TextInput
      label={t('units.hours')}
      hint={t('units.hoursHint')}
      error={read(text) === unreadHours ? t('units.notHours') : undefined}
      optional
      fieldClassName="sm:col-span-2"
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        onChange(read(event.target.value))
      }}
    />
  )
}
