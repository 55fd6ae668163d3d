import {
  addMonths,
  type DayRange,
  daysOfMonths,
  earlierOf,
  endsQuarter,
  monthDays,
  monthOf,
} from '@/lib/core/calendar'
import { type MadeDecision, withCarried, withoutSettled } from '@/lib/core/carried-decisions'
import { computePeriod } from '@/lib/core/compute-period'
import { type CountedVisits, countingMonth } from '@/lib/core/counting-month'
import { lateOnLeaving } from '@/lib/core/late-on-leaving'
import { keepsQuarter } from '@/lib/core/locked-parts'
import { snapshotFor, withoutPaid } from '@/lib/core/off-cycle'
import { isSettled, type SettledItem } from '@/lib/core/open-item'
import { type LockedMonth, owedFor, type PaidAdjustment } from '@/lib/core/owed-adjustments'
import { withOwed } from '@/lib/core/owed-facts'
import { inOrder, takeSnapshot } from '@/lib/core/period-seal'
import type {
  OpenItem,
  PaidOffCycle,
  PeriodFacts,
  PeriodSnapshot,
  SnapshotKpiFact,
  SnapshotScheme,
  SnapshotScore,
  UnplacedPerson,
} from '@/lib/core/period-snapshot'
import { placeInMonth } from '@/lib/core/placed-person'
import { settledByHandReasons } from '@/lib/core/settled-by-hand'
import { periodEnd, periodMonths } from '@/lib/core/snapshot-index'
import type { RosterPerson, StandingRoster } from '@/lib/core/standing-roster'
import type { StatementDocument } from '@/lib/core/statement'
import { aSettled, someFacts } from './pay'

/** What the roster says of everybody; by person, because a correction rewrites a person. */
export type Roster = ReadonlyMap<string, RosterPerson>

/** Everything but the roster: it is known in time and never another. */
export interface PayCompany {
  readonly schemes: readonly SnapshotScheme[]
  readonly scores: readonly SnapshotScore[]
  readonly kpiFacts: readonly SnapshotKpiFact[]
}

const units = [
  { id: 'depot', name: 'Depot', parentId: null },
  { id: 'shop', name: 'Shop', parentId: null },
]
const positions = [
  { id: 'driver', name: 'Driver' },
  { id: 'clerk', name: 'Clerk' },
  { id: 'guard', name: 'Guard' },
]
export const paths = new Map(units.map(({ id }) => [id, [id]] as const))

/** Who is employed in the days, as the query of a run tells it. */
function employedIn(roster: Roster, days: DayRange): readonly RosterPerson[] {
  return [...roster.values()]
    .filter(({ hiredOn, leftOn }) => hiredOn <= days.last && (leftOn ?? days.last) >= days.first)
    .map((person) => ({
      ...person,
      assignments: person.assignments
        .filter(({ fromOn }) => fromOn <= days.last)
        .map((place) => ({
          ...place,
          throughOn:
            person.leftOn === null
              ? place.throughOn
              : earlierOf(place.throughOn ?? person.leftOn, person.leftOn),
        })),
    }))
}

/** A scheme of a quarter reads two months more, and its figures to the quarter's end. */
function monthsRead({ schemes }: PayCompany, month: string): readonly string[] {
  const isQuarter = schemes.some(({ document }) => document.period === 'quarter')
  if (!isQuarter) return [month]
  const quarter = periodMonths('quarter', periodEnd('quarter', month))
  return [...new Set([...periodMonths('quarter', month), ...quarter])].toSorted()
}

const daysRead = (company: PayCompany, month: string, through = month) =>
  daysOfMonths(monthsRead(company, month)[0] ?? month, through)

/** The facts of a month by a roster, as the product gathers them. */
export function gathered(company: PayCompany, roster: Roster, month: string): PeriodFacts {
  const months = monthsRead(company, month)
  const placed = employedIn(roster, daysRead(company, month)).map((person) => ({
    person,
    place: placeInMonth(person, company.schemes, paths, month),
  }))
  return someFacts({
    ...{ periodId: month, figureRule: 2 },
    ...{ month, schemes: company.schemes, units: units.map(({ id, name }) => ({ id, name })) },
    positions,
    people: placed.flatMap(({ person, place }) =>
      place === null || place.schemeVersionIds.length === 0
        ? []
        : [{ ...person, ...place, payFacts: [], adjustments: [] }],
    ),
    scores: company.scores.filter(({ countsIn }) => months.includes(countsIn) && countsIn <= month),
    kpiFacts: company.kpiFacts.filter((fact) => months.includes(fact.month)),
    roster: {
      inForce: company.schemes.map(({ versionId }) => versionId),
      parents: [],
      unpaid: placed.flatMap(({ person: { salaries: _, ...person }, place }) =>
        place !== null && place.schemeVersionIds.length > 0
          ? []
          : [{ ...person, reason: place === null ? 'no-assignment' : 'no-scheme' } as const],
      ),
    },
  })
}

