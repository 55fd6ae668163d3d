import { describe, expect, test } from 'vitest'
import { aComponent, aKpi } from '@/test/factories/pay'
import { withFiguresAs } from './figure-instead'
import type { Component } from './scheme'

/** A part whose value is a formula. */
const computed = (formula: string, code = 'computed'): Component =>
  aComponent({
    code,
    value: {
      ...({ kind: 'formula', subject: 'person', periods: 1, formula } as const),
      scores: [{ code: 'all', source: { kind: 'all' } }],
    },
  })

/** Figures stand in one after the other as 10, 20 and 30. */
const changed = (...components: readonly Component[]) =>
  withFiguresAs(components, (figure) => String(10 * (figure + 1)))

const formulaOf = (component: Component | undefined) =>
  component?.value.kind === 'formula' ? component.value.formula : undefined

/** What one formula becomes among other parts; null where nothing stands in for visits. */
const instead = (formula: string, ...others: readonly Component[]) => {
  const found = changed(computed(formula), ...others)
  return found && formulaOf(found[0])
}

describe('a figure in the place of a score that is missing', () => {
  test.each([
    ['KPI("calls")', '10'],
    // What is made of it stays: the limit is the scheme's, and the same for everybody.
    ['MIN(KPI("calls") / 150, 0.9)', 'MIN(10 / 150, 0.9)'],
    ['-KPI("returns") + 1', '-10 + 1'],
    ['1 - KPI("returns")', '1 - 10'],
    ['ROUND(-(KPI("returns") - 1), 2)', 'ROUND(-(10 - 1), 2)'],
    // One figure is one number wherever it is read; another one is another.
    ['KPI("calls") + KPI("calls") * KPI("plan")', '10 + 10 * 20'],
  ])('%s is the number %s', (other, expected) => {
    expect(instead(`IFMISSING(SCORE("all"), ${other})`)).toBe(
      `IFMISSING(SCORE("all"), ${expected})`,
    )
  })

  test('is one beside the score alone: what else the formula reads of figures stays', () => {
    expect(instead('KPI("calls") * IFMISSING(SCORE("all"), KPI("calls"))')).toBe(
      'KPI("calls") * IFMISSING(SCORE("all"), 10)',
    )
    expect(instead('IFMISSING(SCORE("all") * KPI("calls"), KPI("calls"))')).toBe(
      'IFMISSING(SCORE("all") * KPI("calls"), 10)',
    )
  })

  test.each([
    'IFMISSING(SCORE("all"), 0.9)',
    'IFMISSING(SCORE("all"), SCORE("all"))',
    'IFMISSING(SCORE("all"), base / 60000)',
    // A figure that was not delivered is no visit that did not take place.
    'IFMISSING(KPI("calls"), KPI("plan"))',
    '1 - -KPI("calls")',
    'ROUND(SCORE("all"), 2)',
  ])('is none in %s', (formula) => {
    expect(instead(formula)).toBeNull()
  })
})

describe('a figure that is paid by the number of visits', () => {
  test('stands in both branches of IF, and the condition stays', () => {
    expect(instead('IF(VISITS("all") >= 3, SCORE("all"), KPI("calls") / 150)')).toBe(
      'IF(VISITS("all") >= 3, SCORE("all"), 10 / 150)',
    )
    expect(instead('IF(VISITS("all") < KPI("least"), KPI("calls"), KPI("sales"))')).toBe(
      'IF(VISITS("all") < KPI("least"), 10, 20)',
    )
  })

  test('stands in every branch of IFS, whichever of its conditions asks for visits', () => {
    expect(instead('IFS(KPI("trips") >= 20, 1, VISITS("all") < 3, KPI("calls"))')).toBe(
      'IFS(KPI("trips") >= 20, 1, VISITS("all") < 3, 10)',
    )
    expect(instead('IFS(VISITS("all") >= 3, KPI("plan"), KPI("trips") >= 20, KPI("calls"))')).toBe(
      'IFS(VISITS("all") >= 3, 10, KPI("trips") >= 20, 20)',
    )
  })

  test.each([
    'IF(KPI("trips") >= 20, KPI("calls"), KPI("sales"))',
    // Visits that are paid themselves are no condition.
    'IF(KPI("trips") >= 20, VISITS("all"), KPI("calls"))',
    'IF(KPI("trips") >= 20, KPI("calls"), VISITS("all"))',
    // Both are paid, whatever the number of visits.
    'MAX(VISITS("all") / 8, KPI("calls"))',
  ])('is none in %s', (formula) => {
    expect(instead(formula)).toBeNull()
  })
})

describe('another part of the scheme that a formula names', () => {
  const calls = aComponent({ code: 'calls', value: aKpi('calls', '150') })
  const courtesy = aComponent({ code: 'courtesy' })

  test('is a figure where it reads one', () => {
    expect(instead('IFMISSING(SCORE("all"), calls)', calls)).toBe('IFMISSING(SCORE("all"), 10)')
    // Its value, rate and amount are one figure.
    expect(instead('IFMISSING(SCORE("all"), calls.rate + KPI("plan") * calls)', calls)).toBe(
      'IFMISSING(SCORE("all"), 10 + 20 * 10)',
    )
  })

  test('is a figure as a whole where a formula computes it of one', () => {
    const sales = computed('(KPI("sales") - KPI("returns")) / 60000', 'sales')
    expect(instead('IFMISSING(SCORE("all"), sales)', sales)).toBe('IFMISSING(SCORE("all"), 10)')
  })

  test('is a score that may be missing where it reads one', () => {
    expect(instead('IFMISSING(courtesy, KPI("calls"))', courtesy)).toBe('IFMISSING(courtesy, 10)')
    const smoothed = computed('SCORE("all") * 0.9', 'smoothed')
    expect(instead('IFMISSING(smoothed, KPI("calls"))', smoothed)).toBe('IFMISSING(smoothed, 10)')
  })

  test('is no figure where it stands on visits itself', () => {
    expect(instead('IFMISSING(SCORE("all"), courtesy)', courtesy)).toBeNull()
    const both = computed('SCORE("all") * KPI("calls")', 'both')
    expect(instead('IFMISSING(SCORE("all"), both)', both)).toBeNull()
  })
})

test('figures are counted through all parts, and parts without one stay the same', () => {
  const plain = aComponent({ code: 'plain' })
  const found = changed(
    computed('IFMISSING(SCORE("all"), KPI("calls"))', 'a'),
    plain,
    computed('IFMISSING(SCORE("all"), KPI("plan") + KPI("calls"))', 'b'),
  )
  expect(found?.map(formulaOf)).toEqual([
    'IFMISSING(SCORE("all"), 10)',
    undefined,
    'IFMISSING(SCORE("all"), 20 + 10)',
  ])
  expect(found?.[1]).toBe(plain)
})
