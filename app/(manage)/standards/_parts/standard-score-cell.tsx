import { Score } from '@/components/ui/score'
import { fewestVisits } from '@/lib/core/period-summary'
import type { StandardScore } from '@/lib/core/standard-score'

/** The share of points of a standard, with its visits and its interval. */
export function StandardScoreCell({ score }: { score: StandardScore }) {
  return (
    <Score
      percent={score.percent}
      n={score.visits}
      needed={fewestVisits}
      interval={score.interval ?? undefined}
      scale={{ from: 0, to: 100 }}
    />
  )
}
