import { describe, expect, test } from 'vitest'
import { aPerson, aScheme, aSettled, someFacts } from '@/test/factories/pay'
import { computePeriod } from './compute-period'
import { keepsQuarter, partsOf } from './locked-parts'
import { owedFor } from './owed-adjustments'
import { takeSnapshot } from './period-seal'
import type { PeriodSnapshot, SnapshotPerson } from './period-snapshot'
import type { StandingRoster } from './standing-roster'

const driving = { positionIds: ['driver'], unitIds: [], from: '2026-09-01' }
const version = (versionId: string, period: 'month' | 'quarter') => ({
  ...{ versionId, number: 1, effectiveFrom: '2026-09-01' },
  document: aScheme({ appliesTo: driving, period }),
})
const schemes = [version('monthly', 'month'), version('quarterly', 'quarter')]
const both = ['monthly', 'quarterly']
const depot = { unitId: 'depot', positionId: 'driver', fromOn: '2020-01-15', throughOn: null }

/** Anna, paid on leaving: she left on 15 October. */
const apart = (schemeVersionIds: readonly string[] = both): PeriodSnapshot => ({
  ...takeSnapshot(
    someFacts({
      ...{ schemes, people: [aPerson({ leftOn: '2026-10-15', schemeVersionIds })] },
      roster: { inForce: both, parents: [], unpaid: [], onlyOf: 'sokolova' },
    }),
  ),
  quarterOnLeaving: true,
})
const standing = (paying: string, only: Partial<SnapshotPerson> | null): StandingRoster => ({
  people: only === null ? new Map() : new Map([['sokolova', { ...aPerson(), ...only }]]),
  units: ['depot', 'shop'].map((id) => ({ id, name: id, parentId: null })),
  ...{ positions: [{ id: 'driver', name: 'Driver' }], isNews: () => true, paying },
})

describe('pay on leaving that cut a quarter short', () => {
  test('is corrected in two parts, which pay together what it paid', () => {
    const locked = apart()
    const parts = partsOf(locked, undefined)
    expect(parts.map(({ has }) => both.filter(has))).toEqual([['monthly'], ['quarterly']])
    expect(parts.map((part) => part.locked.quarterOnLeaving)).toEqual([undefined, true])
    expect(parts.map((part) => part.locked.roster?.inForce)).toEqual([['monthly'], ['quarterly']])
    const paidOf = (snapshot: PeriodSnapshot) =>
      computePeriod(snapshot).statements.map(({ scheme, result }) => [
        scheme.versionId,
        result.payout,
      ])
    expect(parts.flatMap((part) => paidOf(part.locked))).toEqual(paidOf(locked))
    // Whom no scheme of the quarter pays was looked at all the same.
    const [, quarter] = partsOf(apart(['monthly']), undefined)
    expect(quarter?.locked.roster?.unpaid).toMatchObject([{ id: 'sokolova', reason: 'no-scheme' }])
  })

  test('each part names as not paid whom none of its schemes pays, once', () => {
    const unpaidOf = (locked: PeriodSnapshot) =>
      partsOf(locked, undefined).map((part) => part.locked.roster?.unpaid.map(({ id }) => id))
    expect(unpaidOf(apart())).toEqual([[], []])
    expect(unpaidOf(apart(['monthly']))).toEqual([[], ['sokolova']])
    const { id, personnelNumber, fullName, hiredOn, leftOn, assignments } = aPerson()
    const known = { id, personnelNumber, fullName, hiredOn, leftOn, assignments }
    const unpaid = [{ ...known, reason: 'no-scheme' } as const]
    const roster = { inForce: both, parents: [], unpaid, onlyOf: 'sokolova' }
    expect(unpaidOf({ ...apart([]), roster })).toEqual([['sokolova'], ['sokolova']])
  })

  test('each part has its own schemes in force, of however many', () => {
    const more = [...schemes, version('second', 'month'), version('third', 'quarter')]
    const roster = {
      ...{ inForce: more.map(({ versionId }) => versionId), parents: [], unpaid: [] },
      onlyOf: 'sokolova',
    }
    const parts = partsOf({ ...apart(), schemes: more, roster }, undefined)
    expect(parts.map((part) => part.locked.roster?.inForce)).toEqual([
      ['monthly', 'second'],
      ['quarterly', 'third'],
    ])
  })

  test('of the time before, when no roster was sealed, has two parts of which none waits', () => {
    const { roster: _, ...before } = apart()
    const parts = partsOf(before, standing('2026-10', {}))
    expect(parts.map(({ name, waits, locked }) => [name, waits, 'roster' in locked])).toEqual([
      ['month', false, false],
      ['quarter', false, false],
    ])
  })

  test('everything else is one part', () => {
    const { quarterOnLeaving: _, ...month } = apart()
    expect(partsOf(month, undefined)).toMatchObject([{ locked: month, waits: false }])
  })

  test.each([
    ['2026-10', '2026-10-31', false],
    ['2026-10', '2026-11-01', true],
    ['2026-11', '2026-11-30', false],
    ['2026-11', '2026-12-01', true],
    ['2026-11', null, true],
    ['2026-12', null, false],
    ['2026-12', '2027-02-10', false],
    ['2026-10', '2026-09-20', false],
  ] as const)('paid by %s, the last day %s: the quarter waits %s', (paying, leftOn, waits) => {
    const parts = partsOf(apart(), standing(paying, { leftOn }))
    expect(parts.map((part) => part.waits)).toEqual([false, waits])
  })

  test('of whom nobody is there any more nothing waits', () => {
    expect(partsOf(apart(), standing('2026-10', null)).some(({ waits }) => waits)).toBe(false)
  })
})

