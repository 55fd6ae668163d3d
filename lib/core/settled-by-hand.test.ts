import { describe, expect, test } from 'vitest'
import { aPerson, aScheme, aSettled, someFacts } from '@/test/factories/pay'
import { monthDays } from './calendar'
import { fingerprintOf } from './fingerprint'
import type { SettledItem } from './open-item'
import { owedFor } from './owed-adjustments'
import { takeSnapshot } from './period-seal'
import type { OpenItem, PeriodSnapshot, SnapshotPerson } from './period-snapshot'
import { rosterText } from './roster-changes'
import { askedByHand } from './settled-by-hand'

const driving = { positionIds: ['driver'], unitIds: [], from: '2026-09-01' }
const version = (versionId: string, period: 'month' | 'quarter') => ({
  ...{ versionId, number: 1, effectiveFrom: '2026-09-01' },
  document: aScheme({ appliesTo: driving, period }),
})
const depot = { unitId: 'depot', positionId: 'driver', fromOn: '2020-01-15', throughOn: null }
const shop = { ...depot, unitId: 'shop' }

/** Anna, paid on leaving in October. */
const apart = (leftOn: string, ...periods: readonly ('month' | 'quarter')[]): PeriodSnapshot => {
  const schemes = periods.map((period) => version(period, period))
  const schemeVersionIds = schemes.map(({ versionId }) => versionId)
  const people = [aPerson({ leftOn, schemeVersionIds })]
  const roster = { inForce: schemeVersionIds, parents: [], unpaid: [], onlyOf: 'sokolova' }
  const taken = takeSnapshot(someFacts({ schemes, people, roster }))
  return periods.includes('quarter') ? { ...taken, quarterOnLeaving: true } : taken
}

type Now = Pick<SnapshotPerson, 'leftOn' | 'assignments'>

/** What a month pays and asks for Anna's pay on leaving. */
const paidBy = (
  paying: string,
  locked: PeriodSnapshot,
  now: Now | null,
  settled: readonly SettledItem[] = [],
) => {
  const roster = {
    people: new Map(now === null ? [] : [['sokolova', { ...aPerson(), ...now }]]),
    units: ['depot', 'shop'].map((id) => ({ id, name: id, parentId: null })),
    positions: ['driver', 'clerk'].map((id) => ({ id, name: id })),
    ...{ isNews: () => true, paying },
  }
  const facts = { scores: new Map(), kpiFacts: [], payFacts: new Map(), decisions: new Map() }
  const month = { locked, standing: { ...facts, roster }, onlyOf: 'sokolova', paid: [] }
  const { owed, openItems } = owedFor({ ...month, statementIds: new Map() }, () => true, settled)
  const paid = owed.map(({ adjustment }) => [adjustment.correctedVersionId, adjustment.amount])
  return { paid, open: openItems }
}

const asSettled = (item: OpenItem) => aSettled(item, { settledAt: '2026-12-03T09:00:00.000Z' })
const reasons = (open: readonly OpenItem[]) => open.map(({ reason }) => reason)

