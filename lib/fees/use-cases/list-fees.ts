import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { type FeeRule, feePayBy } from '@/lib/core/fee-payment'
import type { MoneyText } from '@/lib/core/money'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { findFeeRule, type ListedFee, listFeeRows } from '../queries'
import type { FeeRow, ListFeesInput } from '../schema'

export const feesPerPage = 200

export interface ListFeesAnswer {
  readonly ok: true
  readonly fees: readonly FeeRow[]
  readonly total: number
  readonly sum: MoneyText
  readonly currency: string
  readonly rule: FeeRule | null
  readonly today: string
}

/** What shoppers have earned and are to be paid, or were; one's own units and visits left out. */
export async function listFees(
  actor: Actor,
  { part, page }: ListFeesInput,
  { db, now }: Deps,
): Promise<ListFeesAnswer> {
  authoriseVerb(actor, 'fee:pay')
  return db.asActor(actor, async (tx) => {
    const { organisationId, personId, shopperId } = actor
    const { timeZone, currency } = await findOrganisation(tx, organisationId)
    const rule = await findFeeRule(tx, organisationId)
    const unitIds = [...actor.headedUnitIds, ...actor.workUnitIds]
    const notOwn = { unitIds, personId, shopperId }
    const pages = { size: feesPerPage, number: page }
    const rows = await listFeeRows(tx, organisationId, part, notOwn, pages)
    return {
      ok: true,
      fees: rows.map((row) => asFeeRow(row, rule, timeZone)),
      total: rows[0]?.all ?? 0,
      sum: rows[0]?.sum ?? '0.00',
      currency,
      rule,
      today: dateIn(now, timeZone),
    }
  })
}

function asFeeRow(row: ListedFee, rule: FeeRule | null, timeZone: string): FeeRow {
  const approvedOn = dateIn(row.approvedAt, timeZone)
  return {
    visitId: row.visitId,
    shopperId: row.shopperId,
    shopperLabel: row.shopperLabel,
    shopperName: row.shopperName,
    unitName: row.unitName,
    campaignName: row.campaignName,
    fee: row.fee,
    purchase:
      row.receiptAmount === null || row.receiptCurrency === null
        ? null
        : { amount: row.receiptAmount, currency: row.receiptCurrency },
    approvedOn,
    payBy: rule && feePayBy(rule, approvedOn),
    paidOn: row.paidOn,
    ofShopper: { count: row.shopperCount, sum: row.shopperSum },
  }
}
