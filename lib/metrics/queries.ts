import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { Localized } from '@/lib/core/checklist'
import type { Metric, MetricDirection, MetricUnit } from '@/lib/core/metric'
import type { Transaction } from '@/lib/platform/db/database'

interface MetricRow extends Omit<Metric, 'title' | 'unit' | 'direction'> {
  readonly title: Localized
  readonly unit: MetricUnit
  readonly direction: MetricDirection
}

/** The catalogue, by code. Units and directions are held by the database. */
export async function listMetrics(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly Metric[]> {
  return tx.$queryRaw<readonly MetricRow[]>`
    SELECT code, title, unit, direction, trim_scale(target)::text AS target FROM kpi_metrics
    WHERE organisation_id = ${organisationId}::uuid ORDER BY code`
}

/** The same by code, for whoever reads figures. */
export async function metricsByCode(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<ReadonlyMap<string, Metric>> {
  const metrics = await listMetrics(tx, organisationId)
  return new Map(metrics.map((metric) => [metric.code, metric]))
}

export interface MetricUse {
  readonly code: string
  readonly figures: number
  /** "2026-10"; null before the first figure. */
  readonly lastMonth: string | null
}

/** How many figures there are of each metric, and of which month the newest is. */
export async function listMetricUse(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly MetricUse[]> {
  return tx.$queryRaw<readonly MetricUse[]>`
    SELECT metric AS code, count(*)::int AS figures, to_char(max(month), 'YYYY-MM') AS "lastMonth"
    FROM kpi_facts WHERE organisation_id = ${organisationId}::uuid AND revision = 1
    GROUP BY metric`
}

/** Adds metrics that are not there yet; one of the same code stays as it is. Returns how many came. */
export async function insertMetrics(
  tx: Transaction,
  organisationId: OrganisationId,
  metrics: readonly Metric[],
  now: Date,
): Promise<number> {
  const rows = JSON.stringify(metrics)
  return tx.$executeRaw`
    INSERT INTO kpi_metrics (organisation_id, code, title, unit, direction, target, created_at, updated_at)
    SELECT ${organisationId}::uuid, r."code", r."title", r."unit", r."direction", r."target", ${now}, ${now}
    FROM json_to_recordset(${rows}::json) AS r(
      "code" text, "title" jsonb, "unit" text, "direction" text, "target" numeric)
    ON CONFLICT DO NOTHING`
}

/** Writes everything of a metric anew but its code. */
export async function updateMetric(
  tx: Transaction,
  organisationId: OrganisationId,
  { code, title, unit, direction, target }: Metric,
  now: Date,
): Promise<void> {
  await tx.kpiMetric.update({
    where: { organisationId_code: { organisationId, code } },
    data: { title, unit, direction, target, updatedAt: now },
    select: { code: true },
  })
}
