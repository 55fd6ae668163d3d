import { describe, expect, test } from 'vitest'
import { aComponent, aScheme } from '@/test/factories/pay'
import { Fraction, parseDecimal } from './exact'
import { legalCutProblem } from './legal-cut'
import type { Base, SchemeDocument } from './scheme'

const cutTo = (cap: string, base: Base, more: Partial<SchemeDocument> = {}) =>
  legalCutProblem(aScheme({ base, ...more }), parseDecimal(cap))

describe('a cut against the pay of the month', () => {
  test('of a bonus that is one salary, two fifths of the bonus are a fifth of the pay', () => {
    expect(cutTo('0.6', { kind: 'salary' })).toBeNull()
    // 0.5 of 2 salaries
    expect(cutTo('0.5', { kind: 'salary' })).toEqual({
      code: 'cut-over-legal-limit',
      values: { limit: '20', known: 'share', cut: '25' },
    })
  })

  test('a quarter’s bonus is three salaries beside one', () => {
    // 0.3 * 3 of 1 + 3
    expect(cutTo('0.7', { kind: 'salary' }, { period: 'quarter' })).toMatchObject({
      values: { cut: '22.5' },
    })
    expect(cutTo('0.74', { kind: 'salary' }, { period: 'quarter' })).toBeNull()
  })

  test('a fixed bonus names the salary below which it is too much', () => {
    // 30,000 is a fifth of 90,000 + 60,000
    expect(cutTo('0.5', { kind: 'fixed', amount: '60000.00' })).toEqual({
      code: 'cut-over-legal-limit',
      values: { limit: '20', known: 'amount', salary: '90000.00' },
    })
    expect(cutTo('0.8', { kind: 'fixed', amount: '60000.00' })).toBeNull()
  })

  test('an imported one names the share of the base', () => {
    expect(cutTo('0.7', { kind: 'imported' })).toEqual({
      code: 'cut-over-legal-limit',
      values: { limit: '20', known: 'nothing', share: '50' },
    })
  })

  test('what the parts pay at full is what is cut', () => {
    const components = [aComponent({ share: '0.5' })]
    expect(cutTo('0.4', { kind: 'imported' }, { components })).toBeNull()
    expect(cutTo('0.2', { kind: 'imported' }, { components })).toMatchObject({
      values: { share: '100' },
    })
  })

  test('a pool names the share too, and an amount that is none nothing', () => {
    expect(cutTo('0.7', { kind: 'pool', amount: '60000.00' })).toMatchObject({
      values: { known: 'nothing', share: '50' },
    })
    expect(cutTo('0', { kind: 'fixed', amount: 'much' })).toBeNull()
  })

  test('is Russian law', () => {
    expect(cutTo('0', { kind: 'salary' }, { currency: 'EUR' })).toBeNull()
  })

  test('the named salary is just lawful', () => {
    const found = cutTo('0.35', { kind: 'fixed', amount: '40000.00' })
    const salary = parseDecimal(found?.values.salary ?? '0')
    const cut = parseDecimal('0.65').times(Fraction.of(40_000))
    expect(cut.dividedBy(salary.plus(Fraction.of(40_000)))).toEqual(Fraction.of(1, 5))
  })
})
