import type { OrganisationId } from '@/lib/access/actor'
import { type ChangedSince, countChangesSince } from '@/lib/period-corrections/queries'
import { findVersionsRead, type PeriodRun } from '@/lib/period-runs/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Period } from '../queries'
import { schemesInForce } from './gather-period-facts'

/** How much came after a run that it would have read: before every decision about it, and on its page. */
export async function changesSince(
  tx: Transaction,
  organisationId: OrganisationId,
  period: Pick<Period, 'id' | 'month' | 'person'>,
  { id: runId, computedAt }: Pick<PeriodRun, 'id' | 'computedAt'>,
): Promise<ChangedSince> {
  const { id: periodId, month, person } = period
  const of = { periodId, month, computedAt, personId: person?.id ?? null }
  const since = await countChangesSince(tx, organisationId, of)
  const others = await countOtherSchemes(tx, organisationId, period, runId)
  return { ...since, schemes: Math.max(since.schemes, others) }
}

/**
 * How many versions of schemes are in force that the run did not read, or the other way round. A time
 * does not tell: whoever began before a run may have waited for it and come after it.
 */
async function countOtherSchemes(
  tx: Transaction,
  organisationId: OrganisationId,
  { month, person }: Pick<Period, 'month' | 'person'>,
  runId: string,
): Promise<number> {
  const read = await findVersionsRead(tx, organisationId, runId)
  if (read === null) return 0
  const inForce = (await schemesInForce(tx, organisationId, month)).filter(
    // A pool pays nobody alone; runs of the time before named it all the same.
    ({ versionId, document: { base } }) =>
      person === null || base.kind !== 'pool' || read.includes(versionId),
  )
  const now = inForce.map(({ versionId }) => versionId)
  const begun = now.filter((id) => !read.includes(id))
  const ended = read.filter((id) => !now.includes(id))
  return begun.length + ended.length
}
