import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { curveProblems } from '@/lib/core/curve-problems'
import { rateFor } from '@/lib/core/curves'
import { Fraction, parseDecimal } from '@/lib/core/exact'
import { evaluateFormula } from '@/lib/core/formula/evaluate-formula'
import type { Measure } from '@/lib/core/measure'
import { moneyText, roundMoney } from '@/lib/core/money'
import { computePayout } from '@/lib/core/payout'
import type { Component, Curve, SchemeDocument } from '@/lib/core/scheme'
import { schemeProblems } from '@/lib/core/scheme-problems'
import { schemeFromTemplate } from '@/lib/schemes/formats/templates'
import { aFormula, moneyPlace } from '@/test/factories/formula'
import { aComponent, aGate, aKpi, aScheme } from '@/test/factories/pay'
import { agreementWith } from './agreement'

interface Vectors {
  readonly id: string
  readonly derived?: readonly Record<string, unknown>[]
  readonly vectors?: readonly Record<string, unknown>[]
}

const all: readonly Vectors[] = JSON.parse(
  readFileSync(new URL('./bonus-vectors.json', import.meta.url), 'utf8'),
)

/** The rows of an entry, each with a name of its own: "steps-calqoo 3". */
function namedRows({ id, derived, vectors }: Vectors) {
  return (derived ?? vectors ?? []).map((row, index) => ({ ...row, figure: `${id} ${index + 1}` }))
}

const golden = agreementWith(
  'bonus-vectors.json',
  all.flatMap(namedRows).map(({ figure }) => figure),
)

/** The rows of one published rule; the file is checked to hold them. */
function rowsOf<Row>(id: string, count: number): readonly (Row & { readonly figure: string })[] {
  const rows = all.filter((one) => one.id === id).flatMap(namedRows)
  if (rows.length !== count) throw new Error(`${id} has ${rows.length} rows, not ${count}`)
  return rows as readonly Record<string, unknown>[] as readonly (Row & { figure: string })[]
}

// The files hold JSON numbers with few places, which print as the decimals they were written as.
const decimal = (number: number) => parseDecimal(String(number))
const percent = (number: number) => decimal(number).dividedBy(Fraction.hundred)

function tiers(...steps: readonly (readonly [string, string])[]): Curve {
  return {
    kind: 'tiers',
    compare: 'exact',
    tiers: steps.map(([from, rate]) => ({ from, rate })),
  }
}

function points(...steps: readonly (readonly [string, string])[]): Curve {
  return { kind: 'points', points: steps.map(([at, rate]) => ({ at, rate })) }
}

function payout(
  base: string,
  components: readonly Component[],
  actuals: readonly Fraction[],
): string {
  const rules: SchemeDocument = aScheme({ components })
  return computePayout({
    rules,
    base,
    time: null,
    measures: new Map(
      components.map(({ code }, index) => [code, { kind: 'kpi', actual: actuals[index] ?? null }]),
    ),
    gateReadings: new Map(),
  }).payout
}

describe('steps-calqoo: target bonus by realisation in steps', () => {
  const curve = tiers(['0.8', '0.5'], ['0.9', '0.8'], ['1', '1'], ['1.1', '1.2'], ['1.2', '1.5'])
  const component = aComponent({ code: 'plan', value: aKpi('plan'), curve })

  interface Row {
    readonly salary: number
    readonly target_percent: number
    readonly realization: number
    readonly expected: number
  }

  test.each(rowsOf<Row>('steps-calqoo', 11))('$realization % pays $expected', (row) => {
    golden.claim(row.figure)
    const base = roundMoney(decimal(row.salary).times(percent(row.target_percent)))
    expect(payout(base, [component], [percent(row.realization)])).toBe(
      moneyText(decimal(row.expected)),
    )
  })

  test('between the printed whole percents the exact value decides', () => {
    expect(payout('10000.00', [component], [parseDecimal('0.895')])).toBe('5000.00')
    expect(payout('10000.00', [component], [parseDecimal('0.995')])).toBe('8000.00')
  })
})

