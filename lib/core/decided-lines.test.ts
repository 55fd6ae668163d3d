import { describe, expect, test } from 'vitest'
import { aComponent, aGate, aKpi, aPerson, aScheme, aScore, factsUnder } from '@/test/factories/pay'
import { aFact, compute, only, percents } from '@/test/factories/pay-period'
import {
  decidedKind,
  type LineDecision,
  mayDecideLine,
  undecidedLines,
  waitingLines,
} from './decided-lines'
import { ok, refuse } from './result'

const twoParts = aScheme({
  components: [
    aComponent({ share: '0.5', missing: 'hold' }),
    aComponent({ code: 'trips', share: '0.5', value: aKpi('trips') }),
  ],
  cap: '50000.00',
})

const decision = (more: Partial<LineDecision> = {}): LineDecision => ({
  schemeVersionId: 'scheme-4',
  component: 'courtesy',
  kind: 'pay',
  amount: null,
  reason: 'order 12',
  by: { id: 'markova', name: 'E. Markova' },
  at: '2026-11-02T09:00:00.000Z',
  ...more,
})

const decided = (...decisions: readonly LineDecision[]) =>
  only(
    factsUnder(twoParts, {
      people: [aPerson({ decisions })],
      kpiFacts: [aFact('trips', '1')],
    }),
  )

describe('a decided line', () => {
  test('nobody decided: held, and not a word of a decision', () => {
    const statement = decided()
    expect(statement.amount).toBe('30000.00')
    expect(statement.result.held).toEqual(['courtesy'])
    expect('decided' in statement).toBe(false)
  })

  test('held and paid: through the same engine, so the cap holds it; still told as held', () => {
    const statement = decided(decision())
    expect(statement.amount).toBe('50000.00')
    expect(statement.result.held).toEqual([])
    expect(statement.result.components[0]?.missing).toEqual({
      reason: 'no-visits',
      rule: 'hold',
      applied: 'pay-full',
    })
    expect(statement.decided).toMatchObject([{ computed: '0.00', amount: '25000.00' }])
  })

  test('held and not paid: 0, and nobody waits for it any more', () => {
    const statement = decided(decision({ kind: 'zero' }))
    expect(statement.amount).toBe('30000.00')
    expect(undecidedLines(statement.result.held, statement.decided ?? [])).toEqual([])
    expect(statement.whatIf.map(({ code }) => code)).not.toContain('courtesy')
  })

  test('set to an amount: beyond the cap, with the computed line beside it', () => {
    const set = { component: 'trips', kind: 'amount', amount: '70000.00' } as const
    const statement = decided(decision(set))
    expect(statement.result.payout).toBe('30000.00')
    expect(statement.amount).toBe('70000.00')
    expect(statement.decided).toMatchObject([{ computed: '30000.00', amount: '70000.00' }])
  })

  test('a decision about what is not held, or not there, or of another scheme, changes nothing', () => {
    const others = [
      decision({ component: 'trips' }),
      decision({ component: 'beauty', kind: 'amount', amount: '1.00' }),
      decision({ schemeVersionId: 'scheme-3' }),
    ]
    const statement = decided(...others)
    expect(statement.amount).toBe('30000.00')
    expect('decided' in statement).toBe(false)
  })

  test('what would have changed it is not said, of other lines and of gates it is', () => {
    const figure = (code: string) => aComponent({ code, share: '0.5', value: aKpi(code) })
    const scheme = aScheme({
      components: [figure('trips'), figure('calls')],
      gates: [aGate({ code: 'trips', capRate: '0.1' })],
    })
    const set = decision({ component: 'trips', kind: 'amount', amount: '1.00' })
    const statement = only(
      factsUnder(scheme, {
        people: [aPerson({ decisions: [set] })],
        kpiFacts: [aFact('trips', '0.5'), aFact('calls', '0.5')],
        scores: [aScore('failed', { criticalFailures: 2 })],
      }),
    )
    expect(statement.whatIf.map(({ kind, code }) => [kind, code])).toEqual([
      ['component', 'calls'],
      ['gate', 'trips'],
    ])
  })

  test('of which a formula names no rate: its part is paid in full, what else was measured stays', () => {
    const quotient = { kind: 'formula', formula: '1 / value' } as const
    const scheme = aScheme({
      components: [
        aComponent({ share: '0.25', missing: 'hold' }),
        aComponent({ code: 'trips', share: '0.25', value: aKpi('trips'), curve: quotient }),
        aComponent({ code: 'calls', share: '0.25', value: aKpi('calls') }),
        aComponent({ code: 'sales', share: '0.25', value: aKpi('sales'), missing: 'hold' }),
      ],
    })
    const decisions = [decision(), decision({ component: 'trips' })]
    const statement = only(
      factsUnder(scheme, {
        people: [aPerson({ decisions })],
        scores: percents('40'),
        kpiFacts: [aFact('trips', '0'), aFact('calls', '0.5')],
      }),
    )
    expect(statement.result.lines.map(({ code, amount }) => [code, amount])).toEqual([
      ['courtesy', '15000.00'],
      ['trips', '15000.00'],
      ['calls', '7500.00'],
      ['sales', '0.00'],
    ])
    expect(statement.result.components.map(({ missing }) => missing)).toEqual([
      { reason: 'too-few-visits', rule: 'hold', applied: 'pay-full' },
      { reason: 'not-computable', rule: 'pay-full', applied: 'pay-full' },
      null,
      { reason: 'not-delivered', rule: 'hold', applied: 'hold' },
    ])
    expect(statement.result.components[0]?.measure).toMatchObject({ mean: '2/5', visits: 1 })
    expect(statement.result.held).toEqual(['sales'])
  })

  test('set to an amount: computed is what it pays beside the other decisions', () => {
    const follows = aComponent({
      code: 'follows',
      share: '0.5',
      missing: 'hold',
      value: {
        ...{ kind: 'formula', subject: 'person', periods: 1, scores: [] },
        formula: 'courtesy.rate',
      },
    })
    const scheme = aScheme({ components: [aComponent({ share: '0.5', missing: 'hold' }), follows] })
    const decisions = [
      decision(),
      decision({ component: 'follows', kind: 'amount', amount: '29000.00' }),
    ]
    const statement = only(factsUnder(scheme, { people: [aPerson({ decisions })] }))
    expect(statement.decided).toMatchObject([
      { code: 'courtesy', computed: '0.00', amount: '30000.00' },
      { code: 'follows', computed: '30000.00', amount: '29000.00' },
    ])
    expect(statement.amount).toBe('59000.00')
  })

  test('paid: an amount that stands beside it is not read', () => {
    const statement = decided(decision({ amount: '9.99' }))
    expect(statement.decided).toMatchObject([{ computed: '0.00', amount: '25000.00' }])
  })

  test('is a part of the scheme: what a floor adds is none', () => {
    const scheme = aScheme({
      components: [aComponent({ value: aKpi('trips') })],
      floor: '5000.00',
    })
    const set = decision({ component: 'floor', kind: 'amount', amount: '1.00' })
    const people = [aPerson({ decisions: [set] })]
    const statement = only(factsUnder(scheme, { people, kpiFacts: [aFact('trips', '0')] }))
    expect(statement.result.lines.at(-1)).toMatchObject({ kind: 'floor', code: 'floor' })
    expect(statement.amount).toBe('5000.00')
    expect('decided' in statement).toBe(false)
  })

  test('of several held ones is not waited for any more', () => {
    expect(undecidedLines(['courtesy', 'trips'], [{ code: 'courtesy' }])).toEqual(['trips'])
  })

  test('waits no longer once it was decided, and again once that was taken back', () => {
    const held = ['courtesy', 'trips']
    const at = (hour: string) => `2026-10-20T${hour}:00:00.000Z`
    const read = [{ code: 'courtesy', kind: 'pay' as const, at: at('10') }]
    const said = (component: string, kind: 'pay' | 'zero' | 'computed', hour = '11') => ({
      ...{ component, kind },
      decidedAt: new Date(at(hour)),
    })
    expect(waitingLines(held, [], [])).toEqual(held)
    expect(waitingLines(held, read, [])).toEqual(['trips'])
    expect(waitingLines(held, [], [said('trips', 'zero')])).toEqual(['courtesy'])
    expect(waitingLines(held, read, [said('courtesy', 'computed')])).toEqual(held)
    // Taken back before the run carried another word over to the line.
    expect(waitingLines(held, read, [said('courtesy', 'computed', '09')])).toEqual(['trips'])
    expect(waitingLines(held, [], [said('sales', 'pay')])).toEqual(held)
  })

  test('is named among what to look at', () => {
    const facts = factsUnder(twoParts, {
      people: [aPerson({ decisions: [decision({ kind: 'zero' })] })],
    })
    const codes = compute(facts).notices.map(({ code }) => code)
    expect(codes).toContain('decided')
    expect(codes).not.toContain('held')
  })
})