describe('who stayed, and was moved to a unit of which the pay on leaving knows nothing', () => {
  const assignments = [
    { ...depot, throughOn: '2026-11-04' },
    { ...depot, unitId: 'shop', fromOn: '2026-11-05' },
  ]
  const owed = (paying: string, locked = apart()) => {
    const roster = standing(paying, { leftOn: null, assignments })
    const facts = { scores: new Map(), kpiFacts: [], payFacts: new Map(), decisions: new Map() }
    const month = { locked, standing: { ...facts, roster }, onlyOf: 'sokolova', paid: [] }
    const found = owedFor({ ...month, statementIds: new Map() }, () => true)
    return {
      owed: found.owed.map(({ adjustment }) => [adjustment.correctedVersionId, adjustment.amount]),
      open: found.openItems.map(({ reason }) => reason),
    }
  }
  // 31 of 31 days of 60,000 instead of 15: 60,000.00 - 29,032.26.
  const october = [['monthly', '30967.74']]

  test('the month is corrected at once, and the quarter is asked about when it is over', () => {
    expect(owed('2026-10')).toEqual({ owed: october, open: [] })
    expect(owed('2026-11')).toEqual({ owed: october, open: [] })
    expect(owed('2026-12')).toEqual({ owed: october, open: ['facts-not-sealed'] })
  })

  test('where the schemes of a month alone paid her, also by a run of the time before', () => {
    const { quarterOnLeaving: _, ...now } = apart(['monthly'])
    expect(owed('2026-12', now)).toEqual({ owed: october, open: [] })
    expect(owed('2026-10', apart(['monthly']))).toEqual({ owed: october, open: [] })
  })
})

describe('a quarter that pay on leaving took', () => {
  test('is its own where a scheme of the quarter paid the person, or something relies on it', () => {
    expect(keepsQuarter(apart(), false)).toBe(true)
    expect(keepsQuarter(apart(['quarterly']), false)).toBe(true)
    expect(keepsQuarter(apart(['monthly']), false)).toBe(false)
    // One of several is enough; a run that paid nobody took nothing.
    const several = [...schemes, version('other', 'quarter')]
    expect(keepsQuarter({ ...apart(), schemes: several }, false)).toBe(true)
    expect(keepsQuarter({ ...apart(), people: [] }, false)).toBe(false)
    expect(keepsQuarter(apart(['monthly']), true)).toBe(true)
    const { quarterOnLeaving: _, ...took } = apart()
    expect(keepsQuarter(took, true)).toBe(false)
  })

  test('is no part of it otherwise', () => {
    const roster = standing('2026-12', {})
    const parts = partsOf(apart(['monthly']), roster, false)
    expect(parts.map(({ name, waits }) => [name, waits])).toEqual([['month', false]])
    expect(parts[0]?.locked).toEqual(partsOf(apart(['monthly']), roster)[0]?.locked)
  })
})

test('what was settled of both parts is compared when neither waits', () => {
  const gone = {
    hiredOn: '2026-11-02',
    leftOn: null,
    assignments: [{ ...depot, fromOn: '2026-11-02' }],
  }
  const settled = [
    aSettled({
      ...{ month: '2026-10', person: aPerson(), reason: 'has-left', amount: '-20000.00' },
      ...{ changes: [], about: { periodId: 'period-10' } },
    }),
  ]
  const found = (paying: string, of = settled, isHere = true) => {
    const roster = standing(paying, gone)
    const facts = { scores: new Map(), kpiFacts: [], payFacts: new Map(), decisions: new Map() }
    const month = { locked: apart(), standing: { ...facts, roster }, onlyOf: 'sokolova', paid: [] }
    return owedFor({ ...month, statementIds: new Map() }, () => isHere, of)
  }
  // Before anything was settled the month alone is asked about.
  expect(found('2026-11', [], false).openItems).toMatchObject([
    { reason: 'has-left', amount: '-29032.26' },
  ])
  // The month takes back 29,032.26; the quarter pays 60 days of 92 instead of 15: 39,130.43 - 9,782.61.
  expect(found('2026-11')).toEqual({ owed: [], openItems: [] })
  const { owed, openItems } = found('2026-12')
  expect(owed.map(({ adjustment }) => adjustment.amount)).toEqual(['-29032.26', '29347.82'])
  expect(openItems.map(({ amount }) => amount)).toEqual(['20000.00'])
})
