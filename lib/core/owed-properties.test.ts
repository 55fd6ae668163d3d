import { describe, expect, test } from 'vitest'
import { lives } from '@/test/at-length'
import { aComponent, aKpi, aScheme } from '@/test/factories/pay'
import {
  aLeavingCrew,
  byPerson,
  company,
  last,
  of,
  unitScore,
  version,
  withCorrectedFigure,
  withLaterStart,
  withLateVisit,
  withMoves,
} from '@/test/factories/pay-lives'
import { gathered, LockedMonths, type LockedRun, type Roster } from '@/test/factories/pay-roster'
import { daysOfMonths, monthDays, monthOf, monthsThrough } from './calendar'
import { carriedDecisions, withoutSettled } from './carried-decisions'
import { computePeriod } from './compute-period'
import { subtractMoney } from './money'
import { isSettled, openItemKey } from './open-item'
import { takeSnapshot } from './period-seal'
import type {
  OpenItem,
  PeriodSnapshot,
  SnapshotPerson,
  SnapshotScheme,
  SnapshotScore,
} from './period-snapshot'
import { rosterText } from './roster-changes'
import { SeededDraws } from './seeded-draws'
import { periodEnd } from './snapshot-index'
import type { StatementDocument } from './statement'
import { codeInScheme } from './stint-codes'

/** Drivers are paid by the month and by the quarter, clerks by the month alone, guards by the quarter alone. */
const quarterly = aScheme({
  ...{ period: 'quarter', appliesTo: of('driver', 'guard'), base: { kind: 'salary' } },
  components: [
    aComponent({
      ...{ share: '0.5', value: unitScore },
      sampling: { minimumVisits: 1, smoothing: 'none' },
    }),
    aComponent({ code: 'trips', share: '0.5', value: aKpi('trips') }),
  ],
})
const all = { ...company, schemes: [...company.schemes, version('quarterly', quarterly)] }
const periodOf = new Map(all.schemes.map(({ versionId, document }) => [versionId, document.period]))

const months = ['2026-10', '2026-11', '2026-12'] as const

/** Settled without an amount: what nobody can compute. */
const byHandKinds = ['facts-not-sealed', 'settled-otherwise']
const settledKinds = ['has-left', 'decision-without-line', ...byHandKinds]

type Amount = readonly [personId: string, amount: string]

/** Somebody decides an amount for a line of the run that lies before him; null where it has none. */
function decide(
  draws: SeededDraws,
  paying: LockedMonths,
  run: PeriodSnapshot,
  at: string,
): string | null {
  const { statements } = computePeriod(run)
  const statement = statements[draws.below(Math.max(1, statements.length))]
  const codes = statement?.result.components.map(({ code }) => code) ?? []
  const component = codes[draws.below(Math.max(1, codes.length))]
  if (statement === undefined || component === undefined) return null
  const stint = statement.stints?.find(({ key }) => key !== '' && component.endsWith(key))
  const place = stint ? { unitId: stint.unit.id, positionId: stint.position.id } : null
  paying.decide(run.periodId, statement.person.id, {
    ...{ schemeVersionId: statement.scheme.versionId, component, kind: 'amount', place, at },
    ...{ amount: `${draws.below(9000)}.00`, reason: 'alone', by: { id: 'hr', name: 'Vera' } },
  })
  return statement.person.id
}

/** Which run pays a scheme to somebody with a month: his pay on leaving, or the month. */
function payingRun(
  paying: LockedMonths,
  personId: string,
  { document: { base, period } }: SnapshotScheme,
  month: string,
): LockedRun | undefined {
  const covered = period === 'month' ? [month] : monthsThrough(month, 3)
  const isApart = (run: LockedRun) =>
    run.onlyOf === personId &&
    covered.includes(run.locked.month) &&
    (period === 'month' || paying.hasQuarter(run))
  const apart = base.kind === 'pool' ? undefined : paying.runs.find(isApart)
  return (
    apart ?? paying.runs.find(({ onlyOf, locked }) => onlyOf === null && locked.month === month)
  )
}

/** Of whoever was paid on leaving, the visits that came late and count there. */
function lateOf(paying: LockedMonths, roster: Roster, personId: string): readonly SnapshotScore[] {
  return paying.runs
    .filter(({ onlyOf }) => onlyOf === personId)
    .flatMap((run) => paying.lateVisitsOf(run, roster))
}

