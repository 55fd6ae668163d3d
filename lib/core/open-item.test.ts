import { describe, expect, test } from 'vitest'
import { aComponent, aScheme, aSettled } from '@/test/factories/pay'
import {
  decisionItem,
  isSettled,
  openItemKey,
  type SettledItem,
  settledBefore,
  settlesMoney,
  wasSettled,
} from './open-item'
import type { OpenItem } from './period-snapshot'

const person = { id: 'volkov', personnelNumber: '203', fullName: 'Pyotr Volkov' }
const place = (unit: string) => ({
  ...({ kind: 'place', fromOn: '2026-10-12', throughOn: '2026-10-31' } as const),
  ...{ before: null, after: { unit, position: 'Driver' } },
})
const anItem = (only: Partial<OpenItem> = {}): OpenItem => ({
  ...{ month: '2026-10', person, reason: 'has-left', amount: '-5000.00' },
  ...{ changes: [place('Depot')], about: { periodId: 'october' } },
  ...only,
})
const asSettled = (item: OpenItem, periodId: string | null = 'october'): SettledItem =>
  aSettled(item, { periodId })

describe('an open item', () => {
  test('is the same whatever its people, units and lines are called', () => {
    const renamed = anItem({
      person: { ...person, fullName: 'Pyotr Sokolov', personnelNumber: '9' },
      changes: [place('North depot')],
      titles: [{ en: 'Courtesy' }],
    })
    expect(openItemKey(renamed)).toBe(openItemKey(anItem()))
    expect(isSettled(renamed, [asSettled(anItem())])).toBe(true)
  })

  test.each([
    { amount: '-5000.01' },
    { month: '2026-11' },
    { reason: 'held-line' },
    { person: { ...person, id: 'other' } },
    { about: { periodId: 'apart' } },
    { about: { periodId: 'october', schemeVersionId: 'scheme-4' } },
    { about: { periodId: 'october', component: 'courtesy' } },
    { about: { periodId: 'october', version: 'moved' } },
    { settled: { times: 1, amount: '-5000.00' } },
  ] as const)('is another with %o', (only) => {
    expect(openItemKey(anItem(only))).not.toBe(openItemKey(anItem()))
    expect(isSettled(anItem(only), [asSettled(anItem())])).toBe(false)
  })

  test('stays settled where that was done before items said what they are about', () => {
    const { about: _, ...before } = anItem()
    expect(isSettled(anItem(), [asSettled(before, null)])).toBe(true)
    expect(isSettled(anItem({ changes: [] }), [asSettled(before, null)])).toBe(false)
    expect(isSettled(anItem(), [])).toBe(false)
    const other = asSettled({ ...before, amount: '-1.00' }, null)
    expect(isSettled(anItem(), [other, asSettled(before, null)])).toBe(true)
    // It was known by its titles then: no titles are none.
    expect(openItemKey({ ...before, titles: [] })).toBe(openItemKey(before))
    expect(openItemKey({ ...before, titles: [{ en: 'Courtesy' }] })).not.toBe(openItemKey(before))
  })

  test('about a roster stays settled whatever its version is called', () => {
    const of = { reason: 'facts-not-sealed', amount: null } as const
    const { about: _, ...before } = anItem(of)
    const now = anItem({ ...of, about: { periodId: 'october', version: 'f1' } })
    expect(isSettled(now, [asSettled(before, null)])).toBe(true)
  })

  test('is money for whoever settles what carries an amount', () => {
    const ofMoney = Object.entries(settlesMoney).flatMap(([reason, is]) => (is ? [reason] : []))
    expect(ofMoney).toEqual(['decision-without-line', 'has-left'])
  })
})

test('a line that was decided anew is another item, also where the first was settled before items said when', () => {
  const decided = (version: string) =>
    anItem({
      ...{ reason: 'decision-without-line', amount: '3100.00', changes: [] },
      about: { periodId: 'october', schemeVersionId: 's', component: 'trips', version },
    })
  const { about: _, ...before } = decided('2026-11-02T09:00:00.000Z')
  const settled = [asSettled(before, null)]
  // Settled on the 3rd.
  expect(isSettled(decided('2026-11-02T09:00:00.000Z'), settled)).toBe(true)
  expect(isSettled(decided('2026-11-03T09:00:00.000Z'), settled)).toBe(true)
  expect(isSettled(decided('2026-11-04T09:00:00.000Z'), settled)).toBe(false)
  expect(wasSettled(before, settled)).toBe(true)
  // What names its period says itself which decision it was about.
  expect(isSettled(decided('2026-11-02T09:00:00.000Z'), [asSettled(before)])).toBe(false)
})

test('what was settled of one money is added up', () => {
  const october = { month: '2026-10' }
  const of = (amount: string) => asSettled(anItem({ amount }))
  const settled = [of('-5000.00'), of('1200.50')]
  expect(settledBefore(october, 'volkov', settled)).toEqual({ times: 2, amount: '-3799.50' })
  expect(settledBefore(october, 'other', settled)).toBeUndefined()
  expect(settledBefore({ month: '2026-11' }, 'volkov', settled)).toBeUndefined()
  const held = asSettled(anItem({ reason: 'held-line', amount: null }))
  expect(settledBefore(october, 'volkov', [held])).toBeUndefined()
})

test('a decision without its line is told by the title that its own scheme gives the part', () => {
  const version = (versionId: string, ...titles: readonly string[]) => ({
    ...{ versionId, number: 1, effectiveFrom: '2026-09-01' },
    document: aScheme({
      components: titles.map((en, at) => aComponent({ code: `part_${at}`, title: { en } })),
    }),
  })
  const schemes = [version('shop', 'Sales', 'Order'), version('road', 'Courtesy', 'Care')]
  const titleOf = (schemeVersionId: string, component: string) => {
    const said = {
      kind: 'pay',
      amount: null,
      reason: 'alone',
      by: { id: 'hr', name: 'Vera' },
    } as const
    const facts = { month: '2026-10', periodId: 'october', schemes }
    const decision = { ...said, schemeVersionId, component, at: '2026-11-02T09:00:00.000Z' }
    return decisionItem(facts, person, decision).changes
  }
  expect(titleOf('road', 'part_1')).toMatchObject([{ title: { en: 'Care' }, decision: 'pay' }])
  expect(titleOf('shop', 'part_0@2')).toMatchObject([{ title: { en: 'Sales' } }])
  // What is there no more is told by its code.
  expect(titleOf('road', 'part_7')).toMatchObject([{ title: { en: 'part_7' } }])
  expect(titleOf('gone', 'part_1')).toMatchObject([{ title: { en: 'part_1' } }])
})
