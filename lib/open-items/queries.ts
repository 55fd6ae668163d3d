import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { dateOfUtc, utcMidnight } from '@/lib/core/calendar'
import type { SettledItem } from '@/lib/core/open-item'
import type { OpenItem, RunPart } from '@/lib/core/period-snapshot'
import type { Transaction } from '@/lib/platform/db/database'

/** What somebody said when he settled an item. */
export interface Settlement {
  readonly reason: string
  readonly settledByName: string
}

/** Everything that was settled, by item. */
export async function listSettlements(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<ReadonlyMap<string, Settlement>> {
  const rows = await tx.openItemSettlement.findMany({
    where: { organisationId },
    select: { item: true, reason: true, settler: { select: { displayName: true } } },
  })
  return new Map(
    rows.map(({ item, reason, settler }) => [item, { reason, settledByName: settler.displayName }]),
  )
}

/** Everything that was settled, with what it was then; of some rows of the time before nobody knows that. */
export async function listSettledItems(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly SettledItem[]> {
  const rows = await tx.openItemSettlement.findMany({
    where: { organisationId },
    select: {
      ...{ item: true, month: true, itemReason: true, amount: true, settledAt: true },
      ...{ aboutPeriodId: true, aboutPart: true },
      person: { select: { id: true, personnelNumber: true, fullName: true } },
    },
    orderBy: [{ settledAt: 'asc' }, { item: 'asc' }],
  })
  return rows.map(({ item, person, month, itemReason, amount, settledAt, ...about }) => ({
    ...{ item, person, reason: itemReason ?? '', periodId: about.aboutPeriodId },
    // Held by a CHECK of the same words.
    part: about.aboutPart as RunPart | null,
    month: month === null ? '' : dateOfUtc(month).slice(0, 7),
    amount: amount === null ? null : amount.toFixed(2),
    settledAt: settledAt.toISOString(),
  }))
}

/** False where the item is settled already: of two at once one wins. */
export async function insertSettlementOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  {
    item,
    told,
    reason,
    settledBy,
    settledInPeriodId,
  }: {
    /** As `openItemKey`. */
    readonly item: string
    /** The item as it was told. */
    readonly told: OpenItem
    readonly reason: string
    readonly settledBy: string
    /** Whose run listed it. */
    readonly settledInPeriodId: string
  },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.openItemSettlement.createMany({
    data: [
      {
        ...{ organisationId, item, reason, settledBy, settledAt: now },
        ...{ personId: told.person.id, month: utcMidnight(`${told.month}-01`) },
        ...{ itemReason: told.reason, amount: told.amount },
        aboutPeriodId: told.about?.periodId ?? null,
        aboutPart: told.about?.part ?? null,
        settledInPeriodId,
      },
    ],
    skipDuplicates: true,
  })
  return count > 0
}
