import { describe, expect, test } from 'vitest'
import { aFormula } from '@/test/factories/formula'
import { Fraction, fractionText, parseDecimal } from '../exact'
import { treeOf } from './canonical-trees'
import { evaluateFormula, evaluateWithin, Fuel, traceFormula } from './evaluate-formula'
import { columnOf, evaluateColumns, factAt } from './formula-columns'
import { formulaOrder } from './formula-order'
import { type Fact, Stop } from './formula-value'
import { canonicalFormula } from './spell-formula'

const facts: ReadonlyMap<string, Fact> = new Map<string, Fact>([
  ['base', parseDecimal('60000')],
  ['score', parseDecimal('0.9')],
  ['on_time', Fraction.of(7, 9)],
  ['courtesy', Fraction.of(0)],
  ['worked_days', Fraction.of(17)],
  ['norm_days', Fraction.of(21)],
  ['position', 'Водитель'],
  ['is_new', false],
  ['figure', { missing: 'not-delivered' }],
  ['SCORE("till")', { missing: 'no-visits' }],
  ['SCORE("hall")', { missing: 'too-few-visits' }],
  ['KPI("sales")', Fraction.of(12)],
])

function said(outcome: Fact): string {
  if (outcome instanceof Stop) return `${outcome.reason} at ${canonicalFormula(outcome.node)}`
  if (outcome instanceof Fraction) return fractionText(outcome)
  return JSON.stringify(outcome)
}

/** The outcome, which must be the same for one row of many. */
function outcomeOf(text: string): string {
  const formula = aFormula(text)
  const alone = evaluateFormula(formula.tree, facts)
  const columns = new Map([...facts].map(([name, fact]) => [name, columnOf([fact])]))
  expect(said(factAt(evaluateColumns(formula, columns, 1), 0))).toBe(said(alone))
  return said(alone)
}

describe('values', () => {
  test.each([
    [
      'ROUND(base * (0.55 + 0.15 * on_time + 0.10 * courtesy + IF(score >= 0.9, 0.1, 0)), 2)',
      '46000/1',
    ],
    ['base * worked_days / norm_days', '340000/7'],
    ['ROUND(base * worked_days / norm_days, 2)', '4857143/100'],
    ['-2^2', '4/1'],
    ['2^3^2', '64/1'],
    ['2^-2', '1/4'],
    ['courtesy^0', '1/1'],
    ['15% * 200', '30/1'],
    ['1 - 2 - 3', '-4/1'],
    ['12 / 2 / 3', '2/1'],
    ['0.1 + 0.2 = 0.3', 'true'],
    ['score < 0.9', 'false'],
    ['score <= 0.9', 'true'],
    ['score > 0.9', 'false'],
    ['score <> 0.9', 'false'],
    ['position = "водитель"', 'true'],
    ['position <> "кладовщик"', 'true'],
    ['is_new = FALSE', 'true'],
    ['position & " " & 15% & ", " & 2', '"Водитель 15%, 2"'],
    ['IF(is_new, 1, 2)', '2/1'],
    ['IFS(is_new, 1, score >= 0.9, 2)', '2/1'],
    ['AND(TRUE, NOT(FALSE))', 'true'],
    ['OR(FALSE, is_new)', 'false'],
    ['MIN(3, 1, 2)', '1/1'],
    ['MAX(3, 1, 2)', '3/1'],
    ['SUM(0.1, 0.2, 0.3)', '3/5'],
    ['AVERAGE(1, 2, 4)', '7/3'],
    ['ABS(-1.5)', '3/2'],
    ['ROUND(2.675, 2)', '67/25'],
    ['ROUND(-2.5, 0)', '-3/1'],
    ['ROUND(1250, -2)', '1300/1'],
    ['ROUNDUP(2.001, 1)', '21/10'],
    ['ROUNDDOWN(-2.99, 0)', '-2/1'],
    ['FLOOR(7.7, 0.24)', '192/25'],
    ['FLOOR(-2.5, 2)', '-4/1'],
    ['CEILING(-2.5, 2)', '-2/1'],
    ['CEILING(4.1, 0)', '0/1'],
    ['CLAMP(5, 1, 3)', '3/1'],
    ['CLAMP(-5, 1, 3)', '1/1'],
    ['CLAMP(2, 1, 3)', '2/1'],
    ['BAND(score, 0.8, 0.5, 0.9, 1)', '1/1'],
    ['BAND(score - 0.01, 0.8, 0.5, 0.9, 1)', '1/2'],
    ['BAND(0.1, 0.8, 0.5, 0.9, 1)', '0/1'],
    ['LINEAR(score, 0.8, 1, 0, 10)', '5/1'],
    ['LINEAR(0.5, 0.8, 1, 0, 10)', '0/1'],
    ['LINEAR(1.5, 0.8, 1, 0, 10)', '10/1'],
    ['LINEAR(30, 40, 20, 0, 1)', '1/2'],
    ['LINEAR(50, 40, 20, 0, 1)', '0/1'],
    ['LINEAR(10, 40, 20, 0, 1)', '1/1'],
    ['LINEAR(1, 1, 1, 0, 5)', '5/1'],
    ['LINEAR(0.9, 1, 1, 0, 5)', '0/1'],
    ['IFMISSING(figure, 3) + IFMISSING(KPI("sales"), 0)', '15/1'],
    ['123456789012.123456789^2', `${123456789012123456789n ** 2n}/${10n ** 18n}`],
  ])('%s', (text, expected) => {
    expect(outcomeOf(text)).toBe(expected)
  })
})

