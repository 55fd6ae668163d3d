import type { OrganisationId } from '@/lib/access/actor'
import { daysOfMonths } from '@/lib/core/calendar'
import { sumMoney } from '@/lib/core/money'
import {
  correctionsOf,
  outstandingOf,
  type PaidAdjustment,
  type PeriodCorrection,
} from '@/lib/core/period-corrections'
import type {
  PeriodFacts,
  PeriodSnapshot,
  SnapshotPerson,
  SnapshotScheme,
} from '@/lib/core/period-snapshot'
import { listKpiFacts, listPayFacts } from '@/lib/facts/queries'
import { decisionsByPerson, listLineDecisions } from '@/lib/line-decisions/queries'
import {
  type LockedRun,
  listDisturbedRuns,
  listPaidAdjustments,
  listStatementIds,
} from '@/lib/period-corrections/queries'
import { listAppealedScores, listEmployed } from '@/lib/period-facts/queries'
import type { Transaction } from '@/lib/platform/db/database'
import { listSchemeVersions } from '@/lib/schemes/queries'
import { findSnapshot } from '../queries'
import { monthsReadBy, snapshotPayFact } from './gather-period-facts'
import { lateVisitsFor, snapshotScore } from './gather-scores'

type SnapshotAdjustment = SnapshotPerson['adjustments'][number]

/** An adjustment of somebody, and what the locked month knew of him. */
interface Owed {
  readonly adjustment: Omit<SnapshotAdjustment, 'schemeVersionId'>
  readonly person: SnapshotPerson
  readonly locked: PeriodSnapshot
}

/**
 * The facts of a month with what it pays for locked months before it: whatever was corrected since,
 * less what was adjusted already. Somebody who is not paid any more comes in with his correction
 * alone, under the scheme that paid him then.
 */
export async function withAdjustments(
  tx: Transaction,
  organisationId: OrganisationId,
  facts: PeriodFacts,
): Promise<PeriodFacts> {
  const runs = await listDisturbedRuns(tx, organisationId, facts.month)
  if (runs.length === 0) return facts
  const paid = await listPaidAdjustments(tx, organisationId)
  const owed: Owed[] = []
  for (const run of runs) owed.push(...(await owedBy(tx, organisationId, run, paid)))
  if (owed.length === 0) return facts
  const schemeOf = new Map(
    (await listSchemeVersions(tx, organisationId, null)).map(({ id, schemeId }) => [id, schemeId]),
  )
  return withOwed(facts, owed, schemeOf)
}

async function owedBy(
  tx: Transaction,
  organisationId: OrganisationId,
  run: LockedRun,
  paid: readonly PaidAdjustment[],
): Promise<readonly Owed[]> {
  const stored = await findSnapshot(tx, organisationId, run.runId)
  if (stored === null) return []
  // Written by compute-period alone and immutable since.
  const locked = JSON.parse(stored.snapshot) as PeriodSnapshot
  const standing = await standingFacts(tx, organisationId, run, locked)
  const late = run.personId === null ? [] : await lateVisitsFor(tx, organisationId, locked)
  const corrections = correctionsOf(locked, { ...standing, late })
  const ofMonth = paid.filter(({ month }) => month === run.month)
  if (corrections.length === 0 && ofMonth.length === 0) return []
  const statementIds = await listStatementIds(tx, organisationId, run.runId)
  // Who is here with a correction alone was paid by another run of the month, or of an earlier one.
  const paidHere = locked.people.filter(({ schemeVersionIds }) => schemeVersionIds.length > 0)
  const people = new Map(paidHere.map((person) => [person.id, person]))
  return [...corrections, ...goneCorrections(corrections, ofMonth)].flatMap((correction) => {
    const person = people.get(correction.personId)
    const already = ofMonth.filter((one) => isOf(one, correction))
    const amount = outstandingOf(correction.amount, already)
    if (person === undefined || amount === '0.00') return []
    const { cause, lines, changes, schemeVersionId } = correction
    const statementId = statementIds.get(`${person.id} ${schemeVersionId}`) ?? null
    const paidBefore = sumMoney(already.map((one) => one.amount))
    const link = { statementId, month: run.month, correctedVersionId: schemeVersionId, paidBefore }
    const id = [run.month, schemeVersionId, cause].join(' ')
    const adjustment = { id, amount, cause, note: '', ...link, lines, changes }
    return [{ adjustment, person, locked }]
  })
}

