import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { FeeRule } from '@/lib/core/fee-payment'
import type { Deps } from '@/lib/platform/deps'
import { findFeeRule, updateFeeRule } from '../queries'
import type { ChangeFeeRuleInput } from '../schema'

/** Says when the company pays its shoppers; every shopper is told so at every visit. */
export async function changeFeeRule(
  actor: Actor,
  input: ChangeFeeRuleInput,
  { db, now }: Deps,
): Promise<{ readonly ok: true }> {
  authoriseVerb(actor, 'fee:pay')
  const { organisationId } = actor
  const after: FeeRule | null =
    input.kind === 'none' ? null : { kind: input.kind, days: input.days }
  return db.asActor(actor, async (tx) => {
    const before = await findFeeRule(tx, organisationId)
    await updateFeeRule(tx, organisationId, after)
    await recordAudit(
      tx,
      actor,
      {
        action: 'organisation.fee-rule-changed',
        subjectKind: 'organisation',
        subjectId: organisationId,
        details: { before: before && { ...before }, after: after && { ...after } },
      },
      now,
    )
    return { ok: true }
  })
}
