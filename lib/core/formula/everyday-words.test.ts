import { describe, expect, test } from 'vitest'
import { compileFormula } from './compile-formula'
import { commonFunction, commonName } from './everyday-words'
import { curvePlace, curveScope, payNames, payScope, valuePlace } from './formula-scope'
import { functionNames, functionOf, lookupNames, type Spelling } from './functions'

const scope = payScope({
  components: [],
  scores: ['all'],
  kpis: ['trips', 'sales'],
  shares: ['trips'],
})

function suggested(text: string, spelling: Spelling = 'ru', of = scope) {
  const place = of === scope ? { ...valuePlace, result: null } : curvePlace
  const compiled = compileFormula(text, spelling, of, place)
  if (compiled.ok) return []
  return compiled.problems.flatMap(({ suggestions }) => suggestions.map((one) => one.text))
}

describe('a common word', () => {
  test.each([
    ['база', 'base'],
    ['ОСНОВА', 'base'],
    ['Оклад', 'salary'],
    ['зарплата', 'salary'],
    ['стаж', 'tenure_months'],
    ['отработано_дней', 'worked_days'],
    ['норма', 'norm_days'],
  ])('%s is %s', (word, name) => {
    expect(commonName(word, payNames)).toBe(name)
    expect(suggested(`${word} * 0,1`)).toContain(name)
  })

  test('is no name where the name is not known', () => {
    expect(commonName('база', new Set(['value']))).toBeNull()
    expect(commonName('constructor', payNames)).toBeNull()
    expect(commonFunction('__proto__')).toBeNull()
  })

  test.each([
    ['КПЭ("trips")', 'ПОКАЗАТЕЛЬ'],
    ['кпи("trips")', 'ПОКАЗАТЕЛЬ'],
    ['МАКСИМУМ(1; 2)', 'МАКС'],
    ['СРЕДНЕЕ(1; 2)', 'СРЗНАЧ'],
    ['ЕСЛИОШИБКА(1; 2)', 'ЕСЛИНЕТ'],
    ['Проверок("all")', 'ВИЗИТЫ'],
  ])('%s is called %s', (text, name) => {
    expect(suggested(text)[0]).toBe(name)
  })

  test.each([
    ['salary', 'wage', 'зп'],
    ['base', 'bonus_base', 'база_премии'],
    ['worked_days', 'workdays', 'отработанные_дни'],
    ['norm_days', 'norm', 'норма_дней'],
    ['tenure_months', 'experience', 'месяцев_стажа'],
    ['value', 'result', 'факт'],
  ])('for %s is known in both languages', (name, ...words) => {
    for (const word of words) expect(commonName(word, new Set([name]))).toBe(name)
  })

  test.each([
    ['IF', 'when', 'когда'],
    ['IFS', 'switch', 'переключ'],
    ['MIN', 'least', 'наименьшее'],
    ['MAX', 'most', 'наибольшее'],
    ['SUM', 'total', 'сложить'],
    ['AVERAGE', 'mean', 'среднее'],
    ['ABS', 'модуль'],
    ['ROUND', 'округление'],
    ['ROUNDUP', 'вверх'],
    ['ROUNDDOWN', 'trunc', 'отбр'],
    ['FLOOR', 'int', 'целое'],
    ['CEILING', 'ceil', 'потолок'],
    ['CLAMP', 'limit', 'ограничить'],
    ['BAND', 'vlookup', 'впр'],
    ['LINEAR', 'interpolate', 'пропорция'],
    ['IFMISSING', 'iferror', 'еслиошибка'],
    ['SCORE', 'rating', 'балл'],
    ['VISITS', 'count', 'проверок'],
    ['KPI', 'metric', 'кпэ'],
    ['FAILURES', 'errors', 'нарушение'],
  ])('for the function %s is known', (name, ...words) => {
    for (const word of words) expect(commonFunction(word)).toBe(name)
  })

  test('in English gets the English name', () => {
    expect(suggested('AVG(1, 2)', 'en')[0]).toBe('AVERAGE')
    expect(suggested('metric("trips")', 'en')[0]).toBe('KPI')
  })

  test('for a figure without its code gets the figures there are, of many the first three', () => {
    expect(suggested('КПЭ * 2')).toEqual(['ПОКАЗАТЕЛЬ("trips")', 'ПОКАЗАТЕЛЬ("sales")'])
    const kpis = ['trips', 'sales', 'churn', 'chats']
    const many = payScope({ components: [], scores: [], kpis })
    const compiled = compileFormula('КПЭ * 2', 'ru', many, valuePlace)
    const offered = compiled.ok ? [] : compiled.problems.flatMap(({ suggestions }) => suggestions)
    expect(offered.map(({ text }) => text)).toEqual(
      kpis.slice(0, 3).map((code) => `ПОКАЗАТЕЛЬ("${code}")`),
    )
  })

  test('is the same with ё and with е, in whatever case', () => {
    expect(commonFunction('СРЁДНЕЕ')).toBe('AVERAGE')
    expect(commonName('отработанныё_дни', payNames)).toBe('worked_days')
  })

  test('in a curve leads to the one name there is', () => {
    const curve = curveScope(true)
    for (const word of ['score', 'base', 'КПЭ', 'факт', 'xyz'])
      expect(suggested(`${word} * 2`, 'ru', curve)).toContain('value')
  })

  test('is never the name of a function already', () => {
    for (const name of [...functionNames, ...lookupNames]) expect(commonFunction(name)).toBeNull()
    expect(functionOf('КПЭ')).toBeNull()
  })
})

describe('a figure that is a share', () => {
  test('is a fraction of 1 as a score is; another figure is a number', () => {
    const said = (text: string) => {
      const compiled = compileFormula(text, 'ru', scope, valuePlace)
      return compiled.ok ? [] : compiled.problems.map(({ code }) => code)
    }
    expect(said('ЕСЛИ(ПОКАЗАТЕЛЬ("trips") >= 90; 1; 0)')).toEqual(['percent-of-score'])
    expect(said('ЕСЛИ(ПОКАЗАТЕЛЬ("trips") >= 90%; 1; 0)')).toEqual([])
    expect(said('ЕСЛИ(ПОКАЗАТЕЛЬ("sales") >= 90; 1; 0)')).toEqual([])
  })

  test('that was not delivered is worth nothing, as is suggested', () => {
    const place = { result: 'number', takesMissing: false } as const
    const compiled = compileFormula('ПОКАЗАТЕЛЬ("trips")', 'ru', scope, place)
    const [problem] = compiled.ok ? [] : compiled.problems
    expect(problem?.suggestions[0]?.text).toBe('ЕСЛИНЕТ(ПОКАЗАТЕЛЬ("trips"); 0)')
  })
})
