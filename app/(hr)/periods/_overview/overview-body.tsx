import { useTranslations } from 'next-intl'
import { DistributionChart } from '@/components/charts/distribution-chart'
import type { PayOverviewView } from '@/lib/pay-overview/use-cases/view-pay-overview'
import { Outliers } from './outliers'
import { UnitCosts } from './unit-costs'
import { Unmeasured } from './unmeasured'
import { Waits } from './waits'

/** A month of pay at a glance: first what is unusual, then what it costs. */
export function OverviewBody({ view }: { view: PayOverviewView }) {
  const t = useTranslations('pay-overview')
  const { overview, currency } = view
  if (overview === null) return <p>{t('none')}</p>
  const counted = overview.bins.reduce((sum, { count }) => sum + count, 0)
  const bins = overview.bins.map(({ from, to, count }) => ({
    key: String(from),
    label:
      to === null
        ? t('binLast', { from: String(from) })
        : t('bin', { from: String(from), to: String(to) }),
    count,
  }))
  return (
    <div className="grid gap-10 xl:grid-cols-[minmax(0,1fr)_22rem] xl:grid-rows-[auto_1fr]">
      {/* On a phone first: somebody waits. */}
      <div className="xl:col-start-2">
        <Waits view={view} />
      </div>
      <div className="grid content-start gap-10 xl:col-start-1 xl:row-span-2 xl:row-start-1">
        <Outliers outliers={overview.outliers} currency={currency} />
        <UnitCosts units={overview.units} currency={currency} />
        {bins.length === 0 ? null : (
          <DistributionChart
            title={t('distribution')}
            subtitle={t('distributionLead', { count: counted })}
            bins={bins}
          />
        )}
      </div>
      <Unmeasured overview={overview} />
    </div>
  )
}
