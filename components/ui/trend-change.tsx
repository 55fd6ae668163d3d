import { useTranslations } from 'next-intl'
import type { TrendChange as Difference } from '@/lib/core/trend-months'
import { Change } from './change'

/** A change between two months; where they cannot be compared it says why. */
export function TrendChange({ change }: { change: Difference }) {
  const t = useTranslations('trends.compared')
  if (change.isCut) return <span className="text-13 text-ink-3">{t('cut')}</span>
  return (
    <>
      <Change value={change.value} certainty={change.certainty} />
      {change.over === null || change.value === null ? null : (
        <span className="block text-13 text-ink-3">{t('over', { ...change.over })}</span>
      )}
    </>
  )
}
