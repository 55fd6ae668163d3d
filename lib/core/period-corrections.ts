import { type CarriedDecisions, type MadeDecision, unsettledDecisions } from './carried-decisions'
import type { LineDecision } from './decided-lines'
import {
  differencesBetween,
  type MonthStatements,
  type PeriodCorrection,
  statementsOf,
} from './month-difference'
import type { SettledItem } from './open-item'
import { sharesPool } from './period-pools'
import type {
  PeriodSnapshot,
  SnapshotKpiFact,
  SnapshotPayFact,
  SnapshotPerson,
  SnapshotScore,
} from './period-snapshot'
import { measuredAfterAll, withoutSettledLines } from './settled-lines'
import { type RosterDifference, rosterDifference, type StandingRoster } from './standing-roster'
import type { Adjustment, AdjustmentChange, Named } from './statement'

/** The facts of a locked month as they stand now. */
export interface StandingFacts {
  /** By visit: the score that stands, of the visits that the snapshot holds. */
  readonly scores: ReadonlyMap<string, SnapshotScore>
  /** All figures of the months that the snapshot read. */
  readonly kpiFacts: readonly SnapshotKpiFact[]
  /** By person: all pay facts of those months. */
  readonly payFacts: ReadonlyMap<string, readonly SnapshotPayFact[]>
  /** By person: what was decided about lines of the month. */
  readonly decisions: ReadonlyMap<string, readonly MadeDecision[]>
  /** What was settled by hand; absent where nobody looked. */
  readonly settled?: readonly SettledItem[]
  /** By person: the salaries through the month's last day; absent where nobody looked. */
  readonly salaries?: ReadonlyMap<string, SnapshotPerson['salaries']>
  /**
   * Visits released after somebody was paid off-cycle: no later month counts them for whoever has
   * left. Absent for a month.
   */
  readonly late?: readonly SnapshotScore[]
  /** Who is employed in the period and where; absent where nobody looked. */
  readonly roster?: StandingRoster
}

/**
 * What the facts as they stand now would have paid differently in a locked month.
 *
 * Rule    the month is computed again from its own snapshot with the corrected facts put in one kind
 *         after the other: scores, figures, timesheets, salaries, decisions about lines, and the
 *         roster last, so that what a decision changed stays its own. The difference that a kind makes
 *         is its own correction, so that they add up to the whole. Scheme versions, the tree of units,
 *         noise and group means stay as they were sealed: a correction of one person moves nobody
 *         else's pay by a kopeck, but of those who share a pool with him: there everybody's part is
 *         split again. Visits that the month did not count are no correction of it, but for somebody
 *         who was paid off-cycle: they are one of their own. A line that was settled by hand while the
 *         roster made it held pays nothing; what it would pay by now is told beside.
 * Units   money in the scheme's currency, gross; a correction can be negative.
 * Throws  RangeError as `computePeriod`.
 * Source  PAY.md, Periods (an adjustment linked to its cause); golden pay B11.
 */
export function correctionsOf(
  locked: PeriodSnapshot,
  standing: StandingFacts,
  settled: readonly SettledItem[] = [],
): readonly PeriodCorrection[] {
  const roster = rosterDifference(locked, standing.roster)
  const steps = stepsOf(locked, standing, roster, settled)
  const changed = changedSubjects(locked, standing)
  const byHand = new Set(
    settled.flatMap(({ reason, person }) => (reason === 'held-line' ? [person.id] : [])),
  )
  const touched = new Set(
    locked.people.filter(
      (person) =>
        isTouched(person, changed) || roster.replaced.has(person.id) || byHand.has(person.id),
    ),
  )
  if (touched.size + roster.newcomers.length === 0) return []
  // A part of a pool is what all the others leave of it.
  const people = locked.people.filter(
    (person) => touched.has(person) || sharesPool(person, locked.schemes),
  )
  const corrections: PeriodCorrection[] = []
  let before = statementsOf({ ...locked, people })
  for (const { cause, facts } of steps) {
    const after = statementsOf(facts(people))
    const found = differencesBetween(before, after, cause)
    corrections.push(...(cause === 'roster-correction' ? withSettled(found, after) : found))
    before = after
  }
  return corrections.map((correction) => withRosterChanges(correction, roster))
}

interface Step {
  readonly cause: Adjustment['cause']
  readonly facts: (people: readonly SnapshotPerson[]) => PeriodSnapshot
}

