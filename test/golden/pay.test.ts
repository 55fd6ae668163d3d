import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '@/lib/core/canonical-json'
import { Fraction, fractionText, parseDecimal, sumOf } from '@/lib/core/exact'
import { compileFormula } from '@/lib/core/formula/compile-formula'
import { evaluateFormula } from '@/lib/core/formula/evaluate-formula'
import { type FormulaScope, payNames, payScope } from '@/lib/core/formula/formula-scope'
import type { GateReading } from '@/lib/core/gates'
import { moneyText, roundMoney, splitByLargestRemainder, sumMoney } from '@/lib/core/money'
import { adjustmentBetween } from '@/lib/core/pay-adjustment'
import { computePayout } from '@/lib/core/payout'
import type { PayoutInput, PayRules } from '@/lib/core/payout-input'
import type { Component, Curve, Gate, MissingRule } from '@/lib/core/scheme'
import { moneyPlace } from '../factories/formula'
import { agreementWith } from './agreement'

/** The fields of `pay.json` as test/golden/README.md explains them. */
interface GoldenComponent {
  readonly code: string
  readonly share: string
  readonly value: string | null
  readonly curve: GoldenCurve
  readonly missing: MissingRule
}

type GoldenCurve =
  | { readonly kind: 'proportional' }
  | { readonly kind: 'all-or-nothing'; readonly from: string }
  | {
      readonly kind: 'tiers'
      readonly compare?: 'exact' | 'floor' | 'round'
      readonly tiers: readonly [string, string][]
    }
  | { readonly kind: 'points'; readonly points: readonly [string, string][] }

interface GoldenPayout {
  readonly base: string
  readonly rounding?: 'half-up' | 'half-even'
  readonly components: readonly GoldenComponent[]
  readonly gates?: readonly { title: string; capRate: string; applies: boolean }[]
  readonly floor?: string
  readonly cap?: string
  readonly proration?: { readonly worked: number; readonly norm: number }
}

interface Golden<Kind extends string, Input, Expected> {
  readonly id: string
  readonly kind: Kind
  readonly note: string
  readonly input: Input
  readonly expected: Expected
  readonly source: string
}

type Case =
  | Golden<
      'payout',
      GoldenPayout,
      { totalRate: string; payout: string; lines: Record<string, string> }
    >
  | Golden<'pool', { pool: string; weights: string[] }, { amounts: string[] }>
  | Golden<'sum', { pairs: [string, string][] }, { payout: string }>
  | Golden<'formula', { formula: string; values: Record<string, string> }, { payout: string }>
  | Golden<
      'adjustment',
      { lockedScore: string; tiers: [string, string][]; afterAppeal: string },
      { lockedStatement: string; nextPeriodAdjustment: string }
    >

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('./pay.json', import.meta.url), 'utf8'),
)

const golden = agreementWith(
  'pay.json',
  cases.map(({ id }) => id),
)

function casesOf<Kind extends Case['kind']>(kind: Kind) {
  return cases.filter((one): one is Extract<Case, { kind: Kind }> => one.kind === kind)
}

function curveOf(curve: GoldenCurve): Curve {
  switch (curve.kind) {
    case 'proportional':
      return { kind: 'proportional', cap: null }
    case 'all-or-nothing':
      return curve
    case 'tiers': {
      const tiers = curve.tiers.map(([from, rate]) => ({ from, rate }))
      return { kind: 'tiers', compare: curve.compare ?? 'exact', tiers }
    }
    case 'points':
      return { kind: 'points', points: curve.points.map(([at, rate]) => ({ at, rate })) }
  }
}

// The figures are given, so they enter as KPI figures: the only values for which the scheme allows
// every missing rule, also pay-zero of B4c.
function componentOf(given: GoldenComponent): Component {
  return {
    code: given.code,
    title: { en: given.code },
    share: given.share,
    value: { kind: 'kpi', subject: 'person', metric: given.code, target: null },
    curve: curveOf(given.curve),
    sampling: { minimumVisits: 3, smoothing: 'none' },
    missing: given.missing,
  }
}

function money(text: string): string {
  return moneyText(parseDecimal(text))
}

function inputOf(given: GoldenPayout): PayoutInput {
  const gates = (given.gates ?? []).map(
    (gate, index): Gate => ({
      code: `gate${index}`,
      title: { en: gate.title },
      capRate: gate.capRate,
      condition: { kind: 'failures', subject: 'person', atLeast: 2 },
    }),
  )
  const readings = (given.gates ?? []).map((gate, index): [string, GateReading] => [
    `gate${index}`,
    { kind: 'failures', count: gate.applies ? 2 : 1 },
  ])
  const rules: PayRules = {
    components: given.components.map(componentOf),
    gates,
    floor: given.floor === undefined ? null : money(given.floor),
    cap: given.cap === undefined ? null : money(given.cap),
    proration: true,
    rounding: { mode: given.rounding ?? 'half-up', unit: '0.01' },
  }
  const { proration } = given
  return {
    rules,
    base: money(given.base),
    time: proration
      ? { basis: 'timesheet', worked: String(proration.worked), norm: String(proration.norm) }
      : null,
    measures: new Map(
      given.components.map((component) => [
        component.code,
        { kind: 'kpi', actual: component.value === null ? null : parseDecimal(component.value) },
      ]),
    ),
    gateReadings: new Map(readings),
  }
}

