import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { dateIn, type Month, monthDays, monthOf, monthsThrough } from '@/lib/core/calendar'
import { type Fraction, parseFraction } from '@/lib/core/exact'
import { summariseVisits } from '@/lib/core/period-summary'
import { visitNoise } from '@/lib/core/reliability'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listSubjectTotals } from '@/lib/scores/queries'
import { listResultsOfPerson } from '../queries'
import type { MonthResult, ResultGroup, ResultRow } from '../schema'

const MONTHS_SHOWN = 6

/** The released results about the signed-in person, by name and by the units worked in. */
export async function listOwnResults(
  actor: Actor,
  _input: unknown,
  { db, now }: Deps,
): Promise<{ ok: true; groups: readonly ResultGroup[] }> {
  authoriseVerb(actor, 'result:read')
  const { organisationId, personId } = actor
  if (personId === null) return { ok: true, groups: [] }
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, organisationId)
    const months = monthsThrough(monthOf(dateIn(now, timeZone)), MONTHS_SHOWN)
    const since = monthDays(months[0] ?? monthOf(dateIn(now, timeZone))).first
    const rows = await listResultsOfPerson(tx, organisationId, personId, since)
    const deviation = await companyDeviation(tx, actor, dateIn(now, timeZone))
    const grouped = Map.groupBy(rows, (row) => row.personId ?? row.unitId)
    const groups = [...grouped.values()].map((results) => groupOf(results, months, deviation))
    // What is said about the person by name comes first.
    groups.sort((a, b) => Number(a.about === 'unit') - Number(b.about === 'unit'))
    return { ok: true, groups }
  })
}

function groupOf(
  results: readonly ResultRow[],
  months: readonly Month[],
  deviation: Fraction,
): ResultGroup {
  const [first] = results
  return {
    about: first?.personId ? 'person' : 'unit',
    unitName: first?.unitName ?? '',
    months: months.map((month) => monthResult(month, results, deviation)),
    results,
  }
}

function monthResult(
  month: Month,
  results: readonly ResultRow[],
  deviation: Fraction,
): MonthResult {
  const totals = totalsOf(results.filter(({ visitedOn }) => monthOf(visitedOn) === month))
  return { month, ...summariseVisits(totals, deviation) }
}

export function totalsOf(results: readonly ResultRow[]): readonly Fraction[] {
  return results.flatMap(({ total }) => (total === null ? [] : [parseFraction(total.exact)]))
}

/** The noise of one visit, from the company's released visits of a year. */
export async function companyDeviation(
  tx: Transaction,
  { organisationId }: Actor,
  today: string,
): Promise<Fraction> {
  const year = monthsThrough(monthOf(today), 12)
  const since = monthDays(year[0] ?? monthOf(today)).first
  const subjects = await listSubjectTotals(tx, organisationId, since, today)
  return visitNoise(subjects.map((totals) => totals.map(parseFraction))).deviation
}
