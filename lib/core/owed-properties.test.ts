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
  withMoves,
} from '@/test/factories/pay-lives'
import { gathered, LockedMonths, type LockedRun, type Roster } from '@/test/factories/pay-roster'
import { monthDays, monthOf, monthsThrough } from './calendar'
import { carriedDecisions, withoutSettled } from './carried-decisions'
import { computePeriod } from './compute-period'
import { subtractMoney } from './money'
import { takeSnapshot } from './period-seal'
import type { PeriodSnapshot, SnapshotPerson, SnapshotScheme } from './period-snapshot'
import { SeededDraws } from './seeded-draws'
import { periodEnd } from './snapshot-index'
import type { StatementDocument } from './statement'

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

const settledKinds = ['has-left', 'decision-without-line', 'facts-not-sealed']

type Amount = readonly [personId: string, amount: string]

/** Somebody decides an amount for a line of the run that lies before him. */
function decide(draws: SeededDraws, paying: LockedMonths, run: PeriodSnapshot, at: string): void {
  const { statements } = computePeriod(run)
  const statement = statements[draws.below(Math.max(1, statements.length))]
  const codes = statement?.result.components.map(({ code }) => code) ?? []
  const component = codes[draws.below(Math.max(1, codes.length))]
  if (statement === undefined || component === undefined) return
  const stint = statement.stints?.find(({ key }) => key !== '' && component.endsWith(key))
  const place = stint ? { unitId: stint.unit.id, positionId: stint.position.id } : null
  paying.decide(run.periodId, statement.person.id, {
    ...{ schemeVersionId: statement.scheme.versionId, component, kind: 'amount', place, at },
    ...{ amount: `${draws.below(9000)}.00`, reason: 'alone', by: { id: 'hr', name: 'Vera' } },
  })
}

/** Which run pays a scheme to somebody with a month: his pay on leaving, or the month. */
function payingRun(
  paying: LockedMonths,
  personId: string,
  { document: { base, period } }: SnapshotScheme,
  month: string,
): LockedRun | undefined {
  const covered = period === 'month' ? [month] : monthsThrough(month, 3)
  const isApart = ({ onlyOf, locked, paidQuarter }: LockedRun) =>
    onlyOf === personId && covered.includes(locked.month) && (period === 'month' || paidQuarter)
  const apart = base.kind === 'pool' ? undefined : paying.runs.find(isApart)
  return (
    apart ?? paying.runs.find(({ onlyOf, locked }) => onlyOf === null && locked.month === month)
  )
}

/** What a month would have paid, had everything been known from the beginning. */
function rightOf(
  paying: LockedMonths,
  roster: Roster,
  month: string,
): readonly StatementDocument[] {
  const taken = takeSnapshot(gathered(paying.company, roster, month))
  const decided = (person: SnapshotPerson): SnapshotPerson => {
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
  return computePeriod({ ...taken, people: taken.people.map(decided) }).statements
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
    for (let seed = 1; seed <= lives(120); seed += 1) {
      const draws = new SeededDraws(7000 + seed)
      const paying = new LockedMonths(all)
      let roster = aLeavingCrew(draws)
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
          paying.payOnLeaving(roster, month, id)
          expectNoHaste(paying.statements.slice(before), roster, month)
          if (paying.runs.at(-1)?.onlyOf !== id) continue
          seen.apart += 1
          if (paying.runs.filter(({ onlyOf }) => onlyOf === id).length > 1) seen.twice += 1
        }
        if (draws.below(2) === 0) {
          decide(draws, paying, paying.monthRun(roster, month), `${month}-27T09:00:00.000Z`)
          seen.decided += 1
          // Transfers split the line that was decided, or it is gone.
          if (draws.below(2) === 0) roster = withMoves(draws, roster)
        }
        const open = draws.below(2) === 0 ? [] : paying.monthRun(roster, month).openItems
        for (const item of open ?? []) {
          if (!settledKinds.includes(item.reason) || draws.below(3) === 0) continue
          paying.settle(item)
          if (item.reason === 'facts-not-sealed') seen.byHand += 1
          else seen.settled += 1
          // What was settled comes back, or is another after all.
          if (draws.below(2) === 0) roster = withMoves(draws, roster)
        }
        const before = paying.statements.length
        paying.lockMonth(roster, month)
        expectNoHaste(paying.statements.slice(before), roster, month)
        roster = withMoves(draws, roster)
        paying.company = withCorrectedFigure(draws, paying.company)
      }
      paying.lockMonth(roster, last)
      const right = [...months, last].flatMap((month) => rightOf(paying, roster, month))
      const left = paying.openItems.flatMap(({ person, reason, amount }): readonly Amount[] =>
        amount === null || reason !== 'has-left' ? [] : [[person.id, amount]],
      )
      const settled = paying.settled.flatMap(({ personId, reason, amount }): readonly Amount[] =>
        amount === null || reason !== 'has-left' ? [] : [[personId, amount]],
      )
      // Of whom a run did not say enough, a person paid, or is to pay, what nobody can compute.
      const asked = paying.openItems.filter(({ reason }) => reason === 'facts-not-sealed').map(idOf)
      const answered = paying.settled.filter(({ reason }) => reason === 'facts-not-sealed')
      const unsettled = new Set([...asked, ...answered.map(({ personId }) => personId)])
      const only = (ids: (id: string) => boolean, amounts: readonly Amount[]) =>
        byPerson(amounts.filter(([id]) => ids(id)))
      const isSaid = (id: string) => !unsettled.has(id)
      expect(
        only(isSaid, [...paying.statements.map(own), ...left, ...settled]),
        `seed ${seed}`,
      ).toEqual(only(isSaid, right.map(own)))
      // Of whom the quarter waits for a person, the schemes of a month are paid all the same.
      const byHand = new Set([...left, ...settled].map(([id]) => id))
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
  }, 240_000)
})

const idOf = ({ person }: { readonly person: { readonly id: string } }) => person.id
