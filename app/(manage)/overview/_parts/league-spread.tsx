import { useTranslations } from 'next-intl'
import { DistributionChart } from '@/components/charts/distribution-chart'
import { scoreBins } from '@/lib/core/score-bins'
import type { LeagueRow } from '@/lib/overview/schema'

/** Below this number of ranked subjects the table itself is the picture. */
const FEWEST = 10

/** How many lie where: what the ranks of noisy means hide. */
export function LeagueSpread({ league }: { league: readonly LeagueRow[] }) {
  const t = useTranslations('overview')
  const exact = league.flatMap(({ rank, score }) =>
    rank === null || score === null ? [] : [score.exact],
  )
  if (exact.length < FEWEST) return null
  return (
    <DistributionChart
      title={t('spread')}
      subtitle={t('spreadSubtitle', { count: exact.length })}
      bins={scoreBins(exact).map(({ from, to, count }) => ({
        key: String(from),
        label: `${from}\u2013${to}`,
        count,
      }))}
      height={140}
      className="mb-8 max-w-2xl"
    />
  )
}
