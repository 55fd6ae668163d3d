import { expect, test } from 'vitest'
import { someFacts } from '@/test/factories/pay'
import type { PeriodCorrection } from './month-difference'
import { openItemKey, type SettledItem } from './open-item'
import { heldItems } from './owed-open-items'
import { takeSnapshot } from './period-seal'
import type { OpenItem } from './period-snapshot'

const october = takeSnapshot(someFacts())
const person = { id: 'volkov', personnelNumber: '203', fullName: 'Pyotr Volkov' }
const known = new Map([['volkov', person]])
const courtesy = { code: 'courtesy', title: { en: 'Courtesy' } }
const trips = { code: 'trips', title: { en: 'Trips' } }
const correction: PeriodCorrection = {
  ...{ personId: 'volkov', schemeVersionId: 'scheme-4', cause: 'roster-correction' },
  ...{ amount: '0.00', lines: [], changes: [], held: [courtesy, trips] },
}

/** As one item named all lines in the time before. */
const together = (...titles: readonly OpenItem['titles'][]): OpenItem => ({
  ...{ month: '2026-10', person, reason: 'held-line', amount: null, changes: [] },
  titles: titles.flatMap((title) => title ?? []),
})
const asSettled = (item: OpenItem, periodId: string | null): SettledItem => ({
  ...{ item: openItemKey(item), month: item.month, personId: 'volkov', amount: item.amount },
  ...{ reason: item.reason, periodId, settledAt: '2026-11-03T09:00:00.000Z' },
})
const codes = (settled: readonly SettledItem[]) =>
  heldItems(october, correction, known, settled).map(({ about }) => about?.component)

test('each line that a correction holds is an item', () => {
  expect(codes([])).toEqual(['courtesy', 'trips'])
  expect(heldItems(october, correction, new Map(), [])).toEqual([])
  const { held: _, ...none } = correction
  expect(heldItems(october, none, known, [])).toEqual([])
})

test('lines that were settled together, in the time before, stay settled', () => {
  const both = together([courtesy.title, trips.title])
  expect(codes([asSettled(both, null)])).toEqual([])
  expect(codes([asSettled(together([courtesy.title]), null)])).toEqual(['courtesy', 'trips'])
  expect(codes([asSettled(both, 'period-10')])).toEqual(['courtesy', 'trips'])
})
