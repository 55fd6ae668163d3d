import { computePeriod } from './compute-period'
import type { LineDecision } from './decided-lines'
import { type MoneyText, subtractMoney, sumMoney } from './money'
import { adjustmentBetween } from './pay-adjustment'
import { sharesPool } from './period-pools'
import type {
  PeriodSnapshot,
  SnapshotKpiFact,
  SnapshotPayFact,
  SnapshotPerson,
  SnapshotScore,
} from './period-snapshot'
import type { AdjustedLine, Adjustment, AdjustmentChange, StatementDocument } from './statement'
import { changesBetween } from './statement-changes'

/** The facts of a locked month as they stand now. */
export interface StandingFacts {
  /** By visit: the score that stands, of the visits that the snapshot holds. */
  readonly scores: ReadonlyMap<string, SnapshotScore>
  /** All figures of the months that the snapshot read. */
  readonly kpiFacts: readonly SnapshotKpiFact[]
  /** By person: all pay facts of those months. */
  readonly payFacts: ReadonlyMap<string, readonly SnapshotPayFact[]>
  /** By person: what was decided about lines of the month. */
  readonly decisions: ReadonlyMap<string, readonly LineDecision[]>
  /** By person: the salaries through the month's last day; absent where nobody looked. */
  readonly salaries?: ReadonlyMap<string, SnapshotPerson['salaries']>
  /**
   * Visits released after somebody was paid off-cycle: no later month counts them for whoever has
   * left. Absent for a month.
   */
  readonly late?: readonly SnapshotScore[]
}

/** What a locked month would have paid differently, and why. */
export interface PeriodCorrection {
  readonly personId: string
  readonly schemeVersionId: string
  readonly cause: Adjustment['cause']
  /** Against the locked statement, whatever was adjusted since. */
  readonly amount: MoneyText
  readonly lines: readonly AdjustedLine[]
  readonly changes: readonly AdjustmentChange[]
}

/**
 * What the facts as they stand now would have paid differently in a locked month.
 *
 * Rule    the month is computed again from its own snapshot with the corrected facts put in one kind
 *         after the other: scores, figures, timesheets, salaries, decisions about lines. The difference
 *         that a kind makes is its own correction, so that they add up to the whole. People, places,
 *         schemes, noise and group means stay as they were sealed: a correction of one person moves
 *         nobody else's pay by a kopeck, but of those who share a pool with him: there everybody's
 *         part is split again. Visits that the month did not count are no correction of it, but for
 *         somebody who was paid off-cycle: they are one of their own.
 * Units   money in the scheme's currency, gross; a correction can be negative.
 * Throws  RangeError as `computePeriod`.
 * Source  PAY.md, Periods (an adjustment linked to its cause); golden pay B11.
 */
export function correctionsOf(
  locked: PeriodSnapshot,
  standing: StandingFacts,
): readonly PeriodCorrection[] {
  const steps = stepsOf(locked, standing)
  const changed = changedSubjects(locked, standing)
  const touched = new Set(locked.people.filter((person) => isTouched(person, changed)))
  if (touched.size === 0) return []
  // A part of a pool is what all the others leave of it.
  const people = locked.people.filter(
    (person) => touched.has(person) || sharesPool(person, locked.schemes),
  )
  const corrections: PeriodCorrection[] = []
  let before = statementsOf({ ...locked, people })
  for (const { cause, facts } of steps) {
    const after = statementsOf(facts(people))
    corrections.push(...differences(before, after, cause))
    before = after
  }
  return corrections
}

interface Step {
  readonly cause: Adjustment['cause']
  readonly facts: (people: readonly SnapshotPerson[]) => PeriodSnapshot
}

function stepsOf(locked: PeriodSnapshot, standing: StandingFacts): readonly Step[] {
  const appealed = locked.scores.map((score) => standingScore(score, standing))
  const { kpiFacts, late = [] } = standing
  const scores = [...appealed, ...late]
  const onDays = (person: SnapshotPerson) => ({
    ...person,
    payFacts: standing.payFacts.get(person.id) ?? [],
  })
  const onSalary = (person: SnapshotPerson) => ({
    ...onDays(person),
    salaries: standing.salaries?.get(person.id) ?? person.salaries,
  })
  const decided = (person: SnapshotPerson) => ({
    ...onSalary(person),
    decisions: standing.decisions.get(person.id) ?? [],
  })
  return [
    { cause: 'appeal', facts: (people) => ({ ...locked, scores: appealed, people }) },
    ...(late.length === 0 ? [] : [lateVisits((people) => ({ ...locked, scores, people }))]),
    { cause: 'kpi-correction', facts: (people) => ({ ...locked, scores, kpiFacts, people }) },
    {
      cause: 'pay-fact-correction',
      facts: (people) => ({ ...locked, scores, kpiFacts, people: people.map(onDays) }),
    },
    {
      cause: 'salary-correction',
      facts: (people) => ({ ...locked, scores, kpiFacts, people: people.map(onSalary) }),
    },
    {
      cause: 'hold-decided',
      facts: (people) => ({ ...locked, scores, kpiFacts, people: people.map(decided) }),
    },
  ]
}

function lateVisits(facts: Step['facts']): Step {
  return { cause: 'late-visit', facts }
}