describe('linear-lanteria: threshold, target, maximum', () => {
  interface Row {
    readonly threshold: number
    readonly target: number
    readonly max: number
    readonly target_bonus: number
    readonly max_bonus: number
    readonly actual: number
    readonly expected_factor: number
  }

  test.each(rowsOf<Row>('linear-lanteria', 7))('$actual: factor $expected_factor', (row) => {
    golden.claim(row.figure)
    const most = decimal(row.max_bonus).dividedBy(decimal(row.target_bonus))
    expect(most.equals(parseDecimal('1.5'))).toBe(true)
    const curve = points(
      [String(row.threshold), '0'],
      [String(row.target), '1'],
      [String(row.max), '1.5'],
    )
    expect(curveProblems(curve)).toEqual([])
    expect(rateFor(curve, decimal(row.actual)).equals(decimal(row.expected_factor))).toBe(true)
  })
})

describe('scale-cntd-406818058: a scale of points', () => {
  const curve = tiers(['60', '0.7'], ['70', '0.8'], ['80', '0.9'], ['95', '1'])

  interface Row {
    readonly points: number
    readonly percent: number
  }

  test.each(rowsOf<Row>('scale-cntd-406818058', 9))('$points points: $percent %', (row) => {
    golden.claim(row.figure)
    expect(rateFor(curve, decimal(row.points)).equals(percent(row.percent))).toBe(true)
  })

  test.each([
    ['94.5', '0.9'],
    ['79.5', '0.8'],
    ['69.5', '0.7'],
    ['59.999', '0'],
  ])('%s, a gap of the document, pays as the band below', (value, rate) => {
    expect(rateFor(curve, parseDecimal(value)).equals(parseDecimal(rate))).toBe(true)
  })
})

describe('scale-yanao-1150p: half-open bands with decimals', () => {
  const quarters: Readonly<Record<number, Curve>> = {
    1: tiers(['14', '0.4'], ['16.5', '0.6'], ['19', '0.8'], ['21.5', '1']),
    4: tiers(['90.5', '0.4'], ['93', '0.6'], ['95.5', '0.8'], ['98', '1']),
  }

  interface Row {
    readonly quarter: number
    readonly points: number
    readonly percent: number
  }

  test.each(rowsOf<Row>('scale-yanao-1150p', 15))(
    'quarter $quarter, $points points: $percent %',
    ({ figure, quarter, points: reached, percent: paid }) => {
      golden.claim(figure)
      const curve = quarters[quarter]
      if (!curve) throw new Error(`no scale for quarter ${quarter}`)
      expect(rateFor(curve, decimal(reached)).equals(percent(paid))).toBe(true)
    },
  )
})

describe('matrix-khabarovsk: four indicators between zero and maximum', () => {
  interface Row {
    readonly achieved: readonly number[]
    readonly weights: readonly number[]
    readonly t0: readonly (number | null)[]
    readonly tmax: readonly (number | null)[]
    readonly expected: number
  }

  test.each(rowsOf<Row>('matrix-khabarovsk', 1))('the linear reading is $expected', (row) => {
    golden.claim(row.figure)
    const components = row.weights.map((weight, index) => {
      const [zero, most] = [row.t0[index] ?? null, row.tmax[index] ?? null]
      return aComponent({
        code: `indicator_${index}`,
        share: `0.${weight}`,
        value: aKpi(`indicator_${index}`),
        curve:
          zero === null || most === null
            ? { kind: 'proportional', cap: '1' }
            : points([String(zero), '0'], [String(most), '1']),
      })
    })
    expect(components.flatMap(({ curve }) => curveProblems(curve))).toEqual([])
    const expected = roundMoney(decimal(row.expected).times(decimal(100_000)))
    expect(payout('100000.00', components, row.achieved.map(decimal))).toBe(expected)
  })
})

describe('legal-20-percent: a warning to show', () => {
  test('a cut by 75 % is warned, one by 20 % is not', () => {
    const codes = (capRate: string) =>
      schemeProblems(aScheme({ gates: [aGate({ capRate })] })).map(({ code }) => code)
    expect(codes('0.25')).toEqual(['cut-over-legal-limit'])
    expect(codes('0.8')).toEqual([])
  })
})