function stepsOf(
  locked: PeriodSnapshot,
  standing: StandingFacts,
  roster: RosterDifference,
  settled: readonly SettledItem[],
): readonly Step[] {
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
    decisions: standingDecisions(person, locked, standing).decisions,
  })
  const unsettled = (person: SnapshotPerson) => withoutSettledLines(person, locked, settled)
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
    {
      cause: 'roster-correction',
      facts: (people) => ({
        ...locked,
        ...withNewPlaces(locked, standing.roster),
        ...{ scores, kpiFacts },
        people: [
          ...people.map((person) => {
            const placed = roster.replaced.get(person.id)?.person
            return unsettled(decided(placed ?? person))
          }),
          ...roster.newcomers.map(({ person }) => unsettled(decided(person))),
        ],
      }),
    },
  ]
}

/** With the lines that were settled by hand and are measured by now, also where nothing else differs. */
function withSettled(
  found: readonly PeriodCorrection[],
  after: MonthStatements,
): readonly PeriodCorrection[] {
  const settled = [...after.values()].flatMap((statement): readonly PeriodCorrection[] => {
    const lines = measuredAfterAll(statement)
    if (lines.length === 0) return []
    const { person, scheme } = statement
    const own = { personId: person.id, schemeVersionId: scheme.versionId }
    const nothing = { cause: 'roster-correction', amount: '0.00', lines: [], changes: [] } as const
    return [{ ...own, ...(found.find(isSame(own)) ?? nothing), settled: lines }]
  })
  return [...found.filter((one) => !settled.some(isSame(one))), ...settled]
}

type Corrected = Pick<PeriodCorrection, 'personId' | 'schemeVersionId'>

const isSame =
  ({ personId, schemeVersionId }: Corrected) =>
  (one: Corrected) =>
    one.personId === personId && one.schemeVersionId === schemeVersionId

/** Units and positions that are newer than the month have their names as well. */
function withNewPlaces(
  { units, positions }: PeriodSnapshot,
  roster: StandingRoster | undefined,
): Pick<PeriodSnapshot, 'units' | 'positions'> {
  const withNew = (sealed: readonly Named[], now: readonly Named[]) => {
    const known = new Set(sealed.map(({ id }) => id))
    const added = now.filter(({ id }) => !known.has(id))
    return [...sealed, ...added.map(({ id, name }) => ({ id, name }))]
  }
  return {
    units: withNew(units, roster?.units ?? []),
    positions: withNew(positions, roster?.positions ?? []),
  }
}

/**
 * What stands decided about somebody's lines, under the codes that they have for him.
 *
 * Rule    decisions follow their lines through a transfer; in a month whose snapshot is from the time
 *         before they stay under the codes for which they were made, as that month read them.
 * Returns decisions about lines that are there, and those that found none.
 * Source  PAY.md, Periods (a person decides).
 */
export function standingDecisions(
  person: SnapshotPerson,
  locked: Pick<PeriodSnapshot, 'roster' | 'schemes' | 'month' | 'periodId' | 'quarterOnLeaving'>,
  { decisions, settled = [] }: Pick<StandingFacts, 'decisions' | 'settled'>,
): CarriedDecisions {
  const made = decisions.get(person.id) ?? []
  if (locked.roster !== undefined) return unsettledDecisions(person, locked, made, settled)
  const known = made.flatMap(({ place: _, kind, ...decision }): readonly LineDecision[] =>
    kind === 'computed' ? [] : [{ ...decision, kind }],
  )
  return { decisions: known, waiting: [] }
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
    const { decisions } = standingDecisions(person, locked, standing)
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

/** A correction by the roster says what is another there; whom it merely touches, what is for him. */
function withRosterChanges(
  correction: PeriodCorrection,
  { replaced, newcomers }: RosterDifference,
): PeriodCorrection {
  const { cause, personId, changes } = correction
  if (cause !== 'roster-correction') return correction
  const found = replaced.get(personId) ?? newcomers.find(({ known }) => known.id === personId)
  if (found === undefined) return correction
  const kinds = ['days', 'base', 'pool']
  const more = changes.some(isWhole) ? [] : changes.filter(({ kind }) => kinds.includes(kind))
  return { ...correction, changes: [...found.changes, ...more] }
}

/** Everything is paid, or nothing any more: figures beside it would say nothing. */
function isWhole(change: AdjustmentChange): boolean {
  return change.kind === 'base' && (change.before === null || change.after === '0.00')
}
