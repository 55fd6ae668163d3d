import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, aPerson, aScheme, factsUnder } from '@/test/factories/pay'
import { aFact } from '@/test/factories/pay-period'
import type { LineDecision } from './decided-lines'
import { differencesBetween, statementsOf } from './month-difference'
import { takeSnapshot } from './period-seal'
import type { PeriodFacts, SnapshotPerson } from './period-snapshot'
import type { SchemeDocument } from './scheme'

const paying = (document: SchemeDocument, only: Partial<PeriodFacts> = {}) =>
  statementsOf(takeSnapshot(factsUnder(document, only)))
const one = (document: SchemeDocument, person: Partial<SnapshotPerson>) =>
  paying(document, { people: [aPerson(person)] })
const nobody = paying(aScheme(), { people: [] })
const byRoster = 'roster-correction'

const half = (code: string, title = code) =>
  aComponent({ code, title: { en: title }, share: '0.5', value: aKpi(code) })
const two = aScheme({ components: [half('trips'), half('clean')] })
const done = (trips: string, clean: string) =>
  paying(two, { kpiFacts: [aFact('trips', trips), aFact('clean', clean)] })

describe('what a month pays differently', () => {
  test('is told by person and scheme, with the lines that are others', () => {
    expect(differencesBetween(done('0.5', '1'), done('0.7', '1'), 'kpi-correction')).toEqual([
      {
        ...{ personId: 'sokolova', schemeVersionId: 'scheme-4', cause: 'kpi-correction' },
        amount: '6000.00',
        lines: [{ code: 'trips', title: { en: 'trips' }, amount: '6000.00' }],
        changes: [expect.objectContaining({ kind: 'figure', before: '0.5', after: '0.7' })],
      },
    ])
    expect(differencesBetween(done('0.5', '1'), done('0.5', '1'), 'kpi-correction')).toEqual([])
  })

  test('is less where the later computation pays less, and nothing where lines make up for each other', () => {
    const found = differencesBetween(done('0.7', '1'), done('0.5', '0.9'), 'kpi-correction')
    expect(found).toMatchObject([
      {
        amount: '-9000.00',
        lines: [
          { code: 'trips', amount: '-6000.00' },
          { code: 'clean', amount: '-3000.00' },
        ],
      },
    ])
    expect(differencesBetween(done('0.5', '0.7'), done('0.7', '0.5'), 'kpi-correction')).toEqual([])
  })

  test('is everything of who was not paid then, or is not by now', () => {
    const all = done('0.5', '1')
    const lines = [
      { code: 'trips', title: { en: 'trips' }, amount: '15000.00' },
      { code: 'clean', title: { en: 'clean' }, amount: '30000.00' },
    ]
    expect(differencesBetween(nobody, all, byRoster)).toMatchObject([
      { personId: 'sokolova', schemeVersionId: 'scheme-4', amount: '45000.00', lines },
    ])
    const back = lines.map((line) => ({ ...line, amount: `-${line.amount}` }))
    expect(differencesBetween(all, nobody, byRoster)).toMatchObject([
      { personId: 'sokolova', schemeVersionId: 'scheme-4', amount: '-45000.00', lines: back },
    ])
  })

  test('counts what the month itself pays, without what it paid for earlier ones', () => {
    const corrected = (amount: string) =>
      one(aScheme(), {
        adjustments: [
          {
            ...{ id: 'a', amount, cause: 'appeal', note: '', statementId: null },
            ...{ month: '2026-09', schemeVersionId: 'scheme-4' },
          },
        ],
      })
    const plain = one(aScheme(), {})
    expect(differencesBetween(plain, corrected('700.00'), 'appeal')).toEqual([])
    expect(differencesBetween(corrected('700.00'), corrected('-50.00'), 'appeal')).toEqual([])
    const left = one(aScheme(), { leftOn: '2026-10-10' })
    // 21 of 31 days.
    expect(differencesBetween(corrected('700.00'), left, byRoster)).toMatchObject([
      { amount: '-40645.16' },
    ])
  })

  test('names a line as it is called now, and one that is gone as it was', () => {
    const was = aScheme({ components: [half('trips', 'Journeys'), half('order', 'Order')] })
    const is = aScheme({ components: [half('trips', 'Trips'), half('clean', 'Cleanness')] })
    const facts = {
      kpiFacts: ['trips', 'order', 'clean'].map((metric) => aFact(metric, '0.5')),
    }
    const more = { kpiFacts: [...facts.kpiFacts.slice(1), aFact('trips', '1')] }
    const [found] = differencesBetween(paying(was, facts), paying(is, more), 'kpi-correction')
    expect(found?.lines).toEqual([
      { code: 'trips', title: { en: 'Trips' }, amount: '15000.00' },
      { code: 'order', title: { en: 'Order' }, amount: '-15000.00' },
      { code: 'clean', title: { en: 'Cleanness' }, amount: '15000.00' },
    ])
  })
})

describe('a bound of the scheme', () => {
  test('moves the amount, and is no part of the scheme that could be told', () => {
    const floored = aScheme({
      floor: '20000.00',
      components: [{ ...half('trips'), share: '1' }],
    })
    const at = (value: string) => paying(floored, { kpiFacts: [aFact('trips', value)] })
    const [found] = differencesBetween(at('0'), at('0.5'), 'kpi-correction')
    expect(found?.amount).toBe('10000.00')
    expect(found?.lines).toEqual([{ code: 'trips', title: { en: 'trips' }, amount: '30000.00' }])
  })
})

