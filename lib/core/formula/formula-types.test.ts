import { describe, expect, test } from 'vitest'
import { fractionText } from '../exact'
import { formulaOrder } from './formula-order'
import { curveScope, payNames, payScope } from './formula-scope'
import { factsReadBy, formulaLimits, isComparison, lookupKey, partsOf } from './formula-tree'
import { constantOf, literalValue, wholeConstantOf } from './formula-types'
import {
  arities,
  booleanOf,
  functionNames,
  functionOf,
  isLookup,
  lookupNames,
  spelledBoolean,
  spelledFunction,
  spellings,
} from './functions'
import { readFormula } from './read-formula'

const treeOf = (text: string) => {
  const read = readFormula(text, 'en')
  if (!read.ok) throw new Error(`${text}: ${read.problem.code}`)
  return read.tree
}

describe('a written number', () => {
  const value = (text: string) => {
    const node = treeOf(text)
    return node.kind === 'number' ? fractionText(literalValue(node)) : node.kind
  }

  test('is exact, a percentage a hundredth of its figure', () => {
    expect(['0.1', '15%', '12.5%', '7'].map(value)).toEqual(['1/10', '3/20', '1/8', '7/1'])
  })

  test.each([
    ['5', '5/1'],
    ['-5', '-5/1'],
    ['--5', '5/1'],
    ['-12.5%', '-1/8'],
    ['1 + 1', null],
    ['-(1 + 1)', null],
    ['score', null],
    ['-score', null],
  ])('%s as a constant', (text, expected) => {
    const found = constantOf(treeOf(text))
    expect(found && fractionText(found)).toBe(expected)
  })

  test.each([
    ['2', 2],
    ['2.0', 2],
    ['200%', 2],
    ['-9', -9],
    ['9', 9],
    ['10', null],
    ['-10', null],
    ['0', 0],
    ['0.5', null],
    ['score', null],
  ])('%s as a whole number up to 9', (text, expected) => {
    expect(wholeConstantOf(treeOf(text), 9)).toBe(expected)
  })
})

describe('functions', () => {
  test('are known in both spellings and any size of letters', () => {
    for (const name of [...functionNames, ...lookupNames])
      for (const spelling of spellings) {
        const spelled = spelledFunction(name, spelling)
        expect(functionOf(spelled)).toBe(name)
        expect(functionOf(spelled.toLowerCase())).toBe(name)
      }
    expect(functionOf('constructor')).toBeNull()
  })

  test('have the names of a Russian spreadsheet', () => {
    const names = [...functionNames, ...lookupNames].map((name) => spelledFunction(name, 'ru'))
    expect(names.join(' ')).toBe(
      'ЕСЛИ ЕСЛИМН И ИЛИ НЕ МИН МАКС СУММ СРЗНАЧ ABS ОКРУГЛ ОКРУГЛВВЕРХ ОКРУГЛВНИЗ ОКРВНИЗ ' +
        'ОКРВВЕРХ ВПРЕДЕЛАХ СТУПЕНЬ ЛИНЕЙНО ЕСЛИНЕТ ОЦЕНКА ВИЗИТЫ ПОКАЗАТЕЛЬ НАРУШЕНИЯ',
    )
  })

  test('that look a fact up are told from those that compute', () => {
    expect([...functionNames, ...lookupNames].filter(isLookup)).toEqual([...lookupNames])
  })

  test('take as many arguments as they say', () => {
    const least = (names: readonly (keyof typeof arities)[]) =>
      names.map((name) => [arities[name].least, arities[name].most, arities[name].step])
    expect(least(['IF', 'NOT', 'ROUND', 'CLAMP', 'LINEAR', 'IFMISSING'])).toEqual([
      [3, 3, 1],
      [1, 1, 1],
      [2, 2, 1],
      [3, 3, 1],
      [5, 5, 1],
      [2, 2, 1],
    ])
    expect(least(['AND', 'SUM', 'IFS', 'BAND'])).toEqual([
      [1, 200, 1],
      [2, 200, 1],
      [2, 200, 2],
      [3, 200, 2],
    ])
  })

  test('truths are words of both spellings', () => {
    const words = spellings.flatMap((one) => [
      spelledBoolean(false, one),
      spelledBoolean(true, one),
    ])
    expect(words).toEqual(['FALSE', 'TRUE', 'ЛОЖЬ', 'ИСТИНА'])
    expect(words.map(booleanOf)).toEqual([false, true, false, true])
    expect(words.map((word) => booleanOf(word.toLowerCase()))).toEqual([false, true, false, true])
    expect(booleanOf('yes')).toBeNull()
  })
})