async function standingFacts(
  tx: Transaction,
  organisationId: OrganisationId,
  run: LockedRun,
  locked: PeriodSnapshot,
): Promise<Parameters<typeof correctionsOf>[1]> {
  const months = monthsReadBy(locked.schemes, locked.month).pay
  const payFacts = new Map<string, SnapshotPerson['payFacts'][number][]>()
  for (const fact of await listPayFacts(tx, organisationId, months)) {
    const own = payFacts.get(fact.personId) ?? []
    payFacts.set(fact.personId, [...own, snapshotPayFact(fact)])
  }
  const appealed = await listAppealedScores(tx, organisationId)
  const days = daysOfMonths(months[0] ?? locked.month, locked.month)
  const employed = await listEmployed(tx, organisationId, days)
  const decisions = await listLineDecisions(tx, organisationId, run.periodId)
  return {
    scores: new Map(appealed.map((score) => [score.visitId, snapshotScore(score, locked.month)])),
    kpiFacts: (await listKpiFacts(tx, organisationId, months)).map(
      ({ revision: _, ...fact }) => fact,
    ),
    payFacts,
    decisions: decisionsByPerson(decisions),
    salaries: new Map(employed.map(({ id, salaries }) => [id, salaries])),
  }
}

/** What was adjusted for a correction that is gone again: it is taken back. */
function goneCorrections(
  corrections: readonly PeriodCorrection[],
  paid: readonly PaidAdjustment[],
): readonly PeriodCorrection[] {
  const gone = paid.filter((one) => !corrections.some((correction) => isOf(one, correction)))
  const byKey = new Map(
    gone.map((one) => [[one.personId, one.correctedVersionId, one.cause].join(' '), one]),
  )
  return [...byKey.values()].map(({ personId, correctedVersionId, cause }) => ({
    personId,
    schemeVersionId: correctedVersionId,
    cause,
    amount: '0.00',
    lines: [],
    changes: [],
  }))
}

function isOf(
  paid: PaidAdjustment,
  { personId, schemeVersionId, cause }: PeriodCorrection,
): boolean {
  return (
    paid.personId === personId &&
    paid.correctedVersionId === schemeVersionId &&
    paid.cause === cause
  )
}

/** Puts adjustments to the person's statement of the same scheme, else to one of their own. */
function withOwed(
  facts: PeriodFacts,
  owed: readonly Owed[],
  schemeOf: ReadonlyMap<string, string>,
): PeriodFacts {
  const people = new Map(facts.people.map((person) => [person.id, person]))
  const schemes = new Map(facts.schemes.map((scheme) => [scheme.versionId, scheme]))
  const units = new Map(facts.units.map((unit) => [unit.id, unit]))
  const positions = new Map(facts.positions.map((position) => [position.id, position]))
  for (const { adjustment, person: then, locked } of owed) {
    const now = people.get(then.id) ?? absent(then)
    const corrected = adjustment.correctedVersionId ?? ''
    const schemeVersionId = paidUnder(now, corrected, schemeOf)
    for (const scheme of lockedScheme(locked, schemeVersionId)) {
      if (!schemes.has(scheme.versionId)) schemes.set(scheme.versionId, scheme)
    }
    for (const unit of locked.units) if (!units.has(unit.id)) units.set(unit.id, unit)
    for (const position of locked.positions) {
      if (!positions.has(position.id)) positions.set(position.id, position)
    }
    const adjustments = [...now.adjustments, { ...adjustment, schemeVersionId }]
    people.set(then.id, { ...now, adjustments })
  }
  return {
    ...facts,
    people: [...people.values()],
    schemes: [...schemes.values()],
    units: [...units.values()],
    positions: [...positions.values()],
  }
}

/** Somebody of the locked month whom this month does not pay. */
function absent(then: SnapshotPerson): SnapshotPerson {
  const { decisions: _, stints: __, ...person } = then
  return { ...person, schemeVersionIds: [], payFacts: [], adjustments: [] }
}

function paidUnder(
  { schemeVersionIds }: SnapshotPerson,
  corrected: string,
  schemeOf: ReadonlyMap<string, string>,
): string {
  const scheme = schemeOf.get(corrected)
  return schemeVersionIds.find((id) => schemeOf.get(id) === scheme) ?? corrected
}

function lockedScheme(locked: PeriodSnapshot, versionId: string): readonly SnapshotScheme[] {
  return locked.schemes.filter((scheme) => scheme.versionId === versionId)
}