function asFraction(text: string): string {
  const [n = '', d = '1'] = text.split('/')
  return fractionText(Fraction.of(BigInt(n), BigInt(d)))
}

test('the copied figures are all here', () => {
  expect(cases.map((one) => one.kind).filter((kind) => kind === 'payout')).toHaveLength(32)
  expect(cases).toHaveLength(37)
})

describe('payout', () => {
  test.each(casesOf('payout').map((one) => [one.id, one.note, one] as const))(
    '%s %s',
    (id, _note, { input, expected }) => {
      golden.claim(id)
      const result = computePayout(inputOf(input))
      expect(result.totalRate).toBe(asFraction(expected.totalRate))
      expect(result.payout).toBe(expected.payout)
      const lines = Object.fromEntries(result.lines.map((line) => [line.code, line.amount]))
      expect(lines).toEqual(expected.lines)
      expect(sumMoney(result.lines.map((line) => line.amount))).toBe(expected.payout)
    },
  )
})

describe('pool', () => {
  test.each(casesOf('pool').map((one) => [one.id, one.note, one] as const))(
    '%s %s',
    (id, _note, { input, expected }) => {
      golden.claim(id)
      const parts = splitByLargestRemainder(input.pool, input.weights.map(parseDecimal))
      expect(parts).toEqual(expected.amounts)
    },
  )
})

describe('sum', () => {
  test.each(casesOf('sum').map((one) => [one.id, one.note, one] as const))(
    '%s %s',
    (id, _note, { input, expected }) => {
      golden.claim(id)
      const products = input.pairs.map(([amount, factor]) =>
        parseDecimal(amount).times(parseDecimal(factor)),
      )
      expect(roundMoney(sumOf(products))).toBe(expected.payout)
    },
  )
})

describe('formula', () => {
  test.each(casesOf('formula').map((one) => [one.id, one] as const))(
    '%s as written, in the formula language',
    (_id, { input, expected }) => {
      const codes = Object.keys(input.values).filter((name) => name !== 'base')
      const fraction = { kind: 'number', isFraction: true, mayBeMissing: false } as const
      const scope: FormulaScope = {
        ...payScope({ components: [], scores: [], kpis: [] }),
        names: new Map([...payNames, ...codes.map((code) => [code, fraction] as const)]),
      }
      const compiled = compileFormula(input.formula, 'en', scope, moneyPlace)
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
      const facts = new Map(
        Object.entries(input.values).map(([name, value]) => [name, parseDecimal(value)]),
      )
      const payout = evaluateFormula(compiled.formula.tree, facts)
      expect(payout instanceof Fraction && roundMoney(payout)).toBe(expected.payout)
    },
  )

  test.each(casesOf('formula').map((one) => [one.id, one] as const))(
    '%s through the component scheme that says the same',
    (id, { input, expected }) => {
      golden.claim(id)
      // 0.55 stands alone in the formula: the share of the trips, which were made in full.
      const shares = {
        trips: '0.55',
        on_time: '0.15',
        courtesy: '0.10',
        clean: '0.10',
        handover: '0.10',
      }
      const components = Object.entries(shares).map(
        ([code, share]): GoldenComponent => ({
          code,
          share,
          value: input.values[code] ?? '1',
          curve: { kind: 'proportional' },
          missing: 'pay-full',
        }),
      )
      const result = computePayout(inputOf({ base: input.values.base ?? '', components }))
      expect(result.payout).toBe(expected.payout)
    },
  )
})

describe('adjustment', () => {
  test.each(casesOf('adjustment').map((one) => [one.id, one.note, one] as const))(
    '%s %s',
    (id, _note, { input, expected }) => {
      golden.claim(id)
      const [threshold, amount] = input.tiers[0] ?? ['', '']
      const inputWith = (value: string) =>
        inputOf({
          base: amount,
          components: [
            {
              code: 'score',
              share: '1',
              value,
              curve: { kind: 'tiers', tiers: [[threshold, '1']] },
              missing: 'pay-full',
            },
          ],
        })
      const locked = computePayout(inputWith(input.lockedScore))
      const lockedText = canonicalJson(locked)
      const corrected = computePayout(inputWith(input.afterAppeal))
      const adjustment = adjustmentBetween(locked, corrected)
      expect(locked.payout).toBe(expected.lockedStatement)
      expect(adjustment.amount).toBe(expected.nextPeriodAdjustment)
      expect(adjustment.lines).toEqual([{ code: 'score', amount: expected.nextPeriodAdjustment }])
      expect(canonicalJson(locked)).toBe(lockedText)
      expect(canonicalJson(computePayout(inputWith(input.lockedScore)))).toBe(lockedText)
    },
  )
})
