import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, may } from '@/lib/access/permissions'
import type { Metric } from '@/lib/core/metric'
import type { Deps } from '@/lib/platform/deps'
import { standardMetrics } from '../formats/standard-metrics'
import { listMetrics, listMetricUse, type MetricUse } from '../queries'

export interface MetricInList extends Metric, Pick<MetricUse, 'figures' | 'lastMonth'> {}

export interface MetricsView {
  readonly metrics: readonly MetricInList[]
  /** Standard metrics that the catalogue does not hold yet. */
  readonly standard: readonly Metric[]
  readonly mayChange: boolean
}

/** The catalogue with the use that is made of it, and what is ready to add. */
export async function listAllMetrics(actor: Actor, { db }: Pick<Deps, 'db'>): Promise<MetricsView> {
  authoriseVerb(actor, 'fact:read')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const metrics = await listMetrics(tx, organisationId)
    const use = new Map((await listMetricUse(tx, organisationId)).map((one) => [one.code, one]))
    const known = new Set(metrics.map(({ code }) => code))
    return {
      metrics: metrics.map((metric) => ({
        ...metric,
        figures: use.get(metric.code)?.figures ?? 0,
        lastMonth: use.get(metric.code)?.lastMonth ?? null,
      })),
      standard: standardMetrics.filter(({ code }) => !known.has(code)),
      mayChange: may(actor, 'metric:change'),
    }
  })
}
