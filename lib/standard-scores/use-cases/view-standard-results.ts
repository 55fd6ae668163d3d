import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, may } from '@/lib/access/permissions'
import { listCurrentVersions } from '@/lib/checklist-versions/queries'
import { listChecklists } from '@/lib/checklists/queries'
import { AppError } from '@/lib/core/app-error'
import { type DayRange, daysOfMonths, monthOf, monthsThrough } from '@/lib/core/calendar'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { compareStandardScores, type StandardScore, standardScore } from '@/lib/core/standard-score'
import { type TrainingEffect, trainingEffect, trainingWindows } from '@/lib/core/training-effect'
import { subtreeOf } from '@/lib/core/unit-tree'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findStandardRow } from '@/lib/standard-drafts/queries'
import { listTrainings } from '@/lib/trainings/queries'
import type { Training } from '@/lib/trainings/schema'
import { listUnits, type Unit } from '@/lib/units/queries'
import { listPoints } from '../queries'
import type { AskingQuestion, ScoredMonth, ScoredUnit, ViewStandardResults } from '../schema'
import { scoresByKey } from './list-standard-scores'

const MONTHS_SHOWN = 6

/** Trainings before these are too old for their effect to be of use. */
const TRAININGS_COMPARED = 5

export interface StandardResults {
  readonly total: StandardScore
  readonly months: readonly ScoredMonth[]
  /** The worst first. */
  readonly units: readonly ScoredUnit[]
  /** Where it is asked; null for who may not see checklists. */
  readonly questions: readonly AskingQuestion[] | null
  /** Of the newest trainings: how the standard fared before and after, where they were held. */
  readonly effects: ReadonlyMap<string, TrainingEffect>
  readonly today: string
}

/** How one standard fares over six months, by month and by unit, and which questions ask about it. */
export async function viewStandardResults(
  actor: Actor,
  { standardId }: ViewStandardResults,
  { db, now }: Deps,
): Promise<StandardResults> {
  authoriseVerb(actor, 'overview:read')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    if ((await findStandardRow(tx, organisationId, standardId)) === null) {
      throw new AppError('not-found')
    }
    const { timeZone } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const months = monthsThrough(monthOf(today), MONTHS_SHOWN)
    const { first: firstDay, last: lastDay } = daysOfMonths(months[0] ?? '', monthOf(today))
    const filter = { firstDay, lastDay, unitIds: null, standardIds: [standardId] }
    const points = await listPoints(tx, organisationId, 'month', filter)
    const byMonth = scoresByKey(points)
    const byUnit = scoresByKey(await listPoints(tx, organisationId, 'unit', filter))
    const units = await listUnits(tx, organisationId)
    const trainings = await listTrainings(tx, organisationId, standardId)
    return {
      total: standardScore(points),
      months: months.map((month) => ({ month, ...(byMonth.get(month) ?? standardScore([])) })),
      units: units
        .flatMap(({ id, name }): ScoredUnit[] => {
          const score = byUnit.get(id)
          const trainedOn = lastTrainedOn(id, units, trainings)
          return score === undefined ? [] : [{ unitId: id, unitName: name, trainedOn, ...score }]
        })
        .sort(compareStandardScores),
      effects: await readEffects(tx, actor, trainings, units, today),
      questions: may(actor, 'checklist:read') ? await listQuestions(tx, actor, standardId) : null,
      today,
    }
  })
}

async function readEffects(
  tx: Transaction,
  { organisationId }: Actor,
  trainings: readonly Training[],
  units: readonly Unit[],
  today: string,
): Promise<StandardResults['effects']> {
  const effects = new Map<string, TrainingEffect>()
  for (const { id, standardId, unitId, trainedOn } of trainings.slice(0, TRAININGS_COMPARED)) {
    const unitIds = unitId === null ? null : [...subtreeOf(units, unitId)]
    const scoreIn = async (days: DayRange | null) => {
      if (days === null) return standardScore([])
      const filter = { firstDay: days.first, lastDay: days.last, unitIds }
      const asked = { ...filter, standardIds: [standardId] }
      return standardScore(await listPoints(tx, organisationId, 'standard', asked))
    }
    const { before, after } = trainingWindows(trainedOn, today)
    effects.set(id, trainingEffect(await scoreIn(before), await scoreIn(after)))
  }
  return effects
}

/** A training counts for the unit it names, for all below it, and without one for everybody. */
function lastTrainedOn(
  unitId: string,
  units: readonly Unit[],
  trainings: readonly Training[],
): string | null {
  const own = trainings.find(
    (training) => training.unitId === null || subtreeOf(units, training.unitId).has(unitId),
  )
  return own?.trainedOn ?? null
}

async function listQuestions(
  tx: Transaction,
  { organisationId }: Actor,
  standardId: string,
): Promise<readonly AskingQuestion[]> {
  const versions = new Map(
    (await listCurrentVersions(tx, organisationId)).map((version) => [
      version.checklistId,
      version,
    ]),
  )
  const asking = (document: ChecklistDocument | undefined) =>
    new Map(
      (document === undefined ? [] : allQuestions(document))
        .filter((question) => question.standardId === standardId)
        .map(({ id, text }) => [id, text]),
    )
  return (await listChecklists(tx, organisationId)).flatMap(({ id, draft, retiredAt }) => {
    const version = versions.get(id)
    const [drafted, published] = [asking(draft), asking(version?.document)]
    return [...new Set([...drafted.keys(), ...published.keys()])].map((questionId) => ({
      checklistId: id,
      title: draft.title,
      text: drafted.get(questionId) ?? published.get(questionId) ?? {},
      inDraft: drafted.has(questionId),
      version: published.has(questionId) ? (version?.number ?? null) : null,
      isRetired: retiredAt !== null,
    }))
  })
}