describe('the two parts of pay on leaving are settled each for itself', () => {
  const both = apart('2026-10-15', 'month', 'quarter')
  const moved = (...more: SnapshotPerson['assignments']): Now => ({
    leftOn: null,
    assignments: [
      { ...depot, throughOn: '2026-10-19' },
      { ...shop, fromOn: '2026-10-20', throughOn: more.length === 0 ? null : '2026-11-09' },
      ...more,
    ],
  })

  test('what was settled of the month hides nothing of the quarter', () => {
    // She stayed, at a place that the run has not read: of the quarter 60,000.00 - 9,782.61 are not paid.
    const november = paidBy('2026-11', both, moved())
    expect(november).toMatchObject({ paid: [], open: [{ reason: 'facts-not-sealed' }] })
    const month = november.open.map(asSettled)
    expect(paidBy('2026-11', both, moved(), month)).toEqual({ paid: [], open: [] })
    const december = paidBy('2026-12', both, moved(), month)
    expect(december).toMatchObject({ paid: [], open: [{ reason: 'facts-not-sealed' }] })
    // In the time before a settlement did not say of which part it was; it was asked about the month.
    const before = month.map((one) => ({ ...one, part: null }))
    expect(paidBy('2026-12', both, moved(), before)).toMatchObject({
      paid: [],
      open: [{ reason: 'facts-not-sealed', about: { part: 'quarter' } }],
    })
    const whole = [...month, ...december.open.map(asSettled)]
    expect(paidBy('2026-12', both, moved(), whole)).toEqual({ paid: [], open: [] })
    // Who is asked about both at once settles both.
    const [asked, ...more] = paidBy('2026-12', both, moved()).open
    expect([asked?.about?.part, more]).toEqual(['both', []])
    // With another roster by then both are asked about.
    const left = { ...moved(), leftOn: '2026-12-20' }
    expect(
      paidBy('2026-12', both, left, asked === undefined ? [] : [asSettled(asked)]),
    ).toMatchObject({
      ...{ paid: [], open: [{ reason: 'settled-otherwise', about: { part: 'both' } }] },
    })
    for (const part of ['both', null] as const) {
      const quarter = december.open.map((item) => ({ ...asSettled(item), part }))
      expect(paidBy('2026-12', both, moved(), quarter)).toEqual({ paid: [], open: [] })
    }
    const quarterAlone = december.open.map(asSettled)
    expect(paidBy('2026-12', both, moved(), quarterAlone).open).toMatchObject([
      { reason: 'facts-not-sealed', about: { part: 'month' } },
    ])
  })

  test('what the time before asked about both parts in one is asked about the month, while the quarter waits', () => {
    const back = { ...depot, fromOn: '2026-11-10' }
    const facts = rosterText(
      { ...aPerson(), ...moved(back) },
      { first: '2026-10-01', last: '2026-12-31' },
    )
    const version = fingerprintOf({ facts })
    const settled = paidBy('2026-11', both, moved(back)).open.map((item) =>
      asSettled({ ...item, about: { periodId: 'period-10', version } }),
    )
    expect(settled.map(({ part }) => part)).toEqual([null])
    expect(paidBy('2026-11', both, moved(back), settled)).toMatchObject({
      ...{ paid: [], open: [{ reason: 'settled-otherwise', about: { part: 'month' } }] },
    })
  })

  test('a quarter that was known apart keeps its name', () => {
    const back = { ...depot, fromOn: '2026-11-10' }
    const [item] = paidBy('2026-12', both, moved(back)).open
    const now = { ...aPerson(), ...moved(back) }
    const days = { first: '2026-10-01', last: '2026-12-31' }
    expect(item?.about?.version).toBe(fingerprintOf({ facts: rosterText(now, days) }))
    // And so does the month: what was settled of it stays settled.
    const [asked] = paidBy('2026-11', both, moved(back)).open
    const facts = rosterText(now, monthDays('2026-10'))
    expect(asked?.about?.version).toBe(fingerprintOf({ facts }))
  })
})