/** The score that stands, in the month in which the locked one counted. */
function standingScore(score: SnapshotScore, { scores }: StandingFacts): SnapshotScore {
  const stands = scores.get(score.visitId)
  return stands === undefined || stands.scoreId === score.scoreId
    ? score
    : { ...stands, countsIn: score.countsIn }
}

interface ChangedSubjects {
  readonly people: ReadonlySet<string>
  readonly units: ReadonlySet<string>
}

function changedSubjects(locked: PeriodSnapshot, standing: StandingFacts): ChangedSubjects {
  const people = new Set<string>()
  const units = new Set<string>()
  const note = (subject: { personId: string | null; unitId: string | null }) => {
    if (subject.personId !== null) people.add(subject.personId)
    if (subject.unitId !== null) units.add(subject.unitId)
  }
  for (const score of locked.scores) {
    if (standingScore(score, standing) !== score) note(score)
  }
  for (const score of standing.late ?? []) note(score)
  const sealed = new Set(locked.kpiFacts.map(({ id }) => id))
  const stands = new Set(standing.kpiFacts.map(({ id }) => id))
  for (const fact of standing.kpiFacts) if (!sealed.has(fact.id)) note(fact)
  for (const fact of locked.kpiFacts) if (!stands.has(fact.id)) note(fact)
  for (const person of locked.people) {
    if (!hasSame(person.payFacts, standing.payFacts.get(person.id) ?? [], ({ id }) => id)) {
      people.add(person.id)
    }
    const decisions = standing.decisions.get(person.id) ?? []
    if (!hasSame(person.decisions ?? [], decisions, decisionKey)) people.add(person.id)
    const salaries = standing.salaries?.get(person.id) ?? person.salaries
    if (!hasSame(person.salaries, salaries, salaryKey)) people.add(person.id)
  }
  return { people, units }
}

function isTouched(person: SnapshotPerson, { people, units }: ChangedSubjects): boolean {
  return (
    people.has(person.id) ||
    units.has(person.unitId) ||
    person.assignments.some(({ unitId }) => units.has(unitId))
  )
}

function hasSame<Item>(
  a: readonly Item[],
  b: readonly Item[],
  keyOf: (item: Item) => string,
): boolean {
  const keys = new Set(a.map(keyOf))
  return a.length === b.length && b.every((item) => keys.has(keyOf(item)))
}

function decisionKey({ schemeVersionId, component, at, kind, by }: LineDecision): string {
  return [schemeVersionId, component, at, kind, by.id].join(' ')
}

function salaryKey({ fromOn, amount }: SnapshotPerson['salaries'][number]): string {
  return `${fromOn} ${amount}`
}

function statementsOf(snapshot: PeriodSnapshot): ReadonlyMap<string, StatementDocument> {
  const { statements } = computePeriod(snapshot)
  return new Map(statements.map((statement) => [keyOf(statement), statement]))
}

function differences(
  before: ReadonlyMap<string, StatementDocument>,
  after: ReadonlyMap<string, StatementDocument>,
  cause: Adjustment['cause'],
): readonly PeriodCorrection[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  return keys.flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)]
    const known = now ?? old
    if (known === undefined) return []
    const amount = subtractMoney(ownAmount(now), ownAmount(old))
    if (amount === '0.00') return []
    return [
      {
        personId: known.person.id,
        schemeVersionId: known.scheme.versionId,
        cause,
        amount,
        lines: adjustedLines(old, now),
        changes: changesBetween(old, now),
      },
    ]
  })
}

/** What the month itself pays, without what it paid for earlier ones. */
function ownAmount(statement: StatementDocument | undefined): MoneyText {
  if (statement === undefined) return '0.00'
  const adjusted = sumMoney(statement.adjustments.map(({ amount }) => amount))
  return subtractMoney(statement.amount, adjusted)
}

function adjustedLines(
  old: StatementDocument | undefined,
  now: StatementDocument | undefined,
): readonly AdjustedLine[] {
  const known = now ?? old
  if (known === undefined) return []
  const { lines } = adjustmentBetween(
    old?.result ?? nothingPaid(known),
    now?.result ?? nothingPaid(known),
  )
  return lines.flatMap(({ code, amount }) => {
    const component = known.result.components.find((one) => one.code === code)
    return component === undefined ? [] : [{ code, title: component.title, amount }]
  })
}

function nothingPaid({ result }: StatementDocument): StatementDocument['result'] {
  return { ...result, payout: '0.00', lines: [] }
}

function keyOf({ person, scheme }: StatementDocument): string {
  return `${person.id} ${scheme.versionId}`
}

/** What was adjusted for a statement by months that are locked already. */
export interface PaidAdjustment {
  readonly month: string
  readonly personId: string
  readonly correctedVersionId: string
  readonly cause: Adjustment['cause']
  readonly amount: MoneyText
}

/**
 * What is still to be paid, or taken back, of a correction.
 *
 * Rule    the whole correction less what earlier months have paid of it, cause by cause; where
 *         something was paid and the correction is gone, it is taken back.
 * Units   money; "0.00" where nothing is left.
 * Source  PAY.md, Periods (nothing is lost or paid twice).
 */
export function outstandingOf(
  amount: MoneyText,
  paid: readonly Pick<PaidAdjustment, 'amount'>[],
): MoneyText {
  return subtractMoney(amount, sumMoney(paid.map((adjustment) => adjustment.amount)))
}
