import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { type Month, utcMidnight } from '@/lib/core/calendar'
import type { ScoringPolicies } from '@/lib/core/checklist'
import { type DatedRule, weightsInForce } from '@/lib/core/period-rule'
import type { TouchpointWeights } from '@/lib/core/period-score'
import type { VisitNoise } from '@/lib/core/reliability'
import type { Transaction } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'
import { findVisitNoise } from '@/lib/scores/queries'
import { type PeriodRule, storedWeightsSchema } from './schema'

/** All rules in the order in which they were set. */
export async function listPeriodRules(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly PeriodRule[]> {
  const rows = await tx.periodRule.findMany({
    where: { organisationId },
    select: {
      id: true,
      fromMonth: true,
      weights: true,
      setAt: true,
      setter: { select: { displayName: true } },
    },
    orderBy: [{ setAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, fromMonth, weights, setAt, setter }) => ({
    id,
    fromMonth: fromMonth.toISOString().slice(0, 7),
    weights: weights === null ? null : storedWeightsSchema.parse(weights),
    setBy: setter.displayName,
    setAt,
  }))
}

export async function insertPeriodRule(
  tx: Transaction,
  organisationId: OrganisationId,
  { fromMonth, weights }: DatedRule,
  setBy: string,
  setAt: Date,
): Promise<void> {
  await tx.periodRule.create({
    data: {
      organisationId,
      fromMonth: utcMidnight(`${fromMonth}-01`),
      weights: weights === null ? Prisma.DbNull : { ...weights },
      setBy,
      setAt,
    },
    select: { id: true },
  })
}

/** What every score over several visits is counted by, on screens and in pay alike. */
export interface Counting {
  /** The company's one noise of a visit, as it is known today. */
  readonly noise: VisitNoise
  /** Null where every visit weighs the same. */
  readonly weightsIn: (month: Month) => TouchpointWeights | null
}

export async function findCounting(
  tx: Transaction,
  organisationId: OrganisationId,
  today: string,
): Promise<Counting> {
  const noise = await findVisitNoise(tx, organisationId, today)
  const rules = await listPeriodRules(tx, organisationId)
  return { noise, weightsIn: (month) => weightsInForce(rules, month) }
}

/** How each published version counts a visit, by its id. */
export async function listVersionPolicies(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<ReadonlyMap<string, ScoringPolicies>> {
  const rows = await tx.$queryRaw<{ id: string; policies: ScoringPolicies }[]>`
    SELECT id::text, document::jsonb -> 'policies' AS policies FROM checklist_versions
    WHERE organisation_id = ${organisationId}::uuid`
  return new Map(rows.map(({ id, policies }) => [id, policies]))
}
