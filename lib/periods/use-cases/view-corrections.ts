import type { Actor, OrganisationId } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { addMonths, type Month, monthDays } from '@/lib/core/calendar'
import type { Owed } from '@/lib/core/owed-adjustments'
import type { OpenItem } from '@/lib/core/period-snapshot'
import { metricsByCode } from '@/lib/metrics/queries'
import { listSettledItems } from '@/lib/open-items/queries'
import { listDisturbedRuns, listPaidAdjustments } from '@/lib/period-corrections/queries'
import { listEmployed } from '@/lib/period-facts/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import type { FigureReading } from '../formats/statement-figures'
import { findPeriod, listMonthPeriods } from '../queries'
import { owedBy } from './gather-adjustments'

/** What has come in since a month was locked. */
export interface LaterCorrections {
  /** The next month that is not locked: it pays them. */
  readonly paidIn: Month
  readonly corrections: readonly LaterCorrection[]
  readonly openItems: readonly OpenItem[]
  /** The catalogue of metrics, by code: figures are told by their units. */
  readonly metrics: FigureReading['metrics']
}

export interface LaterCorrection extends Pick<Owed, 'adjustment'> {
  readonly personId: string
  readonly fullName: string
}

/**
 * What the next month will pay, or take back, for a locked one, as the facts stand now: each with its
 * cause, less what was adjusted already. Null for a month that is not locked.
 */
export async function viewCorrections(
  actor: Actor,
  periodId: string,
  { db }: Pick<Deps, 'db'>,
): Promise<LaterCorrections | null> {
  authoriseVerb(actor, 'period:read')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const period = authorise(actor, 'period:read', await findPeriod(tx, organisationId, periodId))
    if (period.state !== 'locked' && period.state !== 'exported') return null
    const paidIn = await findPayingMonth(tx, organisationId, period.month)
    const runs = await listDisturbedRuns(tx, organisationId, addMonths(period.month, 1))
    const run = runs.find((one) => one.periodId === period.id)
    const metrics = await metricsByCode(tx, organisationId)
    if (run === undefined) return { paidIn, corrections: [], openItems: [], metrics }
    const employed = await listEmployed(tx, organisationId, monthDays(paidIn))
    const there = new Set(employed.map(({ id }) => id))
    const paid = await listPaidAdjustments(tx, organisationId)
    const settled = await listSettledItems(tx, organisationId)
    const isEmployed = (id: string) => there.has(id)
    const known = { paid, settled, isEmployed, paying: paidIn }
    const found = await owedBy(tx, organisationId, run, known)
    return {
      paidIn,
      corrections: found.owed.map(({ adjustment, person }) => ({
        adjustment,
        personId: person.id,
        fullName: person.fullName,
      })),
      openItems: found.openItems,
      metrics,
    }
  })
}

/** The first month from this one on that is not locked for everybody. */
async function findPayingMonth(
  tx: Transaction,
  organisationId: OrganisationId,
  month: Month,
): Promise<Month> {
  const periods = await listMonthPeriods(tx, organisationId)
  const locked = new Set(
    periods
      .filter(({ state }) => state === 'locked' || state === 'exported')
      .map((one) => one.month),
  )
  let next = month
  while (locked.has(next)) next = addMonths(next, 1)
  return next
}
