import { describe, expect, test } from 'vitest'
import { aComponent, aScheme, aSettled, someFacts } from '@/test/factories/pay'
import type { PeriodCorrection } from './month-difference'
import type { SettledItem } from './open-item'
import { heldItems, leftDecisions, leftItem, measuredItems, unsealedItem } from './owed-open-items'
import { takeSnapshot } from './period-seal'
import type { OpenItem } from './period-snapshot'

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
    expect(left('-500.00', null)[0]).not.toHaveProperty('settled')
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
  const reason = 'roster-not-sealed'
  const one = { known: named, changes, reason, version: 'f1' } as const
  const item = { month: '2026-10', person: named, reason, amount: null, changes }
  const about = { periodId: 'period-10', version: 'f1' }
  expect(unsealedItem(locked(), one)).toEqual({ ...item, about })
  expect(unsealedItem(locked(), one, 'both')).toEqual({
    ...item,
    about: { ...about, part: 'both' },
  })
})

test('a decision whose line was gone at the lock is listed until the line is there', () => {
  const item = (only: Partial<OpenItem['about']> = {}, more: Partial<OpenItem> = {}): OpenItem => ({
    ...{
      month: '2026-10',
      person: named,
      reason: 'decision-without-line',
      amount: '1.00',
      changes,
    },
    about: { periodId: 'period-10', schemeVersionId: 's', component: 'trips@2', ...only },
    ...more,
  })
  // In the time before an item did not say what it was about.
  const { about: _, ...before } = item()
  const others = [item({ periodId: 'period-9' }), item({}, { reason: 'has-left' }), before]
  const run = { ...locked(), openItems: [item(), ...others] }
  const asked: unknown[] = []
  const is = (found: boolean) => leftDecisions(run, (...line) => asked.push(line) > 0 && found)
  expect(is(false)).toEqual([item()])
  expect(is(true)).toEqual([])
  expect(asked[0]).toEqual(['sokolova', 's', 'trips'])
  expect(leftDecisions(locked(), () => false)).toEqual([])
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
    expect(heldItems(locked(), { ...correction, held }, people, [])).toEqual([
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
    expect(heldItems(locked(), { ...correction, held }, new Map(), [])).toEqual([])
    expect(heldItems(locked(), correction, people, [])).toEqual([])
  })
})

describe('lines that were settled by hand while they were held, and are measured by now', () => {
  const people = new Map([['sokolova', known]])
  const line = (code: string, amount: string) => ({ code, title: { en: code }, amount })
  /** What is open of the lines; of one that was split there are two parts. */
  const open = (
    settled: readonly SettledItem[],
    lines = [line('order', '3000.00'), line('order', '1500.00'), line('clean', '200.00')],
    of: ReadonlyMap<string, typeof known> = people,
  ) => {
    const correction: PeriodCorrection = {
      ...{ personId: 'sokolova', schemeVersionId: 'scheme-4', cause: 'roster-correction' },
      ...{ amount: '0.00', lines: [], changes, settled: lines },
    }
    return measuredItems(locked(), correction, of, settled)
  }
  const told = (items: readonly OpenItem[]) =>
    items.map(({ about, amount, settled }) => [about?.component, amount, settled?.amount])

  test('are one item for each part of the scheme, also where a transfer split its line', () => {
    const item = { month: '2026-10', person: named, reason: 'settled-otherwise', changes }
    const about = { periodId: 'period-10', schemeVersionId: 'scheme-4' }
    expect(open([])).toEqual([
      {
        ...{ ...item, amount: '4500.00', titles: [{ en: 'order' }] },
        about: { ...about, component: 'order' },
      },
      {
        ...{ ...item, amount: '200.00', titles: [{ en: 'clean' }] },
        about: { ...about, component: 'clean' },
      },
    ])
    expect(open([], undefined, new Map())).toEqual([])
  })

  test('are open by what was not settled of this very line, whatever was settled beside it', () => {
    const [order, clean] = open([]).map((item, at) =>
      aSettled(item, { settledAt: `2026-11-0${at + 3}T09:00:00.000Z` }),
    )
    if (order === undefined || clean === undefined) throw new Error('two lines')
    // The other line was settled after this one, and before it.
    expect(told(open([order, clean]))).toEqual([])
    expect(told(open([order]))).toEqual([['clean', '200.00', undefined]])
    expect(told(open([clean]))).toEqual([['order', '4500.00', undefined]])
    const more = [line('order', '5000.00'), line('clean', '200.00')]
    expect(told(open([order, clean], more))).toEqual([['order', '500.00', '4500.00']])
    const earlier = { ...clean, settledAt: '2026-11-01T09:00:00.000Z' }
    expect(told(open([earlier, order], more))).toEqual([['order', '500.00', '4500.00']])
  })
})