/** What a month would have paid, had everything been known from the beginning. */
function rightOf(
  paying: LockedMonths,
  roster: Roster,
  month: string,
): readonly StatementDocument[] {
  const decided = (taken: PeriodSnapshot) => (person: SnapshotPerson) => {
    const decisions = all.schemes.flatMap((scheme) => {
      const run = payingRun(paying, person.id, scheme, month)
      if (run === undefined) return []
      const own = paying
        .decisionsOf(run.locked.periodId, person.id)
        .filter(({ schemeVersionId }) => schemeVersionId === scheme.versionId)
      const made = withoutSettled(run.locked, new Map([[person.id, own]]), paying.settled)
      return carriedDecisions(person, taken.schemes, taken, made.get(person.id) ?? []).decisions
    })
    return decisions.length === 0 ? person : { ...person, decisions }
  }
  const paidBy = (late: readonly SnapshotScore[]) => {
    const counted = new Map(late.map((score) => [score.visitId, score]))
    const scores = paying.scores.map((score) => counted.get(score.visitId) ?? score)
    const taken = takeSnapshot(gathered({ ...paying.company, scores }, roster, month))
    return computePeriod({ ...taken, people: taken.people.map(decided(taken)) }).statements
  }
  const always = paidBy([])
  return [...roster.keys()].flatMap((id) => {
    const late = lateOf(paying, roster, id)
    return (late.length === 0 ? always : paidBy(late)).filter(({ person }) => person.id === id)
  })
}

/** What was decided is in the run: on its line, or as an open item, unless somebody has settled it. */
function expectNothingDropped(paying: LockedMonths, run: PeriodSnapshot): number {
  const { periodId, people, openItems = [], roster } = run
  const isKnown = (id: string) =>
    [...people, ...(roster?.unpaid ?? [])].some((one) => one.id === id)
  const lineOf = (one: { schemeVersionId: string; component: string }) =>
    `${one.schemeVersionId} ${codeInScheme(one.component)}`
  let absent = 0
  for (const [id, made] of paying.decisionsIn(periodId)) {
    const person = people.find((one) => one.id === id)
    const about = openItems.flatMap((one) => (one.person.id === id ? (one.about ?? []) : []))
    const waiting = about.flatMap(({ schemeVersionId, component }) =>
      schemeVersionId === undefined || component === undefined
        ? []
        : [lineOf({ schemeVersionId, component })],
    )
    const settled = paying.settled.filter(
      (one) => one.person.id === id && one.reason === 'decision-without-line',
    )
    const found = new Set([...(person?.decisions ?? []).map(lineOf), ...waiting])
    const lost = made.map(lineOf).filter((line) => !found.has(line))
    if (settled.length === 0) expect(lost, `${periodId}: ${id}`).toEqual([])
    if (!isKnown(id) && waiting.length > 0) absent += 1
  }
  return absent
}

/** What a month locked without a line is asked about to the end, unless it was settled or has its line. */
function expectStillAsked(paying: LockedMonths, roster: Roster): void {
  const listed = new Set(paying.openItems.map(openItemKey))
  for (const { locked, onlyOf } of paying.runs) {
    if (onlyOf !== null || locked.month === last) continue
    const taken = takeSnapshot(gathered(paying.company, roster, locked.month))
    for (const item of locked.openItems ?? []) {
      const { reason, about, person } = item
      if (reason !== 'decision-without-line' || about?.periodId !== locked.periodId) continue
      const now = taken.people.find(({ id }) => id === person.id)
      const made = paying.decisionsOf(locked.periodId, person.id)
      const found = now && carriedDecisions(now, taken.schemes, taken, made).decisions
      const isThere = found?.some(
        (one) => codeInScheme(one.component) === codeInScheme(about.component ?? ''),
      )
      if (isThere || isSettled(item, paying.settled)) continue
      expect(listed.has(openItemKey(item)), `${locked.month}: ${person.id}`).toBe(true)
    }
  }
}

/** What was settled by hand, when, and what the roster said then. */
interface ByHand {
  readonly item: OpenItem
  readonly statements: number
  readonly person: string
}

/** What was settled by hand is paid by no run again; who was placed otherwise since is asked about. */
function expectByHandOnce(paying: LockedMonths, byHand: readonly ByHand[], roster: Roster): number {
  let anew = 0
  for (const { item, statements, person } of byHand) {
    const { month, about } = item
    // A pool is the month's.
    const isTheirs = (versionId: string) =>
      versionId !== 'shop-pool' &&
      [undefined, 'both', periodOf.get(versionId)].includes(about?.part)
    const paid = paying.statements
      .slice(statements)
      .flatMap((statement) =>
        statement.person.id === item.person.id
          ? statement.adjustments.filter(
              ({ cause, correctedVersionId = '', ...one }) =>
                cause === 'roster-correction' &&
                one.month === month &&
                isTheirs(correctedVersionId),
            )
          : [],
      )
    expect(paid, `${month} ${item.person.id}`).toEqual([])
    const later = byHand.filter(
      (one) => one.item.about?.periodId === about?.periodId && one.statements >= statements,
    )
    const isLast = later.at(-1)?.item === item
    const now = textOf(roster, item)
    if (!isLast || now === person) continue
    anew += 1
    const asked = paying.openItems.filter((one) => one.about?.periodId === about?.periodId)
    expect(
      asked.map(({ reason }) => reason),
      `${month} ${item.person.id}`,
    ).toContain('settled-otherwise')
  }
  return anew
}

