import { describe, expect, test } from 'vitest'
import { anyPlace, aScope, compiled, moneyPlace, numberPlace } from '@/test/factories/formula'
import { compileFormula } from './compile-formula'
import { curvePlace, curveScope, type FormulaPlace, payScope, valuePlace } from './formula-scope'

const conditionPlace: FormulaPlace = { result: 'boolean', takesMissing: false }
const textPlace: FormulaPlace = { result: 'text', takesMissing: false }

/** The kind of a formula, or its problems with what stands at their places and what is suggested. */
function checked(text: string, place: FormulaPlace = anyPlace, spelling: 'en' | 'ru' = 'en') {
  const result = compiled(text, place, spelling)
  if (result.ok) return result.formula.kind
  return result.problems
    .map(({ code, from, to, suggestions }) =>
      [`${code} at ${text.slice(from, to)}`, ...suggestions.map((one) => one.text)].join(' -> '),
    )
    .join('; ')
}

describe('kinds', () => {
  test.each([
    ['1 + 2', 'number'],
    ['base + 5000', 'money'],
    ['5000 + base * 2', 'money'],
    ['-base', 'money'],
    ['base * score', 'money'],
    ['2 * base', 'money'],
    ['base / 2', 'money'],
    ['base / base', 'number'],
    ['5000 / base', 'number'],
    ['base - 0.5 * base', 'money'],
    ['score * 100', 'number'],
    ['score^2', 'number'],
    ['score >= 0.9', 'boolean'],
    ['base > 5000', 'boolean'],
    ['position = "driver"', 'boolean'],
    ['is_new = TRUE', 'boolean'],
    ['position & " " & 5', 'text'],
    ['IF(is_new, base, 0)', 'money'],
    ['IF(is_new, 0, 0.1)', 'number'],
    ['IFS(is_new, 0, score > 0.5, base)', 'money'],
    ['MIN(base, 5000)', 'money'],
    ['AVERAGE(score, on_time, 0.5)', 'number'],
    ['ROUND(base * score, 2)', 'money'],
    ['CLAMP(base, 1000, 2000)', 'money'],
    ['BAND(score, 0.8, 0.5, 0.9, 1)', 'number'],
    ['BAND(base, 1000, 0.5)', 'number'],
    ['BAND(score, 0.8, base)', 'money'],
    ['LINEAR(worked_days, 20, 10, 0, base)', 'money'],
    ['IFMISSING(SCORE("till"), 1) * base', 'money'],
    ['VISITS("till") + FAILURES("hall")', 'number'],
    ['trips.amount * 2', 'money'],
    ['score >= 85%', 'boolean'],
    ['score >= 1.2', 'boolean'],
    ['score * 100 >= 85', 'boolean'],
    ['figure >= 85', 'boolean'],
    ['ROUND(score * 100, 0) >= 85', 'boolean'],
    ['SUM(score, on_time) >= 85', 'boolean'],
    ['score^2 >= 85', 'boolean'],
    ['IF(is_new, score, figure) >= 85', 'boolean'],
    ['MAX(figure, 2, 1)', 'number'],
    ['CLAMP(figure, worked_days, 1)', 'number'],
  ])('%s gives %s', (text, kind) => {
    expect(checked(text)).toBe(kind)
  })

  test('a literal alone takes the kind that its place needs', () => {
    expect(checked('5000', moneyPlace)).toBe('money')
    expect(checked('5000', numberPlace)).toBe('number')
    expect(checked('IF(is_new, 1, 2) * 3', moneyPlace)).toBe('money')
  })

  test('what a formula reads is told once each, in order', () => {
    const result = compiled('score + KPI("sales") * score + trips.rate')
    expect(result.ok && result.formula.reads).toEqual(['score', 'KPI("sales")', 'trips.rate'])
  })
})