describe('what was settled before places that nobody pays counted for nothing', () => {
  /** She left on the 31st after all, and was elsewhere, unpaid, on the 10th. */
  const now: Now = {
    leftOn: '2026-10-31',
    assignments: [
      { ...depot, throughOn: '2026-10-09' },
      { ...shop, positionId: 'clerk', fromOn: '2026-10-10', throughOn: '2026-10-10' },
      { ...depot, fromOn: '2026-10-11', throughOn: '2026-10-31' },
    ],
  }
  const asked = (last: string): OpenItem => ({
    ...{ month: '2026-10', reason: 'facts-not-sealed', amount: null, changes: [] },
    person: { id: 'sokolova', personnelNumber: '0042', fullName: 'Anna Sokolova' },
    about: {
      periodId: 'period-10',
      version: fingerprintOf({
        facts: rosterText({ ...aPerson(), ...now }, { first: '2026-10-01', last }),
      }),
    },
  })

  test('is not paid again', () => {
    const locked = apart('2026-10-25', 'month')
    // 30 of 31 days of 60,000 instead of 25: 58,064.52 - 48,387.10.
    expect(paidBy('2026-11', locked, now)).toEqual({ paid: [['month', '9677.42']], open: [] })
    const settled = [asSettled(asked('2026-10-31'))]
    expect(paidBy('2026-11', locked, now, settled)).toEqual({ paid: [], open: [] })
    const other = settled.map((one) => ({ ...one, item: 'x', reason: 'has-left' }))
    expect(paidBy('2026-11', locked, now, other).paid).toHaveLength(1)
    // Where the amount was noted, the run knows what is left.
    const noted = settled.map((one) => ({ ...one, item: 'x', amount: '5.00' }))
    expect(paidBy('2026-11', locked, now, noted).paid).toHaveLength(1)
  })

  test('is asked about anew whenever the roster is another, and nothing of it is paid', () => {
    const locked = apart('2026-10-25', 'month')
    const first = [asSettled(asked('2026-10-31'))]
    // The run would take 1,935.49 back, and knows nothing of what was paid by hand.
    const less = { ...now, leftOn: '2026-10-25' }
    const second = paidBy('2026-11', locked, less, first)
    expect(second).toMatchObject({
      paid: [],
      open: [{ reason: 'settled-otherwise', amount: null, changes: [{ kind: 'place' }] }],
    })
    const twice = [...first, ...second.open.map(asSettled)]
    expect(paidBy('2026-11', locked, less, twice)).toEqual({ paid: [], open: [] })
    // What the run itself had read is another than what was settled as well.
    const sealed = { ...aPerson(), leftOn: '2026-10-25' }
    expect(paidBy('2026-11', locked, sealed, [])).toEqual({ paid: [], open: [] })
    expect(paidBy('2026-11', locked, sealed, twice)).toMatchObject({
      paid: [],
      open: [{ reason: 'settled-otherwise', changes: [] }],
    })
    // So is what was settled before the last time: it is known by another name.
    const third = paidBy('2026-11', locked, now, twice)
    expect([third.paid, reasons(third.open)]).toEqual([[], ['settled-otherwise']])
    const thrice = [...twice, ...third.open.map(asSettled)]
    expect(paidBy('2026-11', locked, now, thrice)).toEqual({ paid: [], open: [] })
    const fourth = paidBy('2026-11', locked, less, thrice).open
    expect(new Set([...thrice, ...fourth.map(asSettled)].map(({ item }) => item)).size).toBe(4)
  })

  test('somebody whom neither the run nor the roster knows any more is asked about by the settled name', () => {
    const { roster: _, ...before } = apart('2026-10-25', 'month')
    const locked = { ...before, people: [] }
    const settled = [{ ...asSettled(asked('2026-10-31')), item: 'x', reason: 'roster-not-sealed' }]
    const found = paidBy('2026-11', locked, null, settled)
    expect(found).toMatchObject({
      paid: [],
      open: [{ reason: 'settled-otherwise', person: { fullName: 'Anna Sokolova' } }],
    })
  })

  test('of a quarter that was cut short, neither the month nor the quarter', () => {
    const locked = apart('2026-10-25', 'month', 'quarter')
    // Of the quarter 30 days of 92 instead of 25: 19,565.22 - 16,304.35.
    const paid = [
      ['month', '9677.42'],
      ['quarter', '3260.87'],
    ]
    expect(paidBy('2026-11', locked, now).paid).toEqual(paid)
    const settled = [asSettled(asked('2026-12-31'))]
    expect(paidBy('2026-11', locked, now, settled)).toEqual({ paid: [], open: [] })
  })

  test('of a quarter that is asked about now, the month is paid all the same', () => {
    const locked = apart('2026-10-15', 'month', 'quarter')
    const moved: Now = {
      leftOn: null,
      assignments: [
        { ...depot, throughOn: '2026-11-04' },
        { ...shop, fromOn: '2026-11-05' },
      ],
    }
    // 31 of 31 days of 60,000 instead of 15.
    const month = [['month', '30967.74']]
    const december = paidBy('2026-12', locked, moved)
    expect([december.paid, reasons(december.open)]).toEqual([month, ['facts-not-sealed']])
    for (const part of ['quarter', null] as const) {
      const settled = december.open.map((item) => ({ ...asSettled(item), part }))
      expect(paidBy('2026-12', locked, moved, settled)).toEqual({ paid: month, open: [] })
      // With another roster by then, what was settled is asked about; in the time before of the whole run.
      const again = paidBy('2026-12', locked, { ...moved, leftOn: '2026-12-20' }, settled)
      const paid = part === null ? [] : month
      expect([again.paid, reasons(again.open)]).toEqual([paid, ['settled-otherwise']])
      expect(again.open[0]?.about?.part).toBe(part ?? 'both')
    }
  })
})

