import { isAbove, type MoneyText, subtractMoney, sumMoney } from './money'
import type { PeriodCorrection } from './month-difference'
import { openItemKey } from './open-item'
import { correctionsOf, type StandingFacts } from './period-corrections'
import type {
  OpenItem,
  PeriodFacts,
  PeriodSnapshot,
  SnapshotPerson,
  SnapshotScheme,
  UnplacedPerson,
} from './period-snapshot'
import { type Replaced, rosterDifference } from './standing-roster'
import type { Adjustment, StatementDocument } from './statement'

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
 * Rule    every correction less what was adjusted for it already. What the roster takes back from
 *         somebody whom the open month does not employ is an open item, for there is nothing to take
 *         it from; all else of him is paid by a statement of the correction alone. What nobody sealed
 *         is an open item, and so is a line that a correction holds. What a person has settled is
 *         neither paid nor taken back nor named again.
 * Units   money in the scheme's currency, gross.
 * Throws  RangeError as `computePeriod`.
 * Source  PAY.md, Periods (nothing is lost or paid twice).
 */
export function owedFor(
  month: LockedMonth,
  isEmployed: (personId: string) => boolean,
  settled: ReadonlySet<string> = new Set(),
): OwedAndOpen {
  const { locked, standing, onlyOf } = month
  const corrections = correctionsOf(locked, standing)
  // Who was paid a quarter on leaving and stayed after all is paid by the month as well.
  const byMonth = new Set(
    locked.people.flatMap((one) => (one.schemeVersionIds.length > 0 ? [one.id] : [])),
  )
  const apart = new Set(
    (locked.paidOffCycle ?? []).flatMap(({ id }) => (byMonth.has(id) ? [] : [id])),
  )
  const paid = month.paid.filter(
    (one) =>
      one.month === locked.month &&
      (onlyOf === null ? !apart.has(one.personId) : one.personId === onlyOf),
  )
  const roster = rosterDifference(locked, standing.roster)
  const known = peopleOf(locked, [...roster.replaced.values(), ...roster.newcomers])
  const owed = [...corrections, ...goneCorrections(corrections, paid)].flatMap((correction) => {
    const own = paid.filter((one) => isOf(one, correction))
    const person = known.get(correction.personId) ?? own.map(paidPerson)[0]
    const adjustment = adjustmentOf(month, correction, own)
    return person === undefined || adjustment === null ? [] : [{ adjustment, person, locked }]
  })
  const isSettled = (item: OpenItem) => settled.has(openItemKey(item))
  const back = takenBack(owed)
    .map(({ parts, amount }) => ({ parts, item: leftItem(locked, parts, amount) }))
    .filter(({ item }) => !isEmployed(item.person.id) || isSettled(item))
  const openItems = [
    ...roster.unsealed.map((one) => unsealedItem(locked, one)),
    ...back.map(({ item }) => item),
    ...corrections.flatMap((correction) => heldItem(locked, correction, known)),
  ]
  return {
    owed: owed.filter((one) => !back.some(({ parts }) => parts.includes(one))),
    openItems: openItems.filter((item) => !isSettled(item)),
  }
}

/** Who is here with a correction alone was paid by another run of the month, or of an earlier one. */
function peopleOf(
  { people }: PeriodSnapshot,
  replaced: readonly Replaced[],
): ReadonlyMap<string, SnapshotPerson> {
  const paidHere = people.filter(({ schemeVersionIds }) => schemeVersionIds.length > 0)
  return new Map([
    ...replaced.map(({ person }) => [person.id, person] as const),
    ...paidHere.map((person) => [person.id, person] as const),
  ])
}

/** Somebody who was paid a correction and has left no other trace in the month. */
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
  readonly parts: readonly Owed[]
  readonly amount: MoneyText
}

/** People to whom, on balance, less was due by the roster. */
function takenBack(owed: readonly Owed[]): readonly TakenBack[] {
  const byRoster = owed.filter(({ adjustment }) => adjustment.cause === 'roster-correction')
  return [...Map.groupBy(byRoster, ({ person }) => person.id).values()].flatMap((parts) => {
    const amount = sumMoney(parts.map(({ adjustment }) => adjustment.amount))
    return isAbove('0.00', amount) ? [{ parts, amount }] : []
  })
}

function leftItem({ month }: PeriodSnapshot, parts: readonly Owed[], amount: MoneyText): OpenItem {
  const [first] = parts
  if (first === undefined) throw new RangeError('Nothing is taken back')
  const changes = first.adjustment.changes ?? []
  return { month, person: named(first.person), reason: 'has-left', amount, changes }
}

function unsealedItem({ month, roster }: PeriodSnapshot, { known, changes }: Replaced): OpenItem {
  const reason = roster === undefined ? 'roster-not-sealed' : 'facts-not-sealed'
  return { month, person: known, reason, amount: null, changes }
}

function heldItem(
  { month }: PeriodSnapshot,
  { personId, changes, held }: PeriodCorrection,
  known: ReadonlyMap<string, SnapshotPerson>,
): readonly OpenItem[] {
  const person = known.get(personId)
  if (held === undefined || person === undefined) return []
  const item = { month, person: named(person), reason: 'held-line', amount: null } as const
  return [{ ...item, changes, titles: held }]
}

function named({ id, personnelNumber, fullName }: UnplacedPerson): UnplacedPerson {
  return { id, personnelNumber, fullName }
}

/**
 * The facts of a month with what it pays for locked ones.
 *
 * Rule    an adjustment joins the person's statement of the same scheme, else one of its own under the
 *         scheme that paid then; whoever is not paid any more comes in with it alone.
 * Units   `schemeOf`: by version.
 * Returns the facts themselves where nothing is owed or open.
 * Source  PAY.md, Periods (a correction becomes an adjustment in the next open period).
 */
export function withOwed(
  facts: PeriodFacts,
  { owed, openItems }: OwedAndOpen,
  schemeOf: ReadonlyMap<string, string>,
): PeriodFacts {
  if (owed.length + openItems.length === 0) return facts
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
    openItems: [...(facts.openItems ?? []), ...openItems],
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
