import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { agreedPolicies } from '@/lib/core/agreed-policies'
import { addMonths, type Month, monthDays, monthOf } from '@/lib/core/calendar'
import { parseDecimal } from '@/lib/core/exact'
import {
  firstPastMonth,
  mostTrendMonths,
  type PastScores,
  pastTrend,
  trendWindow,
} from '@/lib/core/past-trend'
import { summariseByTouchpoint, summariseVisits } from '@/lib/core/period-summary'
import { tellNoise } from '@/lib/core/told-noise'
import { trendOf } from '@/lib/core/trend-months'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import { listPastMonthsOfPerson } from '@/lib/past-scores/queries'
import { type Counting, findCounting } from '@/lib/period-rules/queries'
import type { HowCounted } from '@/lib/period-rules/schema'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listTrendVersions } from '@/lib/trends/queries'
import { readChange, readMeasured, type TrendSource } from '@/lib/trends/report'
import { listResultsOfPerson } from '../queries'
import type { MonthResult, ResultGroup, ResultRow, UnscoredMonth } from '../schema'
import { scoredVisits, trendSource } from './read-trend'

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
    const used = [...new Set(rows.map(({ versionId }) => versionId))]
    const versions = await listTrendVersions(tx, organisationId, used)
    const groups: ResultGroup[] = []
    for (const [subjectId, results] of grouped) {
      const own = past.filter((month) => month.subjectId === subjectId)
      const months = trendWindow(thisMonth, firstPastMonth(own))
      const shown = results.filter(({ visitedOn }) => months.includes(monthOf(visitedOn)))
      if (shown.length === 0) continue
      const source = trendSource(tx, actor, shown, versions, counting)
      const group = await groupOf(shown, months, counting, source)
      groups.push({ ...group, past: pastTrend(own, months) })
    }
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

async function groupOf(
  results: readonly ResultRow[],
  months: readonly Month[],
  counting: Counting,
  source: TrendSource,
): Promise<Omit<ResultGroup, 'past'>> {
  const [first] = results
  const newest = monthOf(first?.visitedOn ?? '')
  const own = months.map((month) => monthResult(month, results, counting))
  const latest = own.findLast(({ score }) => score !== null)?.month ?? null
  return {
    change: await changeOf(own, source),
    how: howCounted(results, latest ?? newest, counting),
    unscored: latest === newest ? null : unscoredMonth(newest, results, counting),
    about: first?.personId ? 'person' : 'unit',
    unitName: first?.unitName ?? '',
    months: own,
    trend: trendOf(await readMeasured(months, source)),
    results,
  }
}

/** Of the last two months that have a score: the one that stands above the line, and the one before. */
async function changeOf(
  months: readonly MonthResult[],
  source: TrendSource,
): Promise<ResultGroup['change']> {
  const [latest, against] = months.filter(({ score }) => score !== null).reverse()
  if (latest === undefined || against === undefined) return null
  return { against: against.month, ...(await readChange(latest.month, against.month, source)) }
}

function monthResult(
  month: Month,
  results: readonly ResultRow[],
  { noise, weightsIn }: Counting,
): MonthResult {
  const visits = scoredVisits(results.filter(({ visitedOn }) => monthOf(visitedOn) === month))
  return { month, ...summariseVisits(visits, noise.deviation, weightsIn(month)) }
}

/** What there is of a month whose visits make no score. */
function unscoredMonth(
  month: Month,
  results: readonly ResultRow[],
  { noise, weightsIn }: Counting,
): UnscoredMonth {
  const visits = scoredVisits(results.filter(({ visitedOn }) => monthOf(visitedOn) === month))
  const touchpoints = summariseByTouchpoint(visits, noise.deviation)
  return { month, weights: weightsIn(month), touchpoints }
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