export interface LockedRun {
  readonly locked: PeriodSnapshot
  readonly onlyOf: string | null
}

type Made = ReadonlyMap<string, readonly MadeDecision[]>

/** Months that are locked one after the other, each with what it pays for those before. */
export class LockedMonths {
  readonly statements: StatementDocument[] = []
  readonly runs: LockedRun[] = []
  /** Of the last month alone: what was listed before is listed there again. */
  openItems: readonly OpenItem[] = []
  /** What somebody has settled by hand. */
  readonly settled: SettledItem[] = []
  /** By period: what was decided about lines of whom. */
  private readonly made = new Map<string, Made>()
  private paid: readonly PaidAdjustment[] = []

  constructor(public company: PayCompany) {}

  /** What was decided about lines of a period, by person. */
  decisionsIn(periodId: string): Made {
    return this.made.get(periodId) ?? new Map()
  }

  decisionsOf(periodId: string, personId: string): readonly MadeDecision[] {
    return this.decisionsIn(periodId).get(personId) ?? []
  }

  /** All released visits, each with the month that counts it by now. */
  get scores(): readonly SnapshotScore[] {
    return this.company.scores.map((score) => ({
      ...score,
      countsIn: countingMonth(score.visitId, monthOf(score.visitedOn), this.counted),
    }))
  }

  /** Visits that pay on leaving counts, as if they had been known. */
  lateVisitsOf({ locked, onlyOf }: LockedRun, roster: Roster): readonly SnapshotScore[] {
    const employed = employedIn(roster, monthDays(locked.month))
    const earlier = this.runs.filter((run) => run.onlyOf === onlyOf)
    const late = lateOnLeaving(locked, {
      ...{ released: this.company.scores, counted: this.counted },
      leftOn: employed.find(({ id }) => id === onlyOf)?.leftOn ?? null,
      earlier: earlier.map((run) => run.locked).filter(({ month }) => month < locked.month),
    })
    return late.map(({ visit, countsIn }) => ({ ...visit, countsIn }))
  }

  private get counted(): CountedVisits {
    const closed = this.runs.filter(({ onlyOf }) => onlyOf === null).map(({ locked }) => locked)
    const own = closed.flatMap(({ month, scores }) =>
      scores
        .filter(({ countsIn }) => countsIn === month)
        .map((one) => [one.visitId, month] as const),
    )
    return { countedIn: new Map(own), lockedMonths: new Set(closed.map(({ month }) => month)) }
  }

  decide(periodId: string, personId: string, decision: MadeDecision): void {
    const isSame = ({ schemeVersionId, component }: MadeDecision) =>
      schemeVersionId === decision.schemeVersionId && component === decision.component
    const others = this.decisionsOf(periodId, personId).filter((one) => !isSame(one))
    const made = new Map(this.made.get(periodId)).set(personId, [...others, decision])
    this.made.set(periodId, made)
  }

  /** Settles an item by hand. */
  settle(item: OpenItem): void {
    this.settled.push(aSettled(item, { settledAt: `${item.month}-28T09:00:00.000Z` }))
  }

  /** What pay on leaving would pay now; null where it pays nothing. */
  leaverRun(roster: Roster, month: string, personId: string): PeriodSnapshot | null {
    const own = this.runs.filter(({ onlyOf }) => onlyOf === personId)
    if (own.some(({ locked }) => locked.month === month)) return null
    const quarter = periodMonths('quarter', periodEnd('quarter', month))
    const before = own.filter((run) => quarter.includes(run.locked.month) && this.hasQuarter(run))
    const taken = this.taken(roster, month, personId, new Set())
    const alone = snapshotFor(taken, personId, false, before.map(asPaid))
    const paying = this.decided({ ...alone, periodId: `${month} ${personId}` })
    const isPaid = paying.people.some(({ schemeVersionIds }) => schemeVersionIds.length > 0)
    return isPaid && computePeriod(paying).statements.length > 0 ? paying : null
  }

  /** Pays somebody who leaves before the close of the month; a quarter once. */
  payOnLeaving(roster: Roster, month: string, personId: string): void {
    const paying = this.leaverRun(roster, month, personId)
    if (paying !== null) this.lock(paying, personId)
  }

  /** As the time before paid him: it took the quarter of everybody who left in it. */
  payAsBefore(roster: Roster, month: string, personId: string): void {
    const paying = this.leaverRun(roster, month, personId)
    if (paying === null) return
    const isTaken = endsQuarter(month) || paying.paidOffCycle !== undefined
    this.lock(isTaken ? paying : { ...paying, quarterOnLeaving: true }, personId)
  }