/** What the roster says of the person in the days that the item is about. */
function textOf(roster: Roster, { month, person, about }: OpenItem): string {
  const now = roster.get(person.id)
  const end =
    about?.part === 'quarter' || about?.part === 'both' ? periodEnd('quarter', month) : month
  return now === undefined ? '' : rosterText(now, daysOfMonths(month, end))
}

/** Whether pay on leaving has read every place where the schemes of a month pay him by now. */
function hasRead({ locked, onlyOf }: LockedRun, roster: Roster): boolean {
  const now = roster.get(onlyOf ?? '')
  const days = monthDays(locked.month)
  const then = locked.people.find(({ id }) => id === onlyOf)?.assignments ?? []
  const units = new Set(then.map(({ unitId }) => unitId))
  const places =
    now === undefined ? [] : now.assignments.filter(({ fromOn }) => fromOn <= days.last)
  return places.every(({ unitId }) => units.has(unitId))
}

const own = (statement: StatementDocument): Amount => [statement.person.id, statement.amount]

/** What is paid by the schemes of a month: of the month itself, and of corrections. */
function monthly(statement: StatementDocument): readonly Amount[] {
  const { person, adjustments, scheme, result } = statement
  const corrected = adjustments.flatMap(({ amount, correctedVersionId = '' }): readonly Amount[] =>
    periodOf.get(correctedVersionId) === 'month' ? [[person.id, amount]] : [],
  )
  const decided = (statement.decided ?? []).map(
    ({ amount, computed }): Amount => [person.id, subtractMoney(amount, computed)],
  )
  const paid: readonly Amount[] = [[person.id, result.payout], ...decided]
  return scheme.period === 'month' ? [...paid, ...corrected] : corrected
}

/** No correction of a quarter is paid before the days that it pays are over. */
function expectNoHaste(made: readonly StatementDocument[], roster: Roster, through: string): void {
  for (const { person, adjustments } of made) {
    for (const { month, correctedVersionId = '', cause } of adjustments) {
      if (periodOf.get(correctedVersionId) !== 'quarter' || cause !== 'roster-correction') continue
      const end = periodEnd('quarter', month)
      const leftOn = roster.get(person.id)?.leftOn ?? null
      const over = leftOn === null || monthOf(leftOn) > end ? end : monthOf(leftOn)
      const isOver = !roster.has(person.id) || over <= through
      expect(isOver, `${person.id}: ${month}, paid with ${through}`).toBe(true)
    }
  }
}