describe('lines of somebody who moved', () => {
  // 1,000 a day for each of two lines.
  const byUnit = aScheme({
    base: { kind: 'fixed', amount: '62000.00' },
    components: [half('trips'), half('clean')].map((part) => ({
      ...part,
      value: { ...aKpi(part.code), subject: 'unit' },
    })),
  })
  const place = { positionId: 'driver', schemeVersionIds: ['scheme-4'] }
  const moved = (on: number) => ({
    unitId: 'shop',
    stints: [
      { ...place, unitId: 'depot', fromOn: '2026-10-01', throughOn: `2026-10-${on - 1}` },
      { ...place, unitId: 'shop', fromOn: `2026-10-${on}`, throughOn: '2026-10-31' },
    ],
  })
  const figures = (shop: string) =>
    ['depot', 'shop'].flatMap((unitId) =>
      ['trips', 'clean'].map((metric) =>
        aFact(metric, metric === 'trips' && unitId === 'shop' ? shop : '0.5', {
          ...{ id: `${metric} ${unitId}`, personId: null, unitId },
        }),
      ),
    )
  const at = (person: Partial<SnapshotPerson>, shop: string) =>
    paying(byUnit, { people: [aPerson(person)], kpiFacts: figures(shop) })

  test('are told each where they were split before and after', () => {
    const [found] = differencesBetween(at(moved(17), '0.5'), at(moved(17), '1'), 'kpi-correction')
    expect(found?.lines).toEqual([{ code: 'trips@2', title: { en: 'trips' }, amount: '7500.00' }])
  })

  test('are told as the scheme has them where they were split by it, or no more', () => {
    const [split] = differencesBetween(at({}, '1'), at(moved(17), '1'), byRoster)
    expect(split?.lines).toEqual([{ code: 'trips', title: { en: 'trips' }, amount: '7500.00' }])
    const [whole] = differencesBetween(at(moved(17), '1'), at({}, '1'), byRoster)
    expect(whole?.lines).toEqual([{ code: 'trips', title: { en: 'trips' }, amount: '-7500.00' }])
    const [gone] = differencesBetween(at(moved(17), '1'), nobody, byRoster)
    expect(gone?.lines.map(({ code }) => code)).toEqual(['trips', 'clean'])
  })
})

describe('lines that come to wait for a person', () => {
  const waiting = aScheme({
    components: ['courtesy', 'order'].map((code) =>
      aComponent({ code, title: { en: `The ${code}` }, share: '0.5', missing: 'hold' }),
    ),
  })
  const measured = aScheme({
    components: ['courtesy', 'order'].map((code) => aComponent({ code, share: '0.5' })),
  })
  const decided = (component: string): LineDecision => ({
    ...{ schemeVersionId: 'scheme-4', component, kind: 'zero', amount: null },
    ...{ reason: 'alone', by: { id: 'hr', name: 'Vera' }, at: '2026-11-02T09:00:00.000Z' },
  })
  const held = (...components: readonly string[]) =>
    one(waiting, components.length === 0 ? {} : { decisions: components.map(decided) })
  const told = (...codes: readonly string[]) =>
    codes.map((code) => ({ code, title: { en: `The ${code}` } }))

  test('are named where the roster is another, also where no amount is', () => {
    expect(differencesBetween(nobody, held(), byRoster)).toMatchObject([
      { personId: 'sokolova', amount: '0.00', lines: [], held: told('courtesy', 'order') },
    ])
    expect(differencesBetween(nobody, held(), 'kpi-correction')).toEqual([])
    const [less] = differencesBetween(one(measured, {}), held(), byRoster)
    expect(less).toMatchObject({ amount: '-60000.00', held: told('courtesy', 'order') })
    const [figure] = differencesBetween(one(measured, {}), held(), 'kpi-correction')
    expect(figure).not.toHaveProperty('held')
  })

  test('are not named where they waited then, or a person has decided them', () => {
    expect(differencesBetween(held(), held(), byRoster)).toEqual([])
    expect(differencesBetween(nobody, held('courtesy', 'order'), byRoster)).toEqual([])
    expect(differencesBetween(nobody, held('courtesy'), byRoster)).toMatchObject([
      { held: told('order') },
    ])
    // What was decided then waits again: nobody has decided what it is by now.
    expect(differencesBetween(held('courtesy'), held(), byRoster)).toMatchObject([
      { amount: '0.00', held: told('courtesy') },
    ])
    expect(differencesBetween(held(), nobody, byRoster)).toEqual([])
  })

  test('are named once for each part of the scheme, however often somebody moved', () => {
    const place = { positionId: 'driver', schemeVersionIds: ['scheme-4'] }
    const stints = [
      { ...place, unitId: 'depot', fromOn: '2026-10-01', throughOn: '2026-10-09' },
      { ...place, unitId: 'shop', fromOn: '2026-10-10', throughOn: '2026-10-31' },
    ]
    const moved = one(waiting, { unitId: 'shop', stints })
    expect(differencesBetween(nobody, moved, byRoster)).toMatchObject([
      { held: told('courtesy', 'order') },
    ])
    // They waited before the move as well.
    expect(differencesBetween(held(), moved, byRoster)).toEqual([])
    expect(differencesBetween(moved, held(), byRoster)).toEqual([])
  })
})