describe('lines that were settled in the time before', () => {
  const person = { id: 'volkov', personnelNumber: '203', fullName: 'Pyotr Volkov' }
  const known = new Map([['volkov', person]])
  const courtesy = { code: 'courtesy', title: { en: 'courtesy' } }
  const trips = { code: 'trips', title: { en: 'trips' } }
  const correction: PeriodCorrection = {
    ...{ personId: 'volkov', schemeVersionId: 'scheme-4', cause: 'roster-correction' },
    ...{ amount: '0.00', lines: [], changes: [], held: [courtesy, trips] },
  }

  /** As one item named all lines in the time before. */
  const together = (...titles: readonly OpenItem['titles'][]): OpenItem => ({
    ...{ month: '2026-10', person, reason: 'held-line', amount: null, changes: [] },
    titles: titles.flatMap((title) => title ?? []),
  })
  const asSettled = (item: OpenItem, periodId: string | null) => aSettled(item, { periodId })
  const scheme = aScheme({
    components: ['courtesy', 'clean', 'trips'].map((code) =>
      aComponent({ code, missing: code === 'clean' ? 'pay-full' : 'hold' }),
    ),
  })
  const run = (document = scheme) => {
    const schemes = [{ versionId: 'scheme-4', number: 4, effectiveFrom: '2026-09-01', document }]
    return takeSnapshot(someFacts({ people: [], schemes }))
  }
  const codes = (settled: readonly SettledItem[], held = [courtesy, trips], of = run()) =>
    heldItems(of, { ...correction, held }, known, settled).map(({ about }) => about?.component)

  test('lines that were settled together, in the time before, stay settled', () => {
    const both = together([courtesy.title, trips.title])
    expect(codes([asSettled(both, null)])).toEqual([])
    expect(codes([asSettled(both, 'period-10')])).toEqual(['courtesy', 'trips'])
    const other = { ...asSettled(both, null), person: { ...person, id: 'other' } }
    expect(codes([other])).toEqual(['courtesy', 'trips'])
  })

  test('of the scheme that holds them, whichever others there are', () => {
    const both = asSettled(together([courtesy.title, trips.title]), null)
    const of = run()
    const other = { ...of.schemes[0], versionId: 'other', document: aScheme() }
    const schemes = [other, ...of.schemes] as typeof of.schemes
    expect(codes([both], [trips], { ...of, schemes })).toEqual([])
  })

  test('each for itself, whichever of them are held by now', () => {
    const both = asSettled(together([courtesy.title, trips.title]), null)
    expect(codes([both], [trips])).toEqual([])
    expect(codes([both], [courtesy])).toEqual([])
    const alone = asSettled(together([courtesy.title]), null)
    expect(codes([alone])).toEqual(['trips'])
    expect(codes([alone], [trips])).toEqual(['trips'])
  })

  test('of more parts than can be tried only as they were held', () => {
    const codesOf = Array.from({ length: 13 }, (_, at) => `part-${at}`)
    const many = (count: number) =>
      run(
        aScheme({
          components: ['courtesy', 'trips', ...codesOf.slice(2, count)].map((code) =>
            aComponent({ code, missing: 'hold' }),
          ),
        }),
      )
    const both = asSettled(together([courtesy.title, trips.title]), null)
    expect(codes([both], [trips], many(12))).toEqual([])
    // Those that never wait were never held.
    const never = codesOf.slice(2).map((code) => aComponent({ code, missing: 'pay-full' }))
    expect(
      codes([both], [trips], run({ ...scheme, components: [...scheme.components, ...never] })),
    ).toEqual([])
    expect(codes([both], [trips], many(13))).toEqual(['trips'])
    expect(codes([both], [courtesy, trips], many(13))).toEqual([])
  })
})
