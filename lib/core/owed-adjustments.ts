import { partsOf } from './locked-parts'
import { isAbove, type MoneyText, subtractMoney, sumMoney } from './money'
import type { PeriodCorrection } from './month-difference'
import { isSettled, type SettledItem, settledBefore } from './open-item'
import { heldItems, type LeftWith, leftDecisions, leftItem, measuredItems } from './owed-open-items'
import { correctionsOf, type StandingFacts, standingDecisions } from './period-corrections'
import type { OpenItem, PeriodSnapshot, SnapshotPerson } from './period-snapshot'
import { askedByHand, type ComparedPart } from './settled-by-hand'
import { type Replaced, type RosterDifference, rosterDifference } from './standing-roster'
import type { Adjustment, StatementDocument } from './statement'
import { codeInScheme } from './stint-codes'

/** What was adjusted for a statement by months that are locked already. */
export interface PaidAdjustment {
  readonly month: string
  readonly personId: string
  readonly correctedVersionId: string
  readonly cause: Adjustment['cause']
  readonly amount: MoneyText
  /** Whom it was paid to, as the paying statement names him. */
  readonly to: Pick<StatementDocument, 'person' | 'unit' | 'position'>
}

/** An adjustment of somebody, and what the locked month knew of him. */
export interface Owed {
  readonly adjustment: Omit<SnapshotPerson['adjustments'][number], 'schemeVersionId'>
  readonly person: SnapshotPerson
  readonly locked: PeriodSnapshot
}

/** A locked month, or somebody's pay on leaving, and what became of it since. */
export interface LockedMonth {
  readonly locked: PeriodSnapshot
  readonly standing: StandingFacts
  /** Whose pay on leaving it is; null for a month. */
  readonly onlyOf: string | null
  /** Whatever locked months have adjusted, for any month. */
  readonly paid: readonly PaidAdjustment[]
  /** By person and scheme version. */
  readonly statementIds: ReadonlyMap<string, string>
  /** Whether a quarter that the run took is its own; absent where it took none. */
  readonly isQuarterKept?: boolean
}