describe('named outcomes', () => {
  test.each([
    ['1 / courtesy', 'division-by-zero at 1 / courtesy'],
    ['courtesy^-1', 'division-by-zero at courtesy^-1'],
    ['FLOOR(1, courtesy)', 'division-by-zero at FLOOR(1, courtesy)'],
    ['FLOOR(2.5, -2)', 'step-sign at FLOOR(2.5, -2)'],
    ['CEILING(2.5, -2)', 'step-sign at CEILING(2.5, -2)'],
    ['CLAMP(1, score, courtesy)', 'turned-bounds at CLAMP(1, score, courtesy)'],
    ['IFS(is_new, 1, score > 1, 2)', 'no-condition-met at IFS(is_new, 1, score > 1, 2)'],
    ['9999^100', 'too-large at 9999^100'],
    ['99^100 * 99^100', 'too-large at 99^100 * 99^100'],
    ['figure + 1', 'not-delivered at figure'],
    ['SCORE("till") * 2', 'no-visits at SCORE("till")'],
    ['1 + SCORE("hall")', 'too-few-visits at SCORE("hall")'],
    ['IF(figure > 1, 1, 2)', 'not-delivered at figure'],
    ['tenure_months', 'not-delivered at tenure_months'],
    ['IFMISSING(1 / courtesy, 5)', 'division-by-zero at 1 / courtesy'],
    ['IFMISSING(figure, SCORE("till"))', 'no-visits at SCORE("till")'],
    ['NOT(figure > 1)', 'not-delivered at figure'],
    ['MAX(1, figure)', 'not-delivered at figure'],
    ['BAND(figure, 1, 2)', 'not-delivered at figure'],
  ])('%s', (text, expected) => {
    expect(outcomeOf(text)).toBe(expected)
  })

  test('only what is needed is computed', () => {
    expect(outcomeOf('IF(score > 0.5, 1, 1 / courtesy)')).toBe('1/1')
    expect(outcomeOf('IFS(score > 0.5, 1, 1 / courtesy > 1, 2)')).toBe('1/1')
    expect(outcomeOf('AND(courtesy > 0, 1 / courtesy > 2)')).toBe('false')
    expect(outcomeOf('OR(courtesy = 0, 1 / courtesy > 2)')).toBe('true')
    expect(outcomeOf('IFMISSING(score, 1 / courtesy)')).toBe('9/10')
    expect(outcomeOf('BAND(score, 0.5, 1, 0.95, 1 / courtesy)')).toBe('1/1')
  })

  test('a missing condition decides nothing that others decide', () => {
    expect(outcomeOf('AND(figure > 1, FALSE)')).toBe('false')
    expect(outcomeOf('AND(figure > 1, TRUE)')).toBe('not-delivered at figure')
    expect(outcomeOf('OR(figure > 1, TRUE)')).toBe('true')
    expect(outcomeOf('OR(figure > 1, SCORE("till") > 1)')).toBe('not-delivered at figure')
    expect(outcomeOf('AND(figure > 1, 1 / courtesy > 1)')).toBe('division-by-zero at 1 / courtesy')
  })

  test('a stop of another formula passes on', () => {
    const inner = evaluateFormula(aFormula('1 / courtesy').tree, facts)
    const outer = evaluateFormula(aFormula('score + 1').tree, new Map([['score', inner]]))
    expect(outer).toBe(inner)
  })

  test('facts of another kind than the scope says are a mistake of the program', () => {
    const wrong = new Map<string, Fact>([
      ['score', 'text'],
      ['is_new', Fraction.one],
    ])
    expect(() => evaluateFormula(aFormula('score + 1').tree, wrong)).toThrow(TypeError)
    expect(() => evaluateFormula(aFormula('IF(is_new, 1, 2)').tree, wrong)).toThrow(TypeError)
  })
})

describe('a trace', () => {
  test('has every part that was computed, in its order', () => {
    const told: string[] = []
    const trace = traceFormula(
      aFormula('IF(score >= 0.9, base * 0.1, base / courtesy)').tree,
      facts,
    )
    const tell = ({ node, outcome, parts }: typeof trace, level: number) => {
      told.push(`${'  '.repeat(level)}${canonicalFormula(node)} = ${said(outcome)}`)
      for (const part of parts) tell(part, level + 1)
    }
    tell(trace, 0)
    expect(told).toEqual([
      'IF(score >= 0.9, base * 0.1, base / courtesy) = 6000/1',
      '  score >= 0.9 = true',
      '    score = 9/10',
      '    0.9 = 9/10',
      '  base * 0.1 = 6000/1',
      '    base = 60000/1',
      '    0.1 = 1/10',
    ])
  })
})

