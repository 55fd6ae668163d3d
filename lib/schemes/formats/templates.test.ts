import { describe, expect, test } from 'vitest'
import { computedScope } from '@/lib/core/computed-value'
import { compileFormula } from '@/lib/core/formula/compile-formula'
import { valuePlace } from '@/lib/core/formula/formula-scope'
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
