import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { type LockedFee, listFeesForUpdate, updateFeesPaid } from '../queries'
import type { MarkFeesPaidInput, TakeBackPaymentsInput } from '../schema'

type Answer<Reason> =
  | { readonly ok: true; readonly changed: number }
  | { readonly ok: false; readonly reason: Reason }

export type MarkFeesPaidAnswer = Answer<
  'not-approved' | 'paid-in-future' | 'paid-before-approval' | 'paid-otherwise'
>

/**
 * Notes that the fees of approved visits were paid on a day; Etalon itself pays nothing out. All or
 * none. The same day noted twice is noted once; another day must first be taken back.
 */
export async function markFeesPaid(
  actor: Actor,
  { visitIds, paidOn }: MarkFeesPaidInput,
  { db, now }: Deps,
): Promise<MarkFeesPaidAnswer> {
  return db.asActor(actor, async (tx) => {
    const fees = await lockFees(tx, actor, visitIds)
    const { timeZone } = await findOrganisation(tx, actor.organisationId)
    const isApproved = ({ state }: LockedFee) => state === 'approved' || state === 'released'
    if (!fees.every(isApproved)) return { ok: false, reason: 'not-approved' }
    if (paidOn > dateIn(now, timeZone)) return { ok: false, reason: 'paid-in-future' }
    const isEarly = ({ approvedAt }: LockedFee) =>
      approvedAt !== null && paidOn < dateIn(approvedAt, timeZone)
    if (fees.some(isEarly)) return { ok: false, reason: 'paid-before-approval' }
    const isOther = (fee: LockedFee) => fee.paidOn !== null && fee.paidOn !== paidOn
    if (fees.some(isOther)) return { ok: false, reason: 'paid-otherwise' }
    const changing = fees.filter((fee) => fee.paidOn === null)
    await writePayments(tx, actor, changing, paidOn, now)
    return { ok: true, changed: changing.length }
  })
}

/** Takes back the note that fees were paid: it was a mistake. */
export async function takeBackPayments(
  actor: Actor,
  { visitIds }: TakeBackPaymentsInput,
  { db, now }: Deps,
): Promise<Answer<never>> {
  return db.asActor(actor, async (tx) => {
    const fees = await lockFees(tx, actor, visitIds)
    const changing = fees.filter((fee) => fee.paidOn !== null)
    await writePayments(tx, actor, changing, null, now)
    return { ok: true, changed: changing.length }
  })
}

/** @throws AppError `not-found` where one is not there, of an own unit, or the actor's own visit */
async function lockFees(
  tx: Transaction,
  actor: Actor,
  visitIds: readonly string[],
): Promise<readonly LockedFee[]> {
  const wanted = new Set(visitIds)
  const fees = await listFeesForUpdate(tx, actor.organisationId, [...wanted])
  if (fees.length < wanted.size) throw new AppError('not-found')
  for (const fee of fees) {
    authorise(actor, 'fee:pay', fee)
    // Nobody notes his own payment.
    if (actor.shopperId !== null && fee.shopperId === actor.shopperId) {
      throw new AppError('not-found')
    }
  }
  return fees
}

async function writePayments(
  tx: Transaction,
  actor: Actor,
  fees: readonly LockedFee[],
  paidOn: string | null,
  now: Date,
): Promise<void> {
  const ids = fees.map(({ id }) => id)
  await updateFeesPaid(tx, actor.organisationId, ids, paidOn)
  for (const fee of fees) {
    await recordAudit(
      tx,
      actor,
      {
        action: paidOn === null ? 'visit.fee-payment-taken-back' : 'visit.fee-paid',
        subjectKind: 'visit',
        subjectId: fee.id,
        details: { paidOn: paidOn ?? fee.paidOn },
      },
      now,
    )
  }
}
