import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, can } from '@/lib/access/permissions'
import { addMonths, type Month, monthDays, monthOf } from '@/lib/core/calendar'
import { parseDecimal } from '@/lib/core/exact'
import {
  firstPastMonth,
  mostTrendMonths,
  type PastScores,
  pastTrend,
  trendWindow,
} from '@/lib/core/past-trend'
import { summariseVisits } from '@/lib/core/period-summary'
import { trendOf } from '@/lib/core/trend-months'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import { listPastMonths } from '@/lib/past-scores/queries'
import { type Counting, findCounting } from '@/lib/period-rules/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listTrendVersions } from '@/lib/trends/queries'
import { readMeasured } from '@/lib/trends/report'
import { listResultMonths, listResultsOfUnits, listUnitNames } from '../queries'
import type { ListTeamResultsInput, ResultRow, TeamResults } from '../schema'
import { howCounted } from './list-own-results'
import { scoredVisits, trendSource } from './read-trend'

/**
 * The released results of the units that the actor heads, for one month, and the way there; of one
 * person alone where that is asked for. Whoever these units' visits do not name is nobody here.
 */
export async function listTeamResults(
  actor: Actor,
  input: ListTeamResultsInput,
  { db, now }: Deps,
): Promise<{ ok: true; team: TeamResults }> {
  authoriseVerb(actor, 'team:read')
  const { organisationId } = actor
  const headed = actor.headedUnitIds.filter((unitId) => can(actor, 'team:read', { unitId }))
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const months = await listResultMonths(tx, organisationId, headed)
    const month = input.month ?? months[0] ?? monthOf(today)
    const unitId = input.unit !== undefined && headed.includes(input.unit) ? input.unit : null
    const chosen = unitId === null ? headed : [unitId]
    const shown = await readShown(tx, actor, chosen, month, input.person)
    const { person } = shown
    const results = shown.rows.filter(({ visitedOn }) => monthOf(visitedOn) === month)
    const counting = await findCounting(tx, organisationId, today)
    const weights = counting.weightsIn(month)
    const summaryOf = (rows: readonly ResultRow[]) =>
      summariseVisits(scoredVisits(rows), counting.noise.deviation, weights)
    const units = await listUnitNames(tx, organisationId, headed)
    const named = results.filter(({ personId }) => personId !== null)
    return {
      ok: true,
      team: {
        month,
        months,
        unitId,
        units,
        evaluated: shown.evaluated,
        person,
        summaries: units
          .filter(({ id }) => person === null && chosen.includes(id))
          .map(({ id, name }) => {
            const own = results.filter((row) => row.unitId === id)
            return { id, name, unitName: name, ...summaryOf(own) }
          }),
        people: [...Map.groupBy(named, ({ personId }) => personId ?? '')].map(([id, rows]) => ({
          id,
          name: rows[0]?.personName ?? '',
          unitName: rows[0]?.unitName ?? '',
          ...summaryOf(rows),
        })),
        ...(await readTeamTrend(tx, actor, shown, counting)),
        how: howCounted(results, month, counting),
        results,
      },
    }
  })
}

interface ShownResults extends Pick<TeamResults, 'evaluated' | 'person'> {
  /** Of the trend, oldest first. */
  readonly months: readonly Month[]
  readonly past: readonly PastScores[]
  /** Of these months, newest day first. */
  readonly rows: readonly ResultRow[]
}

/** The results up to a month; imported scores lengthen them as everywhere. */
async function readShown(
  tx: Transaction,
  { organisationId }: Actor,
  unitIds: readonly string[],
  month: Month,
  asked: string | undefined,
): Promise<ShownResults> {
  const { last } = monthDays(month)
  const pastMonths = await listPastMonths(tx, organisationId, {
    firstDay: monthDays(addMonths(month, 1 - mostTrendMonths)).first,
    lastDay: last,
    touchpoint: null,
    unitIds,
  })
  const past = pastMonths.map((one) => ({ ...one, scores: one.scores.map(parseDecimal) }))
  const months = trendWindow(month, firstPastMonth(past))
  const { first } = monthDays(months[0] ?? month)
  const rows = await listResultsOfUnits(tx, organisationId, unitIds, first, last)
  const evaluated = evaluatedIn(rows)
  const person = evaluated.find(({ id }) => id === asked) ?? null
  if (person === null) return { months, past, rows, evaluated, person }
  return {
    ...{ months, evaluated, person },
    past: past.filter(({ subjectId }) => subjectId === person.id),
    rows: rows.filter(({ personId }) => personId === person.id),
  }
}

function evaluatedIn(rows: readonly ResultRow[]): TeamResults['evaluated'] {
  const names = new Map(
    rows.flatMap(({ personId, personName }) =>
      personId === null ? [] : [[personId, personName ?? ''] as const],
    ),
  )
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'ru') || (a.id < b.id ? -1 : 1))
}

/** Over shared standards where a checklist changed. */
async function readTeamTrend(
  tx: Transaction,
  actor: Actor,
  { months, past, rows }: ShownResults,
  counting: Counting,
): Promise<Pick<TeamResults, 'trend' | 'past'>> {
  const used = [...new Set(rows.map(({ versionId }) => versionId))]
  const versions = await listTrendVersions(tx, actor.organisationId, used)
  const source = trendSource(tx, actor, rows, versions, counting)
  return { trend: trendOf(await readMeasured(months, source)), past: pastTrend(past, months) }
}
