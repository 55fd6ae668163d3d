import { describe, expect, test } from 'vitest'
import { aPerson, aScheme, aSettled, someFacts } from '@/test/factories/pay'
import {
  carriedDecisions,
  type MadeDecision,
  withCarried,
  withoutSettled,
} from './carried-decisions'
import { decisionItem } from './open-item'
import { standingDecisions } from './period-corrections'
import { takeSnapshot } from './period-seal'
import type { OpenItem, SnapshotPerson, SnapshotStint, UnplacedPerson } from './period-snapshot'

const made = (only: Partial<MadeDecision> = {}): MadeDecision => ({
  schemeVersionId: 'scheme-4',
  component: 'courtesy',
  kind: 'pay',
  amount: null,
  reason: 'alone on the shift',
  by: { id: 'hr', name: 'Vera' },
  at: '2026-11-02T09:00:00.000Z',
  place: null,
  ...only,
})
const stint = (unitId: string, days: readonly [number, number], isPaid = true): SnapshotStint => ({
  ...{ unitId, positionId: 'driver', schemeVersionIds: isPaid ? ['scheme-4'] : [] },
  fromOn: `2026-10-${String(days[0]).padStart(2, '0')}`,
  throughOn: `2026-10-${String(days[1]).padStart(2, '0')}`,
})
const at = (unitId: string) => ({ unitId, positionId: 'driver' })
const { schemes } = someFacts()
const carried = (person: SnapshotPerson, ...decisions: readonly MadeDecision[]) => {
  const found = carriedDecisions(person, schemes, { month: '2026-10' }, decisions)
  const told = (list: typeof found.decisions) =>
    list.map(({ component, kind, amount }) => [component, amount ?? kind])
  return { lines: told(found.decisions), waiting: told(found.waiting) }
}
const stayed = aPerson()
/** Of whom something was decided, as the staff records name her. */
const anna: UnplacedPerson = {
  id: 'sokolova',
  personnelNumber: '0042',
  fullName: 'Anna Sokolova',
}
const moved = aPerson({ stints: [stint('depot', [1, 10]), stint('shop', [11, 31])] })