describe('a month of several people', () => {
  const petrov = { id: 'petrov', personnelNumber: '0043', fullName: 'Petr Petrov' }
  const both = [aPerson(), aPerson(petrov)]
  const { roster: _, ...before } = takeSnapshot(
    someFacts({
      schemes: [version('month', 'month')],
      people: both.map((one) => ({ ...one, schemeVersionIds: ['month'] })),
    }),
  )
  const openOf = (locked: PeriodSnapshot, leftOn: string, settled: readonly SettledItem[]) => {
    const people = both.map((one, at) => ({ ...one, leftOn: at === 0 ? leftOn : '2026-10-20' }))
    const roster = {
      people: new Map(people.map((one) => [one.id, one])),
      units: [{ id: 'depot', name: 'depot', parentId: null }],
      ...{ positions: [], isNews: () => true, paying: '2026-11' },
    }
    const facts = { scores: new Map(), kpiFacts: [], payFacts: new Map(), decisions: new Map() }
    const month = { locked, standing: { ...facts, roster }, onlyOf: null, paid: [] }
    const { owed, openItems } = owedFor({ ...month, statementIds: new Map() }, () => true, settled)
    return { owed, open: openItems.map(({ person, reason }) => [person.id, reason]), openItems }
  }

  test('what was settled of one is nothing of another', () => {
    const first = openOf(before, '2026-10-10', [])
    expect(first.open).toEqual([
      ['petrov', 'roster-not-sealed'],
      ['sokolova', 'roster-not-sealed'],
    ])
    const settled = first.openItems.slice(1).map(asSettled)
    expect(openOf(before, '2026-10-10', settled).open).toEqual([['petrov', 'roster-not-sealed']])
    expect(openOf(before, '2026-10-12', settled).open).toEqual([
      ['sokolova', 'settled-otherwise'],
      ['petrov', 'roster-not-sealed'],
    ])
  })

  test('where nobody looked at the roster nobody is asked about, and nothing is by hand', () => {
    const settled = openOf(before, '2026-10-10', []).openItems.map(asSettled)
    const { openItems, isByHand } = askedByHand(before, undefined, [], settled)
    expect([openItems, isByHand({ name: null }, 'sokolova')]).toEqual([[], false])
  })

  test('of whom a month of the time before did not say for which month he was paid apart', () => {
    // Only a quarter is paid with another month, so it may be December that has to pay him.
    const roster = { inForce: ['month'], parents: [], unpaid: [] }
    const december = { ...before, month: '2026-12', roster }
    const paid = both.map((one) => ({ ...one, periodId: 'apart', lockedOn: '2026-11-16' }))
    const locked = { ...december, paidOffCycle: paid }
    const first = openOf(locked, '2026-12-10', [])
    expect(first.open).toEqual([
      ['petrov', 'paid-apart'],
      ['sokolova', 'paid-apart'],
    ])
    const settled = first.openItems.map(asSettled)
    expect(openOf(locked, '2026-12-10', settled).open).toEqual([])
    expect(openOf(locked, '2026-12-12', settled).open).toEqual([['sokolova', 'settled-otherwise']])
  })
})
