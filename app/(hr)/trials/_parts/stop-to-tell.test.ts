import { expect, test } from 'vitest'
import type { ComputedValue } from '@/lib/core/scheme'
import { aComponent, aScheme, factsUnder } from '@/test/factories/pay'
import { only } from '@/test/factories/pay-period'
import { stopToTell } from './stop-to-tell'

const value = (formula: string): ComputedValue => ({
  ...{ kind: 'formula', subject: 'person', periods: 1 },
  ...{ formula, scores: [{ code: 'all', source: { kind: 'all' } }] },
})

/** What the only part of the only person says of itself. */
function told(part: Parameters<typeof aComponent>[0]) {
  const [component] = only(factsUnder(aScheme({ components: [aComponent(part)] }))).result
    .components
  return component?.missing ? stopToTell(component.missing.reason, component.measure) : 'paid'
}

test('a formula that came to nothing says where it stopped', () => {
  expect(told({ value: value('1/0') })).toBe('division-by-zero')
  expect(told({ value: value('IFS(base > 1000000000, 1)') })).toBe('no-condition-met')
})

test('what is only missing, and what a curve does not name, is told in words of its own', () => {
  expect(told({ value: value('SCORE("all")') })).toBeNull()
  const curve = { kind: 'formula', formula: '0.1 / (value - 1)' } as const
  expect(told({ value: value('1'), curve })).toBeNull()
  expect(told({ value: value('0.5') })).toBe('paid')
})
