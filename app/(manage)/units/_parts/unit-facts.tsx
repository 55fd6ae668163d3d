import { useTranslations } from 'next-intl'
import { KeyValue } from '@/components/ui/key-value'
import type { Unit } from '@/lib/units/queries'
import { openingHoursText } from './opening-hours-text'

/** A unit for those who may only read it. */
export function UnitFacts({ unit }: { unit: Unit }) {
  const t = useTranslations('people')
  const hours = openingHoursText(unit.openingHours, (day) => t(`days.${day}`))
  return (
    <KeyValue
      className="max-w-2xl"
      facts={[
        { term: t('units.code'), value: unit.code },
        { term: t('units.address'), value: unit.address ?? '–' },
        { term: t('units.timeZone'), value: unit.timeZone ?? t('units.inherited') },
        { term: t('units.hours'), value: hours || '–', numeric: true },
      ]}
    />
  )
}
