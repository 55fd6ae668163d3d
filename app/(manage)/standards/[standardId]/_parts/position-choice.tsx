'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/choice'

/** Whom a standard concerns; with none marked, everybody. */
export function PositionChoice({
  positions,
  chosen,
  onChange,
}: {
  positions: readonly { readonly id: string; readonly name: string }[]
  chosen: readonly string[]
  onChange: (ids: readonly string[]) => void
}) {
  const t = useTranslations('standards.edit')
  const toggle = (id: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, id].sort() : chosen.filter((one) => one !== id))
  return (
    <fieldset>
      <legend className="font-medium">{t('positions')}</legend>
      <p className="mb-3 text-13 text-ink-3">{t('positionsHint')}</p>
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
        {positions.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(event) => toggle(id, event.target.checked)}
          />
        ))}
      </div>
    </fieldset>
  )
}
