import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { monthOf } from '@/lib/core/calendar'
import { touchpoints } from '@/lib/core/checklist'
import { parseDecimal } from '@/lib/core/exact'
import { weighAlike, weightsInForce } from '@/lib/core/period-rule'
import type { TouchpointWeights } from '@/lib/core/period-score'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import { listPeriods } from '@/lib/periods/queries'
import type { Deps } from '@/lib/platform/deps'
import { insertPeriodRule, listPeriodRules } from '../queries'
import type { SetPeriodRule } from '../schema'

type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'month-over' | 'month-locked' | 'no-weight' }

/**
 * Says how visits of several touchpoints become one score, from a month on that is not over: what
 * was shown and paid for the months before stays as it is.
 */
export async function setPeriodRule(
  actor: Actor,
  input: SetPeriodRule,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<Answer> {
  authoriseVerb(actor, 'period-rule:change')
  const { organisationId, accountId } = actor
  const { fromMonth } = input
  const weights = weightsOf(input)
  if (weights !== null && Object.keys(weights).length === 0) {
    return { ok: false, reason: 'no-weight' }
  }
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, organisationId)
    if (fromMonth < monthOf(dateIn(now, timeZone))) return { ok: false, reason: 'month-over' }
    const isLocked = (await listPeriods(tx, organisationId)).some(
      ({ month, state }) => month >= fromMonth && (state === 'locked' || state === 'exported'),
    )
    if (isLocked) return { ok: false, reason: 'month-locked' }
    const before = weightsInForce(await listPeriodRules(tx, organisationId), fromMonth)
    if (weighAlike(before, weights)) return { ok: true }
    await insertPeriodRule(tx, organisationId, { fromMonth, weights }, accountId, now)
    const details = { fromMonth, before: { weights: before }, after: { weights } }
    const subject = { subjectKind: 'organisation', subjectId: organisationId, details }
    await recordAudit(tx, actor, { action: 'organisation.period-rule-set', ...subject }, now)
    return { ok: true }
  })
}

/** The touchpoints that count; null where every visit weighs the same. */
function weightsOf(input: SetPeriodRule): TouchpointWeights | null {
  if (input.kind === 'even') return null
  const { weights } = input
  return Object.fromEntries(
    touchpoints.flatMap((touchpoint) => {
      const weight = weights[touchpoint]
      return weight !== '' && parseDecimal(weight).isPositive ? [[touchpoint, weight]] : []
    }),
  )
}