describe('bitrix: sums of products', () => {
  interface Row {
    readonly tasks: readonly (readonly number[])[]
    readonly base: number
    readonly overdue_days: number
    readonly expected: number
  }

  test.each(rowsOf<Row>('bitrix', 1))(
    '$figure',
    ({ figure, tasks, base, overdue_days, expected }) => {
      golden.claim(figure)
      const sum = tasks.map((task) => task.map(String).join(' * ')).join(' + ')
      const formula = `(${sum}) * base - 10% * worked_days * base`
      const outcome = evaluateFormula(
        aFormula(formula, moneyPlace).tree,
        new Map([
          ['base', decimal(base)],
          ['worked_days', decimal(overdue_days)],
        ]),
      )
      expect(outcome instanceof Fraction && moneyText(outcome)).toBe(moneyText(decimal(expected)))
    },
  )
})

/** What a template pays of 60,000 for figures by metric and a score of so many visits. */
function paidByTemplate(
  template: 'salary-levels' | 'awards',
  figures: Readonly<Record<string, string | null>>,
  score: string | null = null,
  visits = 8,
) {
  const rules = schemeFromTemplate(template, 'RUB', '2026-11-01')
  const measures = rules.components.map(({ code, value }): readonly [string, Measure] => {
    if (value.kind === 'score') {
      const mean = score === null ? null : parseDecimal(score)
      return [code, { kind: 'score', mean, visits, interval: null, smoothing: null }]
    }
    const figure = value.kind === 'kpi' ? (figures[value.metric] ?? null) : null
    return [code, { kind: 'kpi', actual: figure === null ? null : parseDecimal(figure) }]
  })
  const base = 'amount' in rules.base ? rules.base.amount : '60000.00'
  return computePayout({
    ...{ rules, base, time: null },
    ...{ measures: new Map(measures), gateReadings: new Map() },
  })
}

describe('levels-vetluzhskikh: a template', () => {
  const paid = (sales: string | null, service: string, order: string) =>
    paidByTemplate('salary-levels', {
      sales_level: sales,
      service_level: service,
      order_level: order,
    })

  test.each([
    ['inadmissible', '0', '0.00'],
    ['low: 10 %', '1', '6000.00'],
    ['as planned: 30 %', '2', '18000.00'],
    ['leading: 40 %', '3', '24000.00'],
  ])('%s of the salary', (_, all, expected) => {
    expect(paid(all, all, all).payout).toBe(expected)
  })

  test('weights add up, and a level that nobody gave is held', () => {
    // 60,000 * (0.4 * 0.4 + 0.4 * 0.1 + 0.2 * 0)
    expect(paid('3', '1', '0').payout).toBe('12000.00')
    const waiting = paid(null, '2', '2')
    expect(waiting.payout).toBe('10800.00')
    expect(waiting.held).toEqual(['sales_level'])
  })
})

describe('thresholds-card-awards: a template', () => {
  const all = { own_check: '1', sales_plan: '1.05', attestation: '0.8' }
  const awards = (changed: Partial<Record<keyof typeof all, string | null>>, score = '0.9') =>
    paidByTemplate('awards', { ...all, ...changed }, score).payout

  test.each([
    ['all four', '4000.00', awards({})],
    ['visits 89', '3000.00', awards({}, '0.89')],
    ['checklist 99', '3000.00', awards({ own_check: '0.99' })],
    ['plan 104', '3000.00', awards({ sales_plan: '1.04' })],
    ['attestation 79', '3000.00', awards({ attestation: '0.79' })],
    ['no figure, no award', '3000.00', awards({ attestation: null })],
    [
      'nothing reached',
      '0.00',
      awards({ own_check: '0', sales_plan: '1', attestation: null }, '0'),
    ],
  ])('%s: %s', (_, expected, payout) => {
    expect(payout).toBe(expected)
  })

  test('but too few visits never cost an award', () => {
    expect(paidByTemplate('awards', all, '0.5', 7).payout).toBe('4000.00')
    expect(paidByTemplate('awards', all, null, 0).payout).toBe('4000.00')
  })
})