describe('decisions follow their lines', () => {
  test('who did not move keeps them as they are', () => {
    expect(carried(stayed, made())).toEqual({ lines: [['courtesy', 'pay']], waiting: [] })
    expect(carried(stayed, made({ kind: 'computed' }))).toEqual({ lines: [], waiting: [] })
  })

  test('a transfer splits a line: its parts are decided alike, an amount by days', () => {
    expect(carried(moved, made()).lines).toEqual([
      ['courtesy@1', 'pay'],
      ['courtesy@2', 'pay'],
    ])
    expect(carried(moved, made({ kind: 'amount', amount: '3100.01' })).lines).toEqual([
      ['courtesy@1', '1000.00'],
      ['courtesy@2', '2100.01'],
    ])
  })

  test('what was said of a part later stands beside the rest, also where it was taken back', () => {
    const later = { at: '2026-11-03T09:00:00.000Z', component: 'courtesy@1' }
    expect(carried(moved, made(), made({ ...later, kind: 'zero' })).lines).toEqual([
      ['courtesy@1', 'zero'],
      ['courtesy@2', 'pay'],
    ])
    expect(carried(moved, made(), made({ ...later, kind: 'computed' })).lines).toEqual([
      ['courtesy@2', 'pay'],
    ])
    const before = { ...later, at: '2026-11-01T09:00:00.000Z', kind: 'zero' } as const
    expect(carried(moved, made(), made(before)).lines).toEqual([
      ['courtesy@1', 'pay'],
      ['courtesy@2', 'pay'],
    ])
  })

  test('a part stays with its place when another transfer comes between', () => {
    const thrice = aPerson({
      stints: [stint('depot', [1, 5]), stint('office', [6, 10]), stint('shop', [11, 31])],
    })
    const part = made({ component: 'courtesy@2', kind: 'zero', place: at('shop') })
    expect(carried(thrice, part)).toEqual({ lines: [['courtesy@3', 'zero']], waiting: [] })
    const gone = made({ component: 'courtesy@2', kind: 'zero', place: at('kiosk') })
    expect(carried(thrice, gone)).toEqual({ lines: [], waiting: [['courtesy@2', 'zero']] })
  })

  test('parts that are one line again: said alike they are one, amounts added up', () => {
    const parts = (one: Partial<MadeDecision>, two: Partial<MadeDecision>) => [
      made({ component: 'courtesy@1', place: at('depot'), ...one }),
      made({ component: 'courtesy@2', place: at('shop'), ...two }),
    ]
    const amount = (text: string) => ({ kind: 'amount', amount: text }) as const
    expect(carried(stayed, ...parts(amount('100.00'), amount('50.50'))).lines).toEqual([
      ['courtesy', '150.50'],
    ])
    expect(carried(stayed, ...parts({}, { kind: 'zero' }))).toEqual({
      lines: [],
      waiting: [
        ['courtesy@1', 'pay'],
        ['courtesy@2', 'zero'],
      ],
    })
  })

  test('one paid stint is one line, and takes what was said of its own place', () => {
    const left = aPerson({ stints: [stint('depot', [1, 10]), stint('shop', [11, 31], false)] })
    expect(carried(left, made()).lines).toEqual([['courtesy', 'pay']])
    const other = made({ component: 'courtesy@2', place: at('shop') })
    expect(carried(left, other)).toEqual({ lines: [], waiting: [['courtesy@2', 'pay']] })
  })

  test('the later word stands, of the whole or of a part; a part said at the same moment is later', () => {
    const earlier = { at: '2026-11-01T09:00:00.000Z', component: 'courtesy@1' }
    const part = made({ ...earlier, kind: 'zero', place: at('depot') })
    expect(carried(stayed, part, made())).toEqual({ lines: [['courtesy', 'pay']], waiting: [] })
    expect(carried(moved, made(), made({ component: 'courtesy@1', kind: 'zero' })).lines).toEqual([
      ['courtesy@1', 'zero'],
      ['courtesy@2', 'pay'],
    ])
  })

  test('one line of several parts is signed by the newest of them, in whatever order they come', () => {
    const newest = made({
      ...{ component: 'courtesy@1', place: at('depot'), at: '2026-11-05T09:00:00.000Z' },
      ...{ by: { id: 'head', name: 'Oleg' }, reason: 'the till was closed' },
    })
    const older = made({ component: 'courtesy@2', place: at('shop') })
    const { place: _, ...said } = newest
    for (const parts of [
      [newest, older],
      [older, newest],
    ])
      expect(carriedDecisions(stayed, schemes, { month: '2026-10' }, parts).decisions).toEqual([
        { ...said, component: 'courtesy' },
      ])
  })

  test('of parts that were decided at one moment the last one signs', () => {
    const first = made({ component: 'courtesy@1', place: at('depot'), reason: 'one' })
    const second = made({ component: 'courtesy@2', place: at('shop'), reason: 'other' })
    for (const parts of [
      [first, second],
      [second, first],
    ]) {
      const { decisions } = carriedDecisions(stayed, schemes, { month: '2026-10' }, parts)
      expect(decisions.map(({ reason }) => reason)).toEqual([parts[1]?.reason])
    }
  })

  test('in a month of the time before they stay under the codes for which they were made', () => {
    const before = { ...takeSnapshot(someFacts({ people: [stayed] })), roster: undefined }
    const { roster: _, ...locked } = before
    const part = made({ component: 'courtesy@2', place: at('kiosk'), kind: 'zero' })
    const taken = made({ component: 'courtesy@1', place: at('depot'), kind: 'computed' })
    const { place: __, ...said } = part
    const decisions = new Map([['sokolova', [part, taken]]])
    expect(standingDecisions(stayed, locked, { decisions })).toEqual({
      ...{ decisions: [said], waiting: [] },
    })
  })

  test('a part waits where the position at its place is another one', () => {
    const cook = { unitId: 'shop', positionId: 'cook' }
    const part = made({ component: 'courtesy@2', kind: 'zero', place: cook })
    expect(carried(moved, part)).toEqual({ lines: [], waiting: [['courtesy@2', 'zero']] })
  })

  test('on a line that is left of two, what was said of the other one waits beside it', () => {
    const left = aPerson({ stints: [stint('depot', [1, 10]), stint('shop', [11, 31], false)] })
    const own = made({ component: 'courtesy@1', kind: 'zero', place: at('depot') })
    const other = made({ component: 'courtesy@2', place: at('shop') })
    expect(carried(left, own, other)).toEqual({
      lines: [['courtesy', 'zero']],
      waiting: [['courtesy@2', 'pay']],
    })
    expect(carried(left, made(), { ...other, at: '2026-11-03T09:00:00.000Z' })).toEqual({
      lines: [['courtesy', 'pay']],
      waiting: [['courtesy@2', 'pay']],
    })
  })

  test('who comes back to a place has two lines there, each with what was said of it', () => {
    const back = aPerson({
      stints: [stint('depot', [1, 5]), stint('shop', [6, 10]), stint('depot', [11, 31])],
    })
    const first = made({ component: 'courtesy@1', kind: 'zero', place: at('depot') })
    const later = made({ component: 'courtesy@2', place: at('depot') })
    const lines = [
      ['courtesy@1', 'zero'],
      ['courtesy@3', 'pay'],
    ]
    expect(carried(back, first, later)).toEqual({ lines, waiting: [] })
    expect(carried(back, later, first)).toEqual({ lines, waiting: [] })
    // There is no third line for a third word, and a word whose place nobody noted is not moved.
    const more = made({ component: 'courtesy@7', kind: 'zero', place: at('depot') })
    const unnoted = made({ component: 'courtesy@8', kind: 'zero' })
    expect(carried(back, first, later, more, unnoted).waiting).toEqual([
      ['courtesy@7', 'zero'],
      ['courtesy@8', 'zero'],
    ])
  })

  test('parts of a scheme, and schemes, are decided each for itself', () => {
    const clean = made({ component: 'clean', kind: 'zero' })
    expect(carried(stayed, made(), clean, made({ schemeVersionId: 'gone' }))).toEqual({
      lines: [
        ['courtesy', 'pay'],
        ['clean', 'zero'],
      ],
      waiting: [['courtesy', 'pay']],
    })
  })

  test('only of whom something was decided the facts change', () => {
    const other = aPerson({ id: 'petrov' })
    const facts = someFacts({ people: [stayed, other] })
    const { people, ...rest } = withCarried(facts, new Map([['sokolova', [made()]]]), [anna])
    expect(people[0]?.decisions).toMatchObject([{ component: 'courtesy', kind: 'pay' }])
    expect(people[1]).toBe(other)
    expect(rest).not.toHaveProperty('openItems')
    const taken = withCarried(facts, new Map([['sokolova', [made({ kind: 'computed' })]]]), [anna])
    expect(taken.people[0]).toBe(stayed)
  })

  test('where the scheme pays no more, they wait and are open items of the month', () => {
    const unpaid = aPerson({ schemeVersionIds: [] })
    expect(carried(unpaid, made())).toEqual({ lines: [], waiting: [['courtesy', 'pay']] })
    const facts = withCarried(
      someFacts({ people: [unpaid] }),
      new Map([['sokolova', [made({ kind: 'amount', amount: '500.00' })]]]),
      [anna],
    )
    expect(facts.people).toEqual([unpaid])
    expect(facts.openItems).toMatchObject([
      {
        month: '2026-10',
        person: { fullName: 'Anna Sokolova' },
        reason: 'decision-without-line',
        amount: '500.00',
        changes: [{ kind: 'decision', title: { en: 'courtesy' }, decision: 'amount' }],
      },
    ])
    const undecided = someFacts()
    expect(withCarried(undecided, new Map(), [])).toBe(undecided)
  })

  test('of somebody whom no scheme pays at all they are named as well', () => {
    const { id, personnelNumber, fullName, hiredOn, leftOn, assignments } = aPerson()
    const known = { id, personnelNumber, fullName, hiredOn, leftOn, assignments }
    const roster = {
      ...{ inForce: [], parents: [] },
      unpaid: [{ ...known, reason: 'no-scheme' } as const],
    }
    const none = someFacts({
      people: [],
      roster,
      schemes: [{ ...aVersion(), document: aScheme() }],
    })
    const { openItems } = withCarried(none, new Map([['sokolova', [made()]]]), [anna])
    expect(openItems?.map(({ reason }) => reason)).toEqual(['decision-without-line'])
  })

  test('of somebody who is not employed in the month at all they are named as well', () => {
    const roster = { inForce: [], parents: [], unpaid: [] }
    const facts = someFacts({ people: [aPerson({ id: 'petrov' })], roster })
    const decisions = [made({ kind: 'amount', amount: '500.00' }), made({ component: 'trips' })]
    const both = withCarried(facts, new Map([['sokolova', decisions]]), [anna])
    expect(both.people).toEqual(facts.people)
    expect(both.openItems?.map(({ person, amount }) => [person, amount])).toEqual([
      [anna, '500.00'],
      [anna, null],
    ])
    const taken = [made({ kind: 'computed' })]
    expect(withCarried(facts, new Map([['sokolova', taken]]), [anna])).toEqual(facts)
    const settled = (both.openItems ?? []).map((item) => aSettled(item))
    expect(withCarried(facts, new Map([['sokolova', decisions]]), [anna], settled)).toEqual(facts)
  })
})