  /** Whether schemes of the quarter belong to somebody's pay on leaving. */
  hasQuarter({ locked, onlyOf }: LockedRun): boolean {
    if (onlyOf === null) return false
    const { month, periodId } = locked
    const isNamed = this.runs.some(
      (run) =>
        run.locked.month !== month &&
        run.locked.paidOffCycle?.some((one) => one.periodId === periodId),
    )
    const ofQuarter = new Set(
      locked.schemes.flatMap(({ versionId, document: { period } }) =>
        period === 'quarter' ? [versionId] : [],
      ),
    )
    const isCorrected = this.paid.some(
      (one) =>
        one.month === month && one.personId === onlyOf && ofQuarter.has(one.correctedVersionId),
    )
    const isSettled = this.settled.some(
      ({ periodId: about, part, reason }) =>
        about === periodId && (part === null ? settledByHandReasons.has(reason) : part !== 'month'),
    )
    return endsQuarter(month) || keepsQuarter(locked, isNamed || isCorrected || isSettled)
  }

  /** What the month would pay now. */
  monthRun(roster: Roster, month: string): PeriodSnapshot {
    const ofQuarter = endsQuarter(month) ? [addMonths(month, -2), addMonths(month, -1)] : []
    const apart = this.runs.filter(
      (run) =>
        run.onlyOf !== null &&
        (run.locked.month === month ||
          (ofQuarter.includes(run.locked.month) && this.hasQuarter(run))),
    )
    const own = apart.flatMap(({ locked, onlyOf }) =>
      locked.month === month ? [onlyOf ?? ''] : [],
    )
    const taken = this.taken(roster, month, null, new Set(own))
    return this.decided(withoutPaid(taken, apart.map(asPaid)))
  }

  lockMonth(roster: Roster, month: string): void {
    const whole = this.monthRun(roster, month)
    this.openItems = whole.openItems ?? []
    this.lock(whole, null)
  }

  private decided(snapshot: PeriodSnapshot): PeriodSnapshot {
    const made = this.decisionsIn(snapshot.periodId)
    const decided = [...made.keys()].map(named)
    const carried = { ...snapshot, ...inOrder(withCarried(snapshot, made, decided, this.settled)) }
    const open = (carried.openItems ?? []).filter((item) => !isSettled(item, this.settled))
    return { ...carried, openItems: open }
  }

  private taken(
    roster: Roster,
    month: string,
    personId: string | null,
    apart: ReadonlySet<string>,
  ): PeriodSnapshot {
    const facts = gathered({ ...this.company, scores: this.scores }, roster, month)
    const there = new Set(employedIn(roster, monthDays(month)).map(({ id }) => id))
    const isEmployed = (id: string) => there.has(id) && !apart.has(id)
    const found = this.runs
      .filter(({ locked }) => locked.month < month || personId === null)
      .map((run) => owedFor(this.asLocked(run, roster, month), isEmployed, this.settled))
    const owed = found.flatMap((one) => one.owed)
    const openItems = found.flatMap((one) => one.openItems)
    return takeSnapshot(withOwed(facts, { owed, openItems }, new Map()))
  }

  private asLocked(run: LockedRun, roster: Roster, paying: string): LockedMonth {
    const { locked, onlyOf } = run
    const end = locked.quarterOnLeaving ? periodEnd('quarter', locked.month) : locked.month
    const employed = employedIn(roster, daysRead(this.company, locked.month, end))
    const asked = employed.filter(({ id }) => onlyOf === null || id === onlyOf)
    const standing: StandingRoster = {
      people: new Map(asked.map((person) => [person.id, person])),
      ...{ units, positions, isNews: () => true, paying },
    }
    const read = monthsRead(this.company, locked.month)
    const made = this.decisionsIn(locked.periodId)
    const facts = {
      ...{ scores: new Map(), payFacts: new Map() },
      decisions: withoutSettled(locked, made, this.settled),
      settled: this.settled,
      kpiFacts: this.company.kpiFacts.filter(({ month }) => read.includes(month)),
      salaries: new Map(employed.map(({ id, salaries }) => [id, salaries])),
      late: onlyOf === null ? [] : this.lateVisitsOf(run, roster),
      roster: standing,
    }
    const isQuarterKept = this.hasQuarter(run)
    const month = { locked, standing: facts, onlyOf, paid: this.paid, isQuarterKept }
    return { ...month, statementIds: new Map() }
  }

  private lock(locked: PeriodSnapshot, onlyOf: string | null): void {
    const { statements } = computePeriod(locked)
    this.statements.push(...statements)
    this.runs.push({ locked, onlyOf })
    const adjusted = statements.flatMap(({ person, unit, position, adjustments }) =>
      adjustments.map(({ month, cause, amount, correctedVersionId = '' }) => ({
        ...{ month, cause, amount, correctedVersionId, personId: person.id },
        to: { person, unit, position },
      })),
    )
    this.paid = [...this.paid, ...adjusted]
  }
}

const named = (id: string): UnplacedPerson => ({ id, personnelNumber: id, fullName: id })

function asPaid({ locked, onlyOf }: LockedRun): PaidOffCycle {
  const { month, periodId } = locked
  return { ...named(onlyOf ?? ''), periodId, month, lockedOn: `${month}-28` }
}