describe('a tree', () => {
  test('tells its parts from left to right', () => {
    const kinds = (text: string) => partsOf(treeOf(text)).map(({ kind }) => kind)
    expect(kinds('-a')).toEqual(['name'])
    expect(kinds('a + 1')).toEqual(['name', 'number'])
    expect(kinds('MAX(1, a, "b")')).toEqual(['number', 'name', 'text'])
    for (const text of ['1', '"a"', 'TRUE', 'a', 'KPI("sales")']) expect(kinds(text)).toEqual([])
  })

  test('tells each fact that it reads once, in branches that may never be taken too', () => {
    expect(factsReadBy(treeOf('IF(b > a, KPI("b"), -a.rate) + b'))).toEqual([
      'b',
      'a',
      'KPI("b")',
      'a.rate',
    ])
    expect(factsReadBy(treeOf('1 + 2'))).toEqual([])
    expect(lookupKey('KPI', 'sales')).toBe('KPI("sales")')
  })

  test('compares by six signs and no other', () => {
    const signs = ['<', '<=', '=', '<>', '>=', '>', '+', '-', '*', '/', '^', '&'] as const
    expect(signs.map(isComparison)).toEqual([
      ...[true, true, true, true, true, true],
      ...[false, false, false, false, false, false],
    ])
  })

  test('has its limits', () => {
    expect(formulaLimits).toEqual({
      characters: 2_000,
      parts: 1_000,
      levels: 64,
      exponent: 100,
      places: 9,
    })
  })
})

describe('what a formula may read', () => {
  const fraction = { kind: 'number', isFraction: true }
  const number = { kind: 'number', isFraction: false }
  const money = { kind: 'money', isFraction: false }

  test('of a scheme: its own names, its components, the codes of the organisation', () => {
    const scope = payScope({ components: ['trips'], scores: ['till'], kpis: ['sales'] })
    expect([...scope.names.keys()]).toEqual([
      ...payNames.keys(),
      'trips',
      'trips.rate',
      'trips.amount',
    ])
    expect(scope.names.get('trips')).toEqual({ ...fraction, mayBeMissing: true })
    expect(scope.names.get('trips.rate')).toEqual({ ...fraction, mayBeMissing: false })
    expect(scope.names.get('trips.amount')).toEqual({ ...money, mayBeMissing: false })
    expect([...scope.codes.SCORE]).toEqual([['till', { ...fraction, mayBeMissing: true }]])
    expect([...scope.codes.VISITS]).toEqual([['till', { ...number, mayBeMissing: false }]])
    expect([...scope.codes.FAILURES]).toEqual([['till', { ...number, mayBeMissing: false }]])
    expect([...scope.codes.KPI]).toEqual([['sales', { ...number, mayBeMissing: true }]])
  })

  test('of a person: amounts in money, days and months as numbers; the salary may be missing', () => {
    expect([...payNames]).toEqual([
      ['base', { ...money, mayBeMissing: false }],
      ['salary', { ...money, mayBeMissing: true }],
      ['worked_days', { ...number, mayBeMissing: false }],
      ['norm_days', { ...number, mayBeMissing: false }],
      ['tenure_months', { ...number, mayBeMissing: false }],
    ])
  })

  test('of a curve: its value alone', () => {
    expect([...curveScope(true).names]).toEqual([['value', { ...fraction, mayBeMissing: false }]])
    expect([...curveScope(false).names]).toEqual([['value', { ...number, mayBeMissing: false }]])
    expect(Object.values(curveScope(true).codes).map(({ size }) => size)).toEqual([0, 0, 0, 0])
  })
})

describe('formulas in their order', () => {
  const order = (...reads: (readonly [string, readonly string[]])[]) => formulaOrder(new Map(reads))

  test('one that two others read is computed once', () => {
    expect(order(['a', ['c']], ['b', ['c']], ['c', []])).toEqual({
      ok: true,
      order: ['c', 'a', 'b'],
    })
  })

  test('a circle further on leaves out what leads to it', () => {
    expect(order(['a', ['fact', 'b']], ['b', ['c']], ['c', ['d']], ['d', ['c']])).toEqual({
      ok: false,
      cycle: ['c', 'd'],
    })
  })

  test('none have an order too', () => {
    expect(order()).toEqual({ ok: true, order: [] })
  })
})
