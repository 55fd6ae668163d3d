import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { listChapters } from '@/lib/chapters/queries'
import type { Chapter } from '@/lib/chapters/schema'
import { addMonths, daysOfMonths, type Month, monthOf } from '@/lib/core/calendar'
import { compareStandardScores, type StandardScore, standardScore } from '@/lib/core/standard-score'
import { subtreeOf, treeOrder } from '@/lib/core/unit-tree'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listStandardRows, type StandardRow } from '@/lib/standard-drafts/queries'
import { listTrainedDays } from '@/lib/trainings/queries'
import { listUnits } from '@/lib/units/queries'
import {
  type EvaluatedPerson,
  findEvaluatedPerson,
  type KeyedPoints,
  listEvaluatedPeople,
  listPoints,
  type PointsFilter,
} from '../queries'
import type { ListStandardScores, ScoredChapter, ScoredStandard } from '../schema'

export interface StandardScores {
  /** The worst first; those below the fewest visits after the others, those without any last. */
  readonly standards: readonly ScoredStandard[]
  readonly chapters: readonly ScoredChapter[]
  readonly allChapters: readonly Chapter[]
  readonly units: readonly { readonly id: string; readonly name: string; readonly depth: number }[]
  /** Whom these months' visits evaluate by name; null where they are too many to choose from. */
  readonly people: readonly EvaluatedPerson[] | null
  /** The person whose visits alone are counted. */
  readonly person: EvaluatedPerson | null
  readonly from: Month
  readonly through: Month
  readonly today: string
}

const MONTHS_SHOWN = 6

/** More names than this are no choice: a unit is to be chosen first. */
const MOST_PEOPLE = 300

/** How every standard fares, over released visits: each visit once. */
export async function listStandardScores(
  actor: Actor,
  input: ListStandardScores,
  { db, now }: Deps,
): Promise<StandardScores> {
  authoriseVerb(actor, 'overview:read')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const { timeZone } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const { from, through } = monthsOf(input, monthOf(today))
    const units = await listUnits(tx, organisationId)
    const isKnown = units.some(({ id }) => id === input.unit)
    const unitIds = input.unit !== null && isKnown ? [...subtreeOf(units, input.unit)] : null
    const chapters = await listChapters(tx, organisationId)
    const rows = (await listStandardRows(tx, organisationId)).filter((row) => meets(row, input))
    const { first: firstDay, last: lastDay } = daysOfMonths(from, through)
    const person =
      input.person === null ? null : await findEvaluatedPerson(tx, organisationId, input.person)
    const filter: PointsFilter = {
      ...{ firstDay, lastDay, unitIds, personId: person?.id },
      standardIds: rows.map(({ id }) => id),
    }
    const scores = scoresByKey(await listPoints(tx, organisationId, 'standard', filter))
    const ofChapters = scoresByKey(await listPoints(tx, organisationId, 'chapter', filter))
    const trained = await listTrainedDays(tx, organisationId)
    return {
      standards: rows
        .filter(({ id, retiredAt }) => retiredAt === null || scores.has(id))
        .map(({ id, number, text, touchpoint, chapterId }) => ({
          ...{ standardId: id, number, text, touchpoint, chapterId },
          ...(scores.get(id) ?? standardScore([])),
          trainedOn: trained.get(id) ?? null,
        }))
        .sort(compareStandardScores),
      chapters: chapterScores(chapters, rows, ofChapters),
      allChapters: chapters,
      people: await readPeople(tx, actor, filter),
      person,
      units: treeOrder(units).map(({ unit: { id, name }, depth }) => ({ id, name, depth })),
      ...{ from, through, today },
    }
  })
}

async function readPeople(
  tx: Transaction,
  { organisationId }: Actor,
  filter: PointsFilter,
): Promise<StandardScores['people']> {
  const people = await listEvaluatedPeople(tx, organisationId, filter, MOST_PEOPLE + 1)
  return people.length > MOST_PEOPLE ? null : people
}

/** The asked months in their order; what is missing follows from the other, six months at most. */
export function monthsOf(
  { from, through }: Pick<ListStandardScores, 'from' | 'through'>,
  present: Month,
) {
  const last = through ?? (from !== null && from > present ? from : present)
  const first = from ?? addMonths(last, 1 - MONTHS_SHOWN)
  return first <= last ? { from: first, through: last } : { from: last, through: first }
}

function meets({ touchpoint, chapterId }: StandardRow, asked: ListStandardScores): boolean {
  if (asked.touchpoint !== null && touchpoint !== asked.touchpoint) return false
  return asked.chapter === null || (chapterId ?? 'none') === asked.chapter
}

export function scoresByKey(points: readonly KeyedPoints[]): ReadonlyMap<string, StandardScore> {
  const grouped = Map.groupBy(points, ({ key }) => key)
  return new Map([...grouped].map(([key, own]) => [key, standardScore(own)]))
}

function chapterScores(
  chapters: readonly Chapter[],
  rows: readonly StandardRow[],
  scores: ReadonlyMap<string, StandardScore>,
): readonly ScoredChapter[] {
  const keys = [...new Set(rows.map(({ chapterId }) => chapterId))]
  return keys
    .map((chapterId) => {
      const chapter = chapters.find(({ id }) => id === chapterId)
      return {
        chapterId,
        place: chapter?.place ?? null,
        title: chapter?.title ?? null,
        standards: rows.filter((row) => row.chapterId === chapterId).length,
        ...(scores.get(chapterId ?? 'none') ?? standardScore([])),
      }
    })
    .sort(compareStandardScores)
}
