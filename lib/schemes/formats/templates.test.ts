import { describe, expect, test } from 'vitest'
import { computedScope } from '@/lib/core/computed-value'
import { Fraction } from '@/lib/core/exact'
import { compileFormula } from '@/lib/core/formula/compile-formula'
import { valuePlace } from '@/lib/core/formula/formula-scope'
import type { Fact } from '@/lib/core/formula/formula-value'
import { computePayout } from '@/lib/core/payout'
import { schemeProblems } from '@/lib/core/scheme-problems'
import { metricsOfTemplate } from '@/lib/metrics/formats/standard-metrics'
import { schemeDraftSchema, schemeTemplates } from '../schema'
import { schemeFromTemplate } from './templates'

describe('a template', () => {
  test.each(schemeTemplates.filter((name) => name !== 'empty'))(
    '%s lacks nothing but the regulation, and a pool those who share it',
    (name) => {
      const document = schemeFromTemplate(name, 'RUB', '2026-11-01')
      expect(schemeDraftSchema.parse(document)).toEqual(document)
      const problems = schemeProblems(document, metricsOfTemplate(document))
      // Positions are the organisation's own: no template knows them.
      const scope = name === 'shop-team' ? ['pool-for-everybody'] : []
      expect(problems.map(({ code }) => code)).toEqual(['no-regulation', ...scope])
    },
  )

  test('with a pool reads everybody’s own figures, and calls them so', () => {
    const { components, base } = schemeFromTemplate('shop-team', 'RUB', '2026-11-01')
    expect(base.kind).toBe('pool')
    for (const { title, value } of components) {
      expect(value.subject).toBe('person')
      expect([title.ru, title.en]).toEqual([
        expect.stringMatching(/^Свой /),
        expect.stringMatching(/^Own /),
      ])
    }
  })

  test('of points pays nobody more for what was not measured, and takes nothing for it', () => {
    const rules = schemeFromTemplate('point-scale', 'RUB', '2026-11-01')
    const minimum = rules.components[0]?.sampling.minimumVisits ?? 0
    const percent = (figure: number | null): Fact =>
      figure === null ? { missing: 'not-delivered' } : Fraction.of(figure, 100)
    const paid = (sales: number | null, csat: number | null, visits: number, score: number) => {
      const facts = new Map<string, Fact>([
        ['KPI("sales_plan")', percent(sales)],
        ['KPI("csat")', percent(csat)],
        ['SCORE("all")', visits < minimum ? { missing: 'too-few-visits' } : percent(score)],
      ])
      const measures = new Map([['points', { kind: 'formula', facts } as const]])
      const base = '60000.00'
      const result = computePayout({ rules, base, time: null, measures, gateReadings: new Map() })
      return `${result.payout}${result.held.length > 0 ? ' held' : ''}`
    }
    // Points 40 + 30 + 30; from 40 on a fiftieth of the bonus for each, up to 90.
    expect(paid(100, 90, 3, 100)).toBe('60000.00')
    expect(paid(100, 90, 3, 60)).toBe('57600.00')
    expect(paid(90, 85, 3, 50)).toBe('12000.00')
    expect(paid(10, 10, 3, 100)).toBe('0.00')
    // Too few visits: their points in full, and nothing for the rest that was not earned.
    expect(paid(10, 10, 2, 0)).toBe('0.00')
    expect(paid(90, 85, 2, 0)).toBe('30000.00')
    expect(paid(100, 90, 0, 0)).toBe('60000.00')
    for (const [sales, csat] of [
      [10, 10],
      [90, 85],
      [100, 90],
    ] as const)
      expect(paid(sales, csat, 2, 0)).toBe(paid(sales, csat, 3, 100))
    // What the company did not deliver waits for a person, whatever else there is.
    expect(paid(10, null, 3, 0)).toBe('0.00 held')
    expect(paid(100, null, 2, 0)).toBe('0.00 held')
    expect(paid(null, null, 0, 0)).toBe('0.00 held')
  })

  test('keeps its formula as it is stored', () => {
    const { components } = schemeFromTemplate('point-scale', 'RUB', '2026-11-01')
    for (const { value } of components) {
      if (value.kind !== 'formula') throw new Error('the points are a formula')
      const scope = computedScope(components, value, null)
      expect(compileFormula(value.formula, 'en', scope, valuePlace)).toMatchObject({
        ok: true,
        formula: { canonical: value.formula },
      })
    }
  })
})