describe('columns', () => {
  const column = (texts: readonly string[]) => columnOf(texts.map(parseDecimal))

  test('share a denominator where a small one is enough', () => {
    expect(column(['0.5', '0.25', '3']).denominators).toBe(4)
    expect(columnOf([Fraction.of(1, 1_000_003), Fraction.of(1, 7)]).denominators).toEqual(
      Float64Array.from([1_000_003, 7]),
    )
    expect(columnOf([Fraction.of(2n ** 52n), Fraction.of(1, 4)]).denominators).toEqual(
      Float64Array.from([1, 4]),
    )
  })

  test('keep what is no pair of whole numbers', () => {
    const facts: readonly Fact[] = [
      Fraction.of(2n ** 60n),
      'text',
      { missing: 'no-visits' },
      Fraction.one,
    ]
    const kept = columnOf(facts)
    expect(facts.map((_, row) => factAt(kept, row))).toEqual(facts)
    expect(factAt(kept, 4)).toEqual({ missing: 'not-delivered' })
  })

  test('a row that does not fit is evaluated exactly, and counted', () => {
    const columns = new Map([['score', column(['0.5', '999999999999.999999999'])]])
    const result = evaluateColumns(aFormula('score * score * score'), columns, 2)
    expect(result.beyond).toBe(1)
    expect(said(factAt(result, 0))).toBe('1/8')
    expect(said(factAt(result, 1))).toBe(
      fractionText(Fraction.of(999999999999999999999n ** 3n, 10n ** 27n)),
    )
  })

  test('a result is a column that the next formula reads', () => {
    const columns = new Map([['score', column(['0.5', '0.7'])]])
    const third = evaluateColumns(aFormula('score / 3'), columns, 2)
    const result = evaluateColumns(aFormula('score * 3'), new Map([['score', third]]), 2)
    expect([0, 1].map((row) => said(factAt(result, row)))).toEqual(['1/2', '7/10'])
  })

  test('texts are evaluated row by row', () => {
    const columns = new Map([['position', columnOf(['driver', 'cook'])]])
    const result = evaluateColumns(aFormula('IF(position = "cook", 1, 2)'), columns, 2)
    expect([0, 1].map((row) => said(factAt(result, row)))).toEqual(['2/1', '1/1'])
  })

  test('a column that is not there was not delivered', () => {
    const result = evaluateColumns(aFormula('score + 1'), new Map(), 1)
    expect(said(factAt(result, 0))).toBe('not-delivered at score')
  })
})

describe('formulas that name each other', () => {
  test('are computed after what they read', () => {
    const reads = new Map([
      ['a', ['b', 'base']],
      ['b', ['c']],
      ['c', []],
      ['d', ['a', 'c']],
    ])
    expect(formulaOrder(reads)).toEqual({ ok: true, order: ['c', 'b', 'a', 'd'] })
  })

  test('are refused in a circle, by name', () => {
    const circle = new Map([
      ['start', ['a']],
      ['a', ['b']],
      ['b', ['c', 'a']],
      ['c', []],
    ])
    expect(formulaOrder(circle)).toEqual({ ok: false, cycle: ['a', 'b'] })
    expect(formulaOrder(new Map([['a', ['a']]]))).toEqual({ ok: false, cycle: ['a'] })
  })
})

describe('evaluating as long as the fuel lasts', () => {
  /** The outcome with so much fuel, and what is left of it. */
  const within = (text: string, fuel: number, score = Fraction.one) => {
    const tank = new Fuel(fuel)
    const outcome = evaluateWithin(treeOf(text), new Map([['score', score]]), tank)
    return [outcome === null ? null : said(outcome), tank.left]
  }

  test('gives what the formula gives, and takes 1 for every part', () => {
    expect(within('1 + score', 10)).toEqual(['2/1', 7])
    // The branch that is not needed takes nothing.
    expect(within('IF(score > 2, 1 / 0, 5)', 10)).toEqual(['5/1', 5])
  })

  test('ends without an outcome where the fuel goes out before all parts are begun', () => {
    expect(within('1 + score', 1)).toEqual([null, 0])
    expect(within('1 + score', 0)).toEqual([null, 0])
  })

  test('takes more for long numbers, above and below the line, with and without a minus', () => {
    const costOf = (score: Fraction) => 1000 - Number(within('score', 1000, score)[1])
    for (const [size, below, from] of [
      [64n, 1, 20],
      [256n, 20, 400],
    ] as const) {
      const least = 2n ** size
      for (const one of [least - 1n, 1n - least]) {
        expect(costOf(Fraction.of(one)), `${one}`).toBe(below)
        expect(costOf(Fraction.of(1n, one)), `1/${one}`).toBe(below)
      }
      for (const one of [least, -least]) {
        expect(costOf(Fraction.of(one)), `${one}`).toBe(from)
        expect(costOf(Fraction.of(1n, one)), `1/${one}`).toBe(from)
      }
    }
  })

  test('throws what evaluating throws: only fuel that went out is no error', () => {
    expect(() => within('NOT(1)', 10)).toThrow('A condition is neither true nor false')
  })
})