describe('what means nothing is said at its place', () => {
  test.each([
    ['base + score', 'number-and-money at base + score ->  * '],
    ['base + (score - 1)', 'number-and-money at base + (score - 1) ->  * '],
    ['base * salary', 'money-times-money at base * salary'],
    ['score / base', 'number-by-money at score / base'],
    ['base > score', 'number-and-money at score'],
    ['IF(is_new, base, score)', 'number-and-money at score'],
    ['IF(is_new, "a", 5)', 'different-types at 5'],
    ['MAX(score, is_new)', 'different-types at is_new'],
    ['position = 5', 'different-types at 5'],
    ['SUM("a", "b")', 'number-needed at "a"'],
    ['-position', 'number-needed at position'],
    ['(score > 0.9) * 0.1', 'number-needed at (score > 0.9) -> IF(score > 0.9, 1, 0)'],
    ['IF(score, 1, 2)', 'condition-needed at score'],
    ['IF(1, 1, 2)', 'condition-needed at 1'],
    ['NOT("text")', 'condition-needed at "text"'],
    ['AND(score > 0, base)', 'condition-needed at base'],
    ['position & score', 'text-needed at score'],
    ['position & -5', 'text-needed at -5'],
    ['0 < score < 1', 'chained-comparison at 0 < score < 1 -> AND(0 < score, score < 1)'],
    ['position > "a"', 'order-of-texts at position > "a"'],
    ['is_new < TRUE', 'order-of-texts at is_new < TRUE'],
    ['score >= 85', 'percent-of-score at 85 -> 0.85 -> 85%'],
    ['92.5 <= score', 'percent-of-score at 92.5 -> 0.925 -> 92.5%'],
    ['score >= 8500%', 'percent-of-score at 8500% -> 0.85 -> 85%'],
    ['score > -5', 'percent-of-score at -5 -> -0.05 -> -5%'],
    ['score >= 1000', 'percent-of-score at 1000'],
    ['ABS(-score) >= 85', 'boolean'],
    ['ROUND(score, 2) >= 85', 'percent-of-score at 85 -> 0.85 -> 85%'],
    ['MIN(score, on_time) >= 85', 'percent-of-score at 85 -> 0.85 -> 85%'],
    ['CLAMP(score, 0, 100)', 'percent-of-score at 100 -> 1 -> 100%'],
    [
      'BAND(score, 80, 0.5, 90, 1)',
      'percent-of-score at 80 -> 0.8 -> 80%; percent-of-score at 90 -> 0.9 -> 90%',
    ],
    ['LINEAR(score, 0.5, 90, 0, 1)', 'percent-of-score at 90 -> 0.9 -> 90%'],
    ['IFMISSING(SCORE("till"), 85)', 'percent-of-score at 85 -> 0.85 -> 85%'],
    ['2^score', 'whole-power at score'],
    ['2^0.5', 'whole-power at 0.5'],
    ['2^101', 'whole-power at 101'],
    ['base^2', 'power-of-money at base'],
    ['ROUND(score, 0.5)', 'whole-places at 0.5'],
    ['ROUND(score, worked_days)', 'whole-places at worked_days'],
    ['ROUND(score, 10)', 'whole-places at 10'],
    ['BAND(score, 0.9, 1, 0.8, 0.5)', 'rising-bands at 0.8'],
    ['BAND(score, 0.9, 1, 0.9, 0.5)', 'rising-bands at 0.9'],
    ['CLAMP(figure, 2, 1)', 'turned-bounds at CLAMP(figure, 2, 1)'],
    ['5 = position', 'different-types at 5'],
    ['score >= 92.00000001', 'percent-of-score at 92.00000001'],
    ['IFMISSING(figure, "a")', 'different-types at "a"'],
  ])('%s', (text, expected) => {
    expect(checked(text)).toBe(expected)
  })

  test.each([
    ['scor + 1', 'unknown-name at scor -> score'],
    ['Score + 1', 'unknown-name at Score -> score'],
    ['sсоre + 1', 'unknown-name at sсоre -> score'],
    ['trip.rate', 'unknown-name at trip.rate -> trips.rate'],
    ['worked', 'unknown-name at worked -> worked_days'],
    ['sales', 'unknown-name at sales -> KPI("sales")'],
    ['till', 'unknown-name at till -> SCORE("till") -> VISITS("till") -> FAILURES("till")'],
    ['nobody_knows', 'unknown-name at nobody_knows'],
    ['__proto__', 'unknown-name at __proto__'],
    ['constructor', 'unknown-name at constructor'],
    ['MAX + 1', 'function-as-name at MAX'],
    ['SCORE("tll")', 'unknown-code at "tll" -> "till"'],
    ['SCORE("sales")', 'unknown-code at "sales" -> KPI("sales")'],
    ['KPI("__proto__")', 'unknown-code at "__proto__"'],
    ['a + b', 'unknown-name at a; unknown-name at b'],
    // What a problem hides has no problem of its own.
    ['AND(1, TRUE) & "a"', 'condition-needed at 1'],
    ['BAND(a, 1, 2)', 'unknown-name at a'],
    ['BAND(score, 0.5, a)', 'unknown-name at a'],
    ['LINEAR(a, 0, 1, 2, 3)', 'unknown-name at a'],
    ['LINEAR(score, 0, 1, 2, a)', 'unknown-name at a'],
    ['a^2', 'unknown-name at a'],
    ['a & "b"', 'unknown-name at a'],
    ['(a & "b") = 5', 'unknown-name at a'],
    ['IF(is_new, a, 1)', 'unknown-name at a'],
    ['IF(is_new, a, 1) = "b"', 'unknown-name at a'],
    ['IFS(is_new, a, 1, 2)', 'unknown-name at a; condition-needed at 1'],
  ])('%s', (text, expected) => {
    expect(checked(text)).toBe(expected)
  })

  test.each([
    ['score', moneyPlace, 'result-money at score'],
    ['base', numberPlace, 'result-number at base'],
    ['score > 0.5', numberPlace, 'result-number at score > 0.5 -> IF(score > 0.5, 1, 0)'],
    ['"a"', numberPlace, 'result-number at "a"'],
    ['score > 0.5', moneyPlace, 'result-money at score > 0.5'],
    ['IF(TRUE, 1, 2)', numberPlace, 'number'],
    ['1', conditionPlace, 'result-condition at 1'],
    ['1', textPlace, 'result-text at 1'],
    ['"a"', textPlace, 'text'],
    ['score > 0.5', conditionPlace, 'boolean'],
  ])('%s at a place', (text, place, expected) => {
    expect(checked(text, place)).toBe(expected)
  })

  test('suggestions are in the spelling of the reader', () => {
    expect(checked('score >= 92,5', anyPlace, 'ru')).toBe(
      'percent-of-score at 92,5 -> 0,925 -> 92,5%',
    )
    expect(checked('figure * 2,5', numberPlace, 'ru')).toBe(
      'missing-value at figure -> ЕСЛИНЕТ(figure; 0)',
    )
    expect(checked('0 < score < 0,5', anyPlace, 'ru')).toBe(
      'chained-comparison at 0 < score < 0,5 -> И(0 < score; score < 0,5)',
    )
    expect(checked('score > 0,5', numberPlace, 'ru')).toBe(
      'result-number at score > 0,5 -> ЕСЛИ(score > 0,5; 1; 0)',
    )
  })
})

