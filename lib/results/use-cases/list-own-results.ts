import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { agreedPolicies } from '@/lib/core/agreed-policies'
import { addMonths, dateIn, type Month, monthDays, monthOf } from '@/lib/core/calendar'
import { parseDecimal } from '@/lib/core/exact'
import {
  firstPastMonth,
  mostTrendMonths,
  type PastScores,
  pastTrend,
  trendWindow,
} from '@/lib/core/past-trend'
import { type ScoredVisit, scoredVisitOf } from '@/lib/core/period-score'
import { changeOfVisits, summariseVisits } from '@/lib/core/period-summary'
import { tellNoise } from '@/lib/core/told-noise'
import { findOrganisation } from '@/lib/organisations/queries'
import { listPastMonthsOfPerson } from '@/lib/past-scores/queries'
import { type Counting, findCounting } from '@/lib/period-rules/queries'
import type { HowCounted } from '@/lib/period-rules/schema'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listResultsOfPerson } from '../queries'
import type { MonthResult, ResultGroup, ResultRow } from '../schema'

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
    const thisMonth = monthOf(dateIn(now, timeZone))
    const past = await readOwnPast(tx, actor, personId, thisMonth)
    const longest = trendWindow(thisMonth, firstPastMonth(past))
    const since = monthDays(longest[0] ?? thisMonth).first
    const rows = await listResultsOfPerson(tx, organisationId, personId, since)
    const counting = await findCounting(tx, organisationId, dateIn(now, timeZone))
    const grouped = [...Map.groupBy(rows, (row) => row.personId ?? row.unitId)]
    const groups = grouped.flatMap(([subjectId, results]) => {
      const own = past.filter((month) => month.subjectId === subjectId)
      const months = trendWindow(thisMonth, firstPastMonth(own))
      const shown = results.filter(({ visitedOn }) => months.includes(monthOf(visitedOn)))
      const group = { ...groupOf(shown, months, counting), past: pastTrend(own, months) }
      return shown.length === 0 ? [] : [group]
    })
    // What is said about the person by name comes first.
    groups.sort((a, b) => Number(a.about === 'unit') - Number(b.about === 'unit'))
    return { ok: true, groups }
  })
}

/** Imported scores about the person, for the trend alone. */
async function readOwnPast(
  tx: Transaction,
  { organisationId }: Actor,
  personId: string,
  month: Month,
): Promise<readonly PastScores[]> {
  const { first } = monthDays(addMonths(month, 1 - mostTrendMonths))
  const months = await listPastMonthsOfPerson(tx, organisationId, personId, first)
  return months.map((one) => ({ ...one, scores: one.scores.map(parseDecimal) }))
}

function groupOf(
  results: readonly ResultRow[],
  months: readonly Month[],
  counting: Counting,
): Omit<ResultGroup, 'past'> {
  const [first] = results
  return {
    change: changeOf(results, months, counting),
    // Newest first: the score that stands above the others is that of the newest result's month.
    how: howCounted(results, monthOf(first?.visitedOn ?? months.at(-1) ?? ''), counting),
    about: first?.personId ? 'person' : 'unit',
    unitName: first?.unitName ?? '',
    months: months.map((month) => monthResult(month, results, counting)),
    results,
  }
}

function changeOf(
  results: readonly ResultRow[],
  months: readonly Month[],
  { noise, weightsIn }: Counting,
): ResultGroup['change'] {
  const visitsIn = (month: Month) =>
    scoredVisits(results.filter(({ visitedOn }) => monthOf(visitedOn) === month))
  const [latest, against] = months.filter((month) => visitsIn(month).length > 0).reverse()
  if (latest === undefined || against === undefined) return null
  const rules = { now: weightsIn(latest), before: weightsIn(against) }
  return {
    against,
    ...changeOfVisits(visitsIn(latest), visitsIn(against), noise.deviation, rules),
  }
}

function monthResult(
  month: Month,
  results: readonly ResultRow[],
  { noise, weightsIn }: Counting,
): MonthResult {
  const visits = scoredVisits(results.filter(({ visitedOn }) => monthOf(visitedOn) === month))
  return { month, ...summariseVisits(visits, noise.deviation, weightsIn(month)) }
}

export function scoredVisits(results: readonly ResultRow[]): readonly ScoredVisit[] {
  return results.flatMap(({ total, points, touchpoint }) =>
    total === null ? [] : [scoredVisitOf(total.exact, points, touchpoint)],
  )
}

/** How the scores of a month come about: its rule, and how its visits' checklists count. */
export function howCounted(
  results: readonly ResultRow[],
  month: Month,
  { noise, weightsIn }: Counting,
): HowCounted {
  const own = results.filter(({ visitedOn }) => monthOf(visitedOn) === month)
  return {
    weights: weightsIn(month),
    policies: agreedPolicies(own.map(({ policies }) => policies)),
    noise: tellNoise(noise),
  }
}
