import { describe, expect, test } from 'vitest'
import { someFacts } from '@/test/factories/pay'
import type { PeriodCorrection } from './month-difference'
import { heldItems, leftItem, unsealedItem } from './owed-open-items'
import { takeSnapshot } from './period-seal'

const locked = () => takeSnapshot(someFacts({ people: [] }))
const named = { id: 'sokolova', personnelNumber: '0042', fullName: 'Anna Sokolova' }
/** What is known of somebody beside the name stays out of an item. */
const known = { ...named, hiredOn: '2020-01-15' }
const changes = [
  { kind: 'employment', before: { hiredOn: '2020-01-15', leftOn: null }, after: null },
] as const

describe('money that somebody has left with', () => {
  const left = (amount: string, settled: string | null) => {
    const before = settled === null ? undefined : { times: 2, amount: settled }
    const parts = [{ adjustment: { changes } }, { adjustment: {} }]
    return leftItem(locked(), { person: known, parts, amount, before })
  }
  const item = { month: '2026-10', person: named, reason: 'has-left', changes }

  test('is open in full at first, with what made it', () => {
    expect(left('-500.00', null)).toEqual([
      { ...item, amount: '-500.00', about: { periodId: 'period-10' } },
    ])
  })

  test('is open by what is left of it, or by what was settled too much', () => {
    expect(left('-500.00', '-500.00')).toEqual([])
    expect(left('-500.00', '-300.00')).toMatchObject([
      { amount: '-200.00', settled: { times: 2, amount: '-300.00' } },
    ])
    expect(left('-500.00', '-700.00')).toMatchObject([{ amount: '200.00' }])
    expect(left('0.00', null)).toEqual([])
  })

  test('says of no change where none is known', () => {
    const only = { person: known, amount: '-1.00', before: undefined }
    expect(leftItem(locked(), { ...only, parts: [] })).toMatchObject([{ changes: [] }])
    expect(leftItem(locked(), { ...only, parts: [{ adjustment: {} }] })).toMatchObject([
      { changes: [] },
    ])
  })
})

test('somebody of whom the month does not say enough: no amount, and the state of the roster', () => {
  const [person] = someFacts().people
  if (person === undefined) throw new Error('nobody is there')
  const reason = 'roster-not-sealed'
  expect(unsealedItem(locked(), { known: named, person, changes, reason, version: 'f1' })).toEqual({
    ...{ month: '2026-10', person: named, reason, amount: null, changes },
    about: { periodId: 'period-10', version: 'f1' },
  })
})

describe('lines that a correction holds', () => {
  const correction: PeriodCorrection = {
    ...{ personId: 'sokolova', schemeVersionId: 'scheme-4', cause: 'roster-correction' },
    ...{ amount: '0.00', lines: [], changes },
  }
  const people = new Map([['sokolova', known]])
  const held = ['courtesy', 'clean'].map((code) => ({ code, title: { en: `The ${code} line` } }))

  test('are items of their own, each by its part of the scheme', () => {
    const item = { month: '2026-10', person: named, reason: 'held-line', amount: null, changes }
    const about = { periodId: 'period-10', schemeVersionId: 'scheme-4' }
    expect(heldItems(locked(), { ...correction, held }, people)).toEqual([
      {
        ...{ ...item, titles: [{ en: 'The courtesy line' }] },
        about: { ...about, component: 'courtesy' },
      },
      {
        ...{ ...item, titles: [{ en: 'The clean line' }] },
        about: { ...about, component: 'clean' },
      },
    ])
  })

  test('of nobody whom the month knows, or of none, are none', () => {
    expect(heldItems(locked(), { ...correction, held }, new Map())).toEqual([])
    expect(heldItems(locked(), correction, people)).toEqual([])
  })
})