test('a decision that was settled while its line was gone pays nothing when the line returns', () => {
  const facts = someFacts({ schemes: [{ ...aVersion(), document: aScheme() }] })
  const decision = { ...made(), kind: 'amount' as const, amount: '500.00' }
  const { place: _, ...said } = decision
  const item = decisionItem(facts, aPerson(), said)
  const settled = [aSettled(item)]
  const after = (...decisions: readonly MadeDecision[]) => {
    const standing = withoutSettled(facts, new Map([['sokolova', decisions]]), settled)
    return withCarried(facts, standing, [anna])
  }
  expect(after(decision).people[0]?.decisions).toBeUndefined()
  expect(after(decision).openItems).toBeUndefined()
  // Decided anew it is another decision.
  const anew = { ...decision, at: '2026-11-04T09:00:00.000Z' }
  expect(after(anew).people[0]?.decisions).toMatchObject([{ amount: '500.00' }])
  const same = new Map([['sokolova', [decision]]])
  expect(withoutSettled(facts, same, [])).toBe(same)
})

describe('a line that nobody pays any more', () => {
  const facts = someFacts({ people: [aPerson({ ...moved, schemeVersionIds: [] })] })
  const amount = { kind: 'amount', amount: '3100.00' } as const
  const itemsOf = (...decisions: readonly MadeDecision[]) =>
    withCarried(facts, new Map([['sokolova', decisions]]), [anna]).openItems ?? []

  test('is one item, as it was decided, and settled so it is not paid in parts either', () => {
    const [item, ...more] = itemsOf(made(amount))
    expect(more).toEqual([])
    expect(item).toMatchObject({ amount: '3100.00', about: { component: 'courtesy' } })
    const settled = item === undefined ? [] : [aSettled(item)]
    const back = withCarried(
      someFacts({ people: [moved] }),
      new Map([['sokolova', [made(amount)]]]),
      [anna],
      settled,
    )
    expect(back.people[0]).not.toHaveProperty('decisions')
    expect(back).not.toHaveProperty('openItems')
  })

  test('whose parts were settled in the time before is not paid in these parts', () => {
    const parts = ['courtesy@1', 'courtesy@2'].map((component, at) => {
      const { place: _, ...said } = made({ component, ...amount, amount: `${1000 + at * 1100}.00` })
      return aSettled(decisionItem(facts, moved, { ...said, kind: 'amount' }))
    })
    const back = withCarried(
      someFacts({ people: [moved] }),
      new Map([['sokolova', [made(amount)]]]),
      [anna],
      parts,
    )
    expect(back.people[0]).not.toHaveProperty('decisions')
    // Nor is it once the month is locked: the next one corrects nothing of it.
    const roster = { inForce: ['scheme-4'], parents: [], unpaid: [] }
    const locked = takeSnapshot(someFacts({ people: [moved], roster }))
    const decisions = new Map([['sokolova', [made(amount)]]])
    const linesAfter = (settled: typeof parts) =>
      standingDecisions(moved, locked, { decisions, settled }).decisions.map((one) => one.amount)
    expect(linesAfter(parts)).toEqual([])
    expect(linesAfter(parts.slice(1))).toEqual(['1000.00'])
    expect(linesAfter([])).toEqual(['1000.00', '2100.00'])
  })

  test('is not asked about what the whole has replaced', () => {
    const part = made({ component: 'courtesy@1', place: at('depot'), ...amount })
    const whole = made({ ...amount, amount: '500.00', at: '2026-11-03T09:00:00.000Z' })
    expect(itemsOf(part, whole).map((item) => item.amount)).toEqual(['500.00'])
    const later = { ...part, at: '2026-11-04T09:00:00.000Z' }
    expect(itemsOf(whole, later)).toHaveLength(2)
  })

  test('stands beside what is open already, once for a person who is here with a correction', () => {
    const { id, personnelNumber, fullName, hiredOn, leftOn, assignments } = moved
    const known = { id, personnelNumber, fullName, hiredOn, leftOn, assignments }
    const unpaid = [{ ...known, reason: 'no-scheme' } as const]
    const open: OpenItem = {
      ...{ month: '2026-09', person: known, reason: 'has-left', amount: '-1.00', changes: [] },
    }
    const roster = { inForce: ['scheme-4'], parents: [], unpaid }
    const both = withCarried(
      { ...facts, roster, openItems: [open] },
      new Map([['sokolova', [made(amount)]]]),
      [anna],
    )
    expect(both.openItems?.map(({ reason }) => reason)).toEqual([
      'has-left',
      'decision-without-line',
    ])
  })
})

test('a line of a quarter that was paid on leaving follows the days of the whole quarter', () => {
  const quarter = { ...aVersion(), document: aScheme({ period: 'quarter' }) }
  const stints = [
    { ...stint('depot', [1, 31]), throughOn: '2026-11-30' },
    { ...stint('shop', [1, 31]), fromOn: '2026-12-01', throughOn: '2026-12-31' },
  ]
  const stays = aPerson({ stints })
  const said = [made({ kind: 'amount', amount: '9200.00' })]
  const read = { month: '2026-10', quarterOnLeaving: true } as const
  const { decisions } = carriedDecisions(stays, [quarter], read, said)
  expect(decisions.map(({ component, amount }) => [component, amount])).toEqual([
    ['courtesy@1', '6100.00'],
    ['courtesy@2', '3100.00'],
  ])
  // Before the quarter is over the month has no such line.
  const { waiting } = carriedDecisions(stays, [quarter], { month: '2026-10' }, said)
  expect(waiting.map(({ component }) => component)).toEqual(['courtesy'])
})

const aVersion = () => ({ versionId: 'scheme-4', number: 4, effectiveFrom: '2026-09-01' })