describe('whoever pays, and whatever is corrected, decided and settled meanwhile', () => {
  test('everybody is paid what he is owed in the end, once', () => {
    const seen = { apart: 0, twice: 0, settled: 0, decided: 0, partly: 0, byHand: 0 }
    const kinds = { absent: 0, anew: 0, late: 0, notOwn: 0 }
    for (let seed = 1; seed <= lives(120); seed += 1) {
      const draws = new SeededDraws(7000 + seed)
      const paying = new LockedMonths(all)
      let roster = aLeavingCrew(draws)
      const settledByHand: ByHand[] = []
      for (const month of months) {
        for (const { id, hiredOn, leftOn } of roster.values()) {
          const isIn = leftOn?.slice(0, 7) === month && hiredOn.slice(0, 7) <= month
          if (!isIn || draws.below(5) === 0) continue
          const run = paying.leaverRun(roster, month, id)
          if (run !== null && draws.below(2) === 0) {
            decide(draws, paying, run, `${month}-20T09:00:00.000Z`)
            seen.decided += 1
          }
          const before = paying.statements.length
          if (draws.below(3) === 0) paying.payAsBefore(roster, month, id)
          else paying.payOnLeaving(roster, month, id)
          expectNoHaste(paying.statements.slice(before), roster, month)
          if (paying.runs.at(-1)?.onlyOf !== id) continue
          seen.apart += 1
          const [done] = paying.runs.slice(-1)
          if (done?.locked.quarterOnLeaving && !paying.hasQuarter(done)) kinds.notOwn += 1
          if (paying.runs.filter(({ onlyOf }) => onlyOf === id).length > 1) seen.twice += 1
        }
        if (draws.below(2) === 0) {
          const run = paying.monthRun(roster, month)
          const id = decide(draws, paying, run, `${month}-27T09:00:00.000Z`)
          seen.decided += 1
          // Transfers split the line that was decided, or it is gone, or its person never was there.
          if (draws.below(2) === 0) roster = withMoves(draws, roster)
          else if (draws.below(4) === 0) roster = withLaterStart(draws, roster, id ?? '', month)
        }
        const open = draws.below(2) === 0 ? [] : paying.monthRun(roster, month).openItems
        for (const item of open ?? []) {
          if (!settledKinds.includes(item.reason) || draws.below(3) === 0) continue
          paying.settle(item)
          if (byHandKinds.includes(item.reason)) {
            const [statements, person] = [paying.statements.length, textOf(roster, item)]
            settledByHand.push({ item, statements, person })
            seen.byHand += 1
          } else seen.settled += 1
          // What was settled comes back, or is another after all.
          if (draws.below(2) === 0) roster = withMoves(draws, roster)
        }
        const before = paying.statements.length
        kinds.absent += expectNothingDropped(paying, paying.monthRun(roster, month))
        paying.lockMonth(roster, month)
        expectNoHaste(paying.statements.slice(before), roster, month)
        roster = withMoves(draws, roster)
        paying.company = withCorrectedFigure(draws, paying.company)
        if (draws.below(2) === 0) paying.company = withLateVisit(draws, paying.company)
      }
      paying.lockMonth(roster, last)
      expectStillAsked(paying, roster)
      kinds.anew += expectByHandOnce(paying, settledByHand, roster)
      const late = paying.statements
        .flatMap(({ adjustments }) => adjustments)
        .filter(({ cause }) => cause === 'late-visit')
      // What was paid of it and is gone again is told as such.
      const first = late.filter(({ paidBefore }) => paidBefore === '0.00')
      for (const { changes = [] } of first) {
        expect(changes.map(({ kind }) => kind)).toContain('visit')
      }
      kinds.late += first.length
      const right = [...months, last].flatMap((month) => rightOf(paying, roster, month))
      const left = paying.openItems.flatMap(({ person, reason, amount }): readonly Amount[] =>
        amount === null || reason !== 'has-left' ? [] : [[person.id, amount]],
      )
      const settled = paying.settled.flatMap(({ person, reason, amount }): readonly Amount[] =>
        amount === null || reason !== 'has-left' ? [] : [[person.id, amount]],
      )
      // Of whom a run did not say enough, a person paid, or is to pay, what nobody can compute.
      const isByHand = ({ reason }: { readonly reason: string }) => byHandKinds.includes(reason)
      const asked = paying.openItems.filter(isByHand).map(idOf)
      const answered = paying.settled.filter(isByHand)
      const unsettled = new Set([...asked, ...answered.map(idOf)])
      const only = (ids: (id: string) => boolean, amounts: readonly Amount[]) =>
        byPerson(amounts.filter(([id]) => ids(id)))
      const isSaid = (id: string) => !unsettled.has(id)
      expect(
        only(isSaid, [...paying.statements.map(own), ...left, ...settled]),
        `seed ${seed}`,
      ).toEqual(only(isSaid, right.map(own)))
      // Of whom the quarter waits for a person, the schemes of a month are paid all the same.
      const ofMonth = answered.filter(({ part }) => part !== 'quarter').map(idOf)
      const byHand = new Set([...[...left, ...settled].map(([id]) => id), ...ofMonth])
      const isPartly = (id: string) =>
        unsettled.has(id) &&
        !byHand.has(id) &&
        paying.runs.every((run) => run.onlyOf !== id || hasRead(run, roster))
      seen.partly += [...unsettled].filter(isPartly).length
      expect(only(isPartly, paying.statements.flatMap(monthly)), `seed ${seed}`).toEqual(
        only(isPartly, right.flatMap(monthly)),
      )
    }
    if (lives(120) < 120) return
    expect(seen.apart).toBeGreaterThan(150)
    expect(seen.twice).toBeGreaterThan(4)
    expect(seen.decided).toBeGreaterThan(200)
    expect(seen.settled).toBeGreaterThan(20)
    expect(seen.partly).toBeGreaterThan(1)
    expect(seen.byHand).toBeGreaterThan(3)
    expect(kinds.absent).toBeGreaterThan(3)
    expect(kinds.anew).toBeGreaterThan(3)
    expect(kinds.late).toBeGreaterThan(3)
    expect(kinds.notOwn).toBeGreaterThan(3)
  }, 240_000)
})

const idOf = ({ person }: { readonly person: { readonly id: string } }) => person.id
