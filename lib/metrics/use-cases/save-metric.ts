import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { Metric } from '@/lib/core/metric'
import type { Deps } from '@/lib/platform/deps'
import { insertMetrics, listMetrics, updateMetric } from '../queries'
import { type SaveMetric, typedMetric } from '../schema'

export type MetricSaved = { ok: true } | { ok: false; reason: 'metric-taken' | 'metric-unknown' }

/** Takes a new metric into the catalogue; one that has the code already is never written over. */
export async function addMetric(
  actor: Actor,
  input: SaveMetric,
  { db, now }: Deps,
): Promise<MetricSaved> {
  authoriseVerb(actor, 'metric:change')
  const metric = typedMetric(input)
  return db.asActor(actor, async (tx) => {
    const added = await insertMetrics(tx, actor.organisationId, [metric], now)
    if (added === 0) return { ok: false, reason: 'metric-taken' }
    const subject = { subjectKind: 'metric', subjectId: null, details: told(metric) }
    await recordAudit(tx, actor, { action: 'metric.added', ...subject }, now)
    return { ok: true }
  })
}

/** Describes a metric anew. Its code stays: figures and schemes name it. */
export async function changeMetric(
  actor: Actor,
  input: SaveMetric,
  { db, now }: Deps,
): Promise<MetricSaved> {
  authoriseVerb(actor, 'metric:change')
  const metric = typedMetric(input)
  return db.asActor(actor, async (tx) => {
    const all = await listMetrics(tx, actor.organisationId)
    const before = all.find(({ code }) => code === metric.code)
    if (before === undefined) return { ok: false, reason: 'metric-unknown' }
    if (canonicalJson(before) === canonicalJson(metric)) return { ok: true }
    await updateMetric(tx, actor.organisationId, metric, now)
    const details = { before: told(before), after: told(metric) }
    const subject = { subjectKind: 'metric', subjectId: null, details }
    await recordAudit(tx, actor, { action: 'metric.changed', ...subject }, now)
    return { ok: true }
  })
}

/** As the audit log keeps it. */
function told({ title, ...rest }: Metric) {
  return { ...rest, title: { ...title } }
}