export interface OwedAndOpen {
  readonly owed: readonly Owed[]
  /** What a person has to settle. */
  readonly openItems: readonly OpenItem[]
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

/**
 * What an open month pays for a locked one.
 *
 * Rule    every correction less what was adjusted for it already; of pay on leaving that cut a quarter
 *         short the schemes of a month and those of the quarter each for themselves. What the roster takes back from
 *         somebody whom the open month does not employ is an open item, for there is nothing to take
 *         it from; all else of him is paid by a statement of the correction alone. What nobody sealed
 *         is an open item, and so is what the roster changes after somebody settled it by hand; what was
 *         settled is neither paid nor taken back nor named again; where the money of it is another since, the
 *         difference is an open item, whoever is employed. A line that was settled by hand is not paid
 *         back either where the roster is again as it was locked.
 * Units   money in the scheme's currency, gross.
 * Throws  RangeError as `computePeriod`.
 * Source  PAY.md, Periods (nothing is lost or paid twice).
 */
export function owedFor(
  month: LockedMonth,
  isEmployed: (personId: string) => boolean,
  allSettled: readonly SettledItem[] = [],
): OwedAndOpen {
  const { locked, standing } = month
  const settled = allSettled.filter((one) => isOfRun(month, one))
  const all = partsOf(locked, standing.roster, month.isQuarterKept)
  const parts = all
    .filter(({ waits }) => !waits)
    .map((part) => ({ ...part, roster: rosterDifference(part.locked, standing.roster) }))
  const { openItems: asked, isByHand } = askedByHand(locked, standing.roster, parts, settled)
  const found = parts.map((part) => correctedPart(month, part, settled, (id) => isByHand(part, id)))
  const placed = parts.flatMap(({ roster }) => [...roster.replaced.values(), ...roster.newcomers])
  const known = peopleOf(month, placed)
  const owed = found.flatMap(({ corrections, paid }) =>
    corrections.flatMap((correction) => {
      const own = paid.filter((one) => isOf(one, correction))
      const person = known.get(correction.personId)
      const adjustment = adjustmentOf(month, correction, own)
      return person === undefined || adjustment === null ? [] : [{ adjustment, person, locked }]
    }),
  )
  const back = takenBack(owed)
    .map((one) => ({ ...one, before: settledBefore(locked, one.person.id, settled) }))
    .filter(({ person, before }) => before !== undefined || !isEmployed(person.id))
  // What was settled was settled of all parts together: it is compared when none of them waits.
  const left =
    parts.length === all.length
      ? [...back, ...settledAndGone(month, back, known, settled)]
      : back.filter(({ before }) => before === undefined)
  const openItems = [
    ...asked,
    ...leftDecisions(locked, (...line) => isDecided(month, placed, ...line)),
    ...left.flatMap((one) => leftItem(locked, one)),
    ...found.flatMap(({ corrections }) =>
      corrections.flatMap((correction) => [
        ...heldItems(locked, correction, known, settled),
        ...measuredItems(locked, correction, known, settled),
      ]),
    ),
  ]
  return {
    owed: owed.filter((one) => !back.some(({ parts: own }) => own.includes(one))),
    openItems: openItems.filter((item) => !isSettled(item, settled)),
  }
}

/** Whether a decision has found its line where the roster places somebody by now. */
function isDecided(
  { locked, standing }: LockedMonth,
  placed: readonly Replaced[],
  personId: string,
  schemeVersionId: string,
  component: string,
): boolean {
  const now = placed.map(({ person }) => person).filter(({ id }) => id === personId)
  const then = locked.people.filter(({ id }) => id === personId)
  return (now.length > 0 ? now : then).some((person) =>
    standingDecisions(person, locked, standing).decisions.some(
      (one) => one.schemeVersionId === schemeVersionId && codeInScheme(one.component) === component,
    ),
  )
}

/** What is another of one part of the run, or is not any more, and what was adjusted for it. */
function correctedPart(
  month: LockedMonth,
  { locked, has, roster }: ComparedPart,
  settled: readonly SettledItem[],
  isByHand: (personId: string) => boolean,
) {
  const { replaced, newcomers } = roster
  const isPlaced = (id: string) =>
    replaced.has(id) || newcomers.some(({ known }) => known.id === id)
  const paid = month.paid.filter(
    (one) => one.month === locked.month && isPaidFor(month, one) && has(one.correctedVersionId),
  )
  // Where the roster is as it was locked and nothing was taken back, the run itself has paid the line.
  const settledHere = settled.filter(
    ({ person: { id } }) => isPlaced(id) || isTakenBackOf(paid, id),
  )
  const corrections = correctionsOf(locked, month.standing, settledHere).filter(
    ({ personId, cause }) =>
      cause !== 'roster-correction' || !isPlaced(personId) || !isByHand(personId),
  )
  const gone = goneCorrections(corrections, paid).filter(
    ({ personId, cause }) =>
      cause !== 'roster-correction' || !(isUnsealed(roster, personId) || isByHand(personId)),
  )
  return { corrections: [...corrections, ...gone], paid }
}

function isTakenBackOf(paid: readonly PaidAdjustment[], id: string): boolean {
  const own = paid.filter((one) => one.personId === id && one.cause === 'roster-correction')
  return isAbove('0.00', sumMoney(own.map(({ amount }) => amount)))
}

function isUnsealed({ unsealed }: RosterDifference, personId: string): boolean {
  return unsealed.some(({ known }) => known.id === personId)
}

/**
 * Whether an adjustment of the month was for this run: of whoever was paid for the month on leaving the
 * month itself has only what is left to it, and his own pay all else.
 */
function isPaidFor({ locked, onlyOf }: LockedMonth, one: PaidAdjustment): boolean {
  const { personId, correctedVersionId } = one
  const scheme = locked.schemes.find(({ versionId }) => versionId === correctedVersionId)
  const isPool = scheme?.document.base.kind === 'pool'
  if (onlyOf !== null) return personId === onlyOf && scheme !== undefined && !isPool
  const apart = (locked.paidOffCycle ?? []).filter(
    ({ id, month = locked.month }) => id === personId && month === locked.month,
  )
  if (apart.length === 0) return true
  // A month of the time before does not say whose quarter was paid with another one: it paid him.
  const isPaidHere = locked.people.some(
    ({ id, schemeVersionIds }) => id === personId && schemeVersionIds.length > 0,
  )
  return apart.every(({ month }) => (month === undefined ? isPaidHere : isPool))
}

/** A settlement of the time before names no period: it was about the one run that then paid the person. */
function isOfRun({ locked, onlyOf }: LockedMonth, { periodId, person }: SettledItem): boolean {
  if (periodId !== null) return periodId === locked.periodId
  if (onlyOf !== null) return person.id === onlyOf
  return !(locked.paidOffCycle ?? []).some(({ id }) => id === person.id)
}

/** Of whom money was settled that is not to be taken back any more, or not so much of it. */
function settledAndGone(
  { locked }: LockedMonth,
  back: readonly TakenBack[],
  known: ReadonlyMap<string, SnapshotPerson>,
  settled: readonly SettledItem[],
): readonly LeftWith[] {
  const people = new Map(settled.map(({ person }) => [person.id, person]))
  return [...people.values()].flatMap((one) => {
    const before = settledBefore(locked, one.id, settled)
    if (before === undefined || back.some(({ person }) => person.id === one.id)) return []
    return [{ person: known.get(one.id) ?? one, parts: [], amount: '0.00', before }]
  })
}

/**
 * Who is here with a correction alone was paid by another run of the month, or of an earlier one; who was
 * paid a correction of this one may have left no other trace.
 */
function peopleOf(
  { locked: { people, month }, paid }: LockedMonth,
  placed: readonly Replaced[],
): ReadonlyMap<string, SnapshotPerson> {
  const corrected = paid.filter((one) => one.month === month).map(paidPerson)
  const paidHere = people.filter(({ schemeVersionIds }) => schemeVersionIds.length > 0)
  const known = [...corrected, ...placed.map(({ person }) => person), ...paidHere]
  return new Map(known.map((person) => [person.id, person]))
}

/** Somebody as the statement of a correction names him. */
function paidPerson({ to: { person, unit, position } }: PaidAdjustment): SnapshotPerson {
  return {
    ...person,
    ...{ unitId: unit.id, positionId: position.id, schemeVersionIds: [] },
    ...{ assignments: [], salaries: [], payFacts: [], adjustments: [] },
  }
}

function adjustmentOf(
  { locked, statementIds }: LockedMonth,
  correction: PeriodCorrection,
  paid: readonly PaidAdjustment[],
): Owed['adjustment'] | null {
  const amount = outstandingOf(correction.amount, paid)
  if (amount === '0.00') return null
  const { personId, cause, lines, changes, schemeVersionId } = correction
  const statementId = statementIds.get(`${personId} ${schemeVersionId}`) ?? null
  const paidBefore = sumMoney(paid.map((one) => one.amount))
  const { month } = locked
  const link = { statementId, month, correctedVersionId: schemeVersionId, paidBefore }
  const id = [month, schemeVersionId, cause].join(' ')
  return { id, amount, cause, note: '', ...link, lines, changes }
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

interface TakenBack {
  readonly person: SnapshotPerson
  readonly parts: readonly Owed[]
  readonly amount: MoneyText
}

/** People to whom, on balance, less was due by the roster. */
function takenBack(owed: readonly Owed[]): readonly TakenBack[] {
  const byRoster = owed.filter(({ adjustment }) => adjustment.cause === 'roster-correction')
  return [...Map.groupBy(byRoster, ({ person }) => person.id).values()].flatMap((parts) => {
    const [first] = parts
    const amount = sumMoney(parts.map(({ adjustment }) => adjustment.amount))
    return first !== undefined && isAbove('0.00', amount)
      ? [{ person: first.person, parts, amount }]
      : []
  })
}
