import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, may } from '@/lib/access/permissions'
import { listConcerned } from '@/lib/acknowledgements/queries'
import { readingLine } from '@/lib/acknowledgements/report'
import type { ReadingLine } from '@/lib/acknowledgements/schema'
import { daysOfMonths, type Month, monthOf } from '@/lib/core/calendar'
import { compareStandardScores, type StandardScore } from '@/lib/core/standard-score'
import { subtreeOf } from '@/lib/core/unit-tree'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listResultsOfPerson } from '@/lib/results/queries'
import { listStandardRows } from '@/lib/standard-drafts/queries'
import { listTrainedDays } from '@/lib/trainings/queries'
import { listUnits } from '@/lib/units/queries'
import { listPoints } from '../queries'
import type { ListOwnStandardScores, OwnStandardGroup, OwnStandardScore } from '../schema'
import { monthsOf, scoresByKey } from './list-standard-scores'

export interface OwnStandardScores {
  /** What is said about the person by name stands first. */
  readonly groups: readonly OwnStandardGroup[]
  readonly from: Month
  readonly through: Month
  readonly today: string
}

/**
 * How the signed-in person fares on each standard: over the released visits that evaluate him by
 * name, and, apart, over those of the units in which he worked that day. It counts the very visits
 * that his results list, and tells nothing that those do not.
 */
export async function listOwnStandardScores(
  actor: Actor,
  input: ListOwnStandardScores,
  { db, now }: Deps,
): Promise<OwnStandardScores> {
  authoriseVerb(actor, 'result:read')
  const { organisationId, personId } = actor
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const { from, through } = monthsOf(input, monthOf(today))
    if (personId === null) return { groups: [], from, through, today }
    const { first: firstDay, last: lastDay } = daysOfMonths(from, through)
    const results = (await listResultsOfPerson(tx, organisationId, personId, firstDay)).filter(
      ({ visitedOn }) => visitedOn <= lastDay,
    )
    const linesOf = await readLines(tx, actor, today)
    const groups: OwnStandardGroup[] = []
    for (const own of Map.groupBy(results, (row) => row.personId ?? row.unitId).values()) {
      const visitIds = own.map(({ visitId }) => visitId)
      const filter = { firstDay, lastDay, unitIds: null, standardIds: null, visitIds }
      const points = await listPoints(tx, organisationId, 'standard', filter)
      groups.push({
        about: own[0]?.personId ? 'person' : 'unit',
        unitName: own[0]?.unitName ?? '',
        visits: own.length,
        standards: linesOf(scoresByKey(points)),
      })
    }
    groups.sort((a, b) => Number(a.about === 'unit') - Number(b.about === 'unit'))
    return { groups, from, through, today }
  })
}

/** What stands beside a score: the text and its number, the training, the state of reading. */
async function readLines(
  tx: Transaction,
  actor: Actor,
  today: string,
): Promise<(scores: ReadonlyMap<string, StandardScore>) => readonly OwnStandardScore[]> {
  const { organisationId, personId } = actor
  const standards = await listStandardRows(tx, organisationId)
  const trained = await listTrainedDays(tx, organisationId, await unitsAbove(tx, actor))
  const reading = new Map<string, ReadingLine>()
  const mayRead = may(actor, 'standard:acknowledge')
  if (mayRead) {
    const { timeZone } = await findOrganisation(tx, organisationId)
    const filter = { today, standardId: null, personId, unitIds: null }
    for (const row of await listConcerned(tx, organisationId, filter)) {
      reading.set(row.standardId, readingLine(row, timeZone))
    }
  }
  return (scores) =>
    standards
      .flatMap(({ id, number, text, version, retiredAt }): OwnStandardScore[] => {
        const score = scores.get(id)
        if (score === undefined) return []
        const line = reading.get(id)
        const isInForce = mayRead && version !== null && retiredAt === null
        const state = {
          isConcerned: line !== undefined,
          acknowledgedOn: line?.acknowledgedOn ?? null,
          owedSince: line?.owedSince ?? null,
        }
        return [
          {
            ...{ standardId: id, number, text, ...score, trainedOn: trained.get(id) ?? null },
            reading: isInForce ? state : null,
          },
        ]
      })
      .sort(compareStandardScores)
}

/** The units in which the person works, and all above them. */
async function unitsAbove(
  tx: Transaction,
  { organisationId, workUnitIds }: Actor,
): Promise<readonly string[]> {
  const units = await listUnits(tx, organisationId)
  const isAbove = (id: string) => {
    const below = subtreeOf(units, id)
    return workUnitIds.some((unitId) => below.has(unitId))
  }
  return units.map(({ id }) => id).filter(isAbove)
}