describe('what may be missing', () => {
  test.each([
    ['SCORE("till") + 1', 'missing-value at SCORE("till") -> IFMISSING(SCORE("till"), 1)'],
    ['KPI("sales") * 2', 'missing-value at KPI("sales") -> IFMISSING(KPI("sales"), 0)'],
    ['trips', 'missing-value at trips -> IFMISSING(trips, 1)'],
    ['IF(figure > 1, 1, 2)', 'missing-value at figure -> IFMISSING(figure, 0)'],
    ['IFMISSING(1, figure)', 'missing-value at figure -> IFMISSING(figure, 0)'],
    ['BAND(figure, 1, 2)', 'missing-value at figure -> IFMISSING(figure, 0)'],
    ['LINEAR(1, 0, 2, 0, figure)', 'missing-value at figure -> IFMISSING(figure, 0)'],
    [
      'MAX(figure, figure)',
      'missing-value at figure -> IFMISSING(figure, 0); missing-value at figure -> IFMISSING(figure, 0)',
    ],
    ['IFMISSING(figure, 0) + 1', 'number'],
    ['IFMISSING(IFMISSING(figure, trips), 0)', 'number'],
    ['trips.rate + VISITS("till")', 'number'],
  ])('%s', (text, expected) => {
    expect(checked(text, numberPlace)).toBe(expected)
  })

  test('a place with a rule of its own takes it', () => {
    expect(checked('SCORE("till") * 0.5 + trips * 0.5', valuePlace)).toBe('number')
  })
})

describe('scopes', () => {
  test('a curve knows its value and nothing else', () => {
    const at = (text: string) => compileFormula(text, 'en', curveScope(true), curvePlace)
    expect(at('IF(value >= 0.9, 1, value)').ok).toBe(true)
    expect(at('value * base').ok).toBe(false)
    expect(at('IF(value >= 25, 1, 0)').ok).toBe(false)
    expect(compileFormula('IF(value >= 25, 1, 0)', 'en', curveScope(false), curvePlace).ok).toBe(
      true,
    )
  })

  test('a scheme knows its components, the organisation its scores and figures', () => {
    const scope = payScope({ components: ['trips'], scores: ['till'], kpis: ['sales'] })
    const at = (text: string) => compileFormula(text, 'en', scope, anyPlace).ok
    expect(['trips', 'trips.rate', 'trips.amount', 'base', 'tenure_months'].every(at)).toBe(true)
    expect(['SCORE("till")', 'VISITS("till")', 'FAILURES("till")', 'KPI("sales")'].every(at)).toBe(
      true,
    )
    expect(at('KPI("till")')).toBe(false)
    expect(at('trips.value')).toBe(false)
    expect(aScope.names.get('salary')?.mayBeMissing).toBe(true)
  })

  test('a value that reads itself is told so, by its own code alone', () => {
    const scope = payScope({ own: 'clean', components: ['trips'], scores: [], kpis: ['clean'] })
    const told = (text: string) => {
      const result = compileFormula(text, 'en', scope, anyPlace)
      return result.ok ? [] : result.problems
    }
    const itself = { code: 'own-name', values: { name: 'clean' }, suggestions: [] }
    expect(told('trips + clean')).toEqual([{ ...itself, from: 8, to: 13 }])
    expect(told('clean.rate')).toEqual([{ ...itself, from: 0, to: 10 }])
    expect(told('cleaner')).toMatchObject([{ code: 'unknown-name' }])
    // A figure of the organisation may bear the same code.
    expect(told('KPI("clean")')).toEqual([])
  })
})
