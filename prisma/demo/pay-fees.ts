import type { Actor } from '@/lib/access/actor'
import { addDays, addMonths, monthDays } from '@/lib/core/calendar'
import { changeFeeRule } from '@/lib/fees/use-cases/change-fee-rule'
import { listFees } from '@/lib/fees/use-cases/list-fees'
import { markFeesPaid } from '@/lib/fees/use-cases/mark-fees-paid'
import type { Deps } from '@/lib/platform/deps'
import type { Company } from './found-company'
import { done } from './steps'
import { moscow, type Story } from './story'

const payDay = 10

/** Shoppers are paid on the tenth, for what was approved in the month before it. */
export async function payFees(
  { months, now: tellingTime }: Story,
  { actors: { manager } }: Company,
  deps: Deps,
): Promise<void> {
  for (const month of months.slice(0, -1)) {
    const paidOn = addDays(`${addMonths(month, 1)}-01`, payDay - 1)
    const now = moscow(paidOn, '12:00')
    if (now > tellingTime) break
    const visitIds = await unpaidThrough(manager, monthDays(month).last, { ...deps, now })
    for (let from = 0; from < visitIds.length; from += 1000) {
      const some = visitIds.slice(from, from + 1000)
      done(await markFeesPaid(manager, { visitIds: some, paidOn }, { ...deps, now }))
    }
  }
}

export async function sayWhenFeesArePaid(
  { actors: { manager } }: Company,
  deps: Deps,
): Promise<void> {
  done(await changeFeeRule(manager, { kind: 'next-month', days: payDay }, deps))
}

async function unpaidThrough(manager: Actor, day: string, deps: Deps): Promise<readonly string[]> {
  const found: string[] = []
  for (let page = 1; ; page += 1) {
    const { fees } = await listFees(manager, { part: 'unpaid', page }, deps)
    if (fees.length === 0) return found
    const due = fees.filter(({ approvedOn }) => approvedOn <= day)
    found.push(...due.map(({ visitId }) => visitId))
  }
}