test.each([
  ['pay', true, true, 'computed', 'yes'],
  ['zero', true, true, 'pay', 'yes'],
  ['pay', false, false, 'computed', 'not-held'],
  ['pay', false, true, 'computed', 'not-held'],
  ['amount', false, false, 'computed', 'yes'],
  ['amount', true, true, 'computed', 'locked-line'],
  ['computed', true, true, 'pay', 'locked-line'],
  ['computed', true, false, 'computed', 'nothing-decided'],
  ['computed', true, false, 'amount', 'yes'],
] as const)('%s, held %s, locked %s, after %s: %s', (kind, isHeld, isLocked, before, expected) => {
  expect(mayDecideLine(kind, { isHeld, isLocked, decided: before })).toEqual(
    expected === 'yes' ? ok(true) : refuse(expected),
  )
})

test.each([
  ['computed', '02', null, 'computed'],
  ['computed', '02', '03', 'pay'],
  ['computed', '02', '02', 'computed'],
  ['zero', '02', null, 'zero'],
  ['zero', '02', '01', 'zero'],
  ['zero', '02', '02', 'zero'],
  ['zero', '02', '03', 'pay'],
  [null, '02', '01', 'pay'],
  [null, '02', null, 'computed'],
] as const)(
  'said %s on the %s, and a run read pay of the %s: %s stands',
  (own, on, read, stands) => {
    const at = (day: string) => `2026-11-${day}T09:00:00.000Z`
    expect(
      decidedKind(
        own === null ? undefined : { kind: own, decidedAt: new Date(at(on)) },
        read === null ? undefined : { kind: 'pay', at: at(read) },
      ),
    ).toBe(stands)
  },
)
