import { expect, test } from 'vitest'
import { Fraction } from '@/lib/core/exact'
import { treeOf } from '@/lib/core/formula/canonical-trees'
import { traceFormula } from '@/lib/core/formula/evaluate-formula'
import { tracedPart } from '@/lib/core/formula/traced-part'
import type { PayPreview } from '@/lib/reports/use-cases/preview-scheme-pay'
import { factsOfCurve, factsOfValue } from './live-facts'

const formula = 'KPI("trips") * 0.5 + courtesy'
const facts = new Map([
  ['KPI("trips")', Fraction.of(4, 5)],
  ['courtesy', Fraction.of(9, 10)],
])
const part: PayPreview['parts'][number] = {
  code: 'points',
  title: { en: 'Points' },
  amount: '1.00',
  missing: null,
  measure: {
    kind: 'formula',
    formula,
    stop: null,
    trace: tracedPart(traceFormula(treeOf(formula), facts)),
  },
  value: '13/10',
}
const answered = {
  answer: {
    ok: true as const,
    preview: { payout: '1.00', atFull: '1.00', currency: 'RUB', parts: [part] },
  },
}

test('the facts of the person are those that the server has read', () => {
  expect(factsOfValue(answered, 'points', formula)).toEqual(facts)
  expect(factsOfCurve(answered, 'points')).toEqual(new Map([['value', Fraction.of(13, 10)]]))
})

test('an edit that reads nothing new is computed at once; a new name waits for the server', () => {
  expect(factsOfValue(answered, 'points', 'KPI("trips") * 0.25 + courtesy')).toEqual(facts)
  expect(factsOfValue(answered, 'points', 'KPI("trips") + KPI("csat")')).toBeNull()
  expect(factsOfValue(answered, 'points', 'KPI("trips") +')).toBeNull()
})

test('there is nothing to show without an answer, or of another part', () => {
  expect(factsOfValue({ answer: null }, 'points', formula)).toBeNull()
  expect(
    factsOfValue({ answer: { ok: false, reason: 'not-applied' } }, 'points', formula),
  ).toBeNull()
  expect(factsOfValue(answered, 'courtesy', formula)).toBeNull()
  expect(factsOfCurve(answered, 'courtesy')).toBeNull()
})
