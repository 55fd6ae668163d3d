import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aChecklist, aSection, numberQuestion } from '@/test/factories/checklist'
import { formulaChecklist, formulaNames } from '@/test/factories/formula-checklist'
import { type Condition, comparisons, type Expression, manyOperators } from './condition'
import { parseCondition, parseExpression, printCondition, printExpression } from './expression-text'
import { questionOrder } from './question-order'

const number = (value: string): Expression => ({ kind: 'number', value })
const answer = (question: string): Expression => ({ kind: 'answer', question })
const read = (text: string) => parseExpression(text, formulaChecklist)
const said = (text: string) => {
  const result = read(text)
  return result.ok ? printExpression(result.value, formulaNames) : `${result.code} at ${result.at}`
}

describe('a typed formula', () => {
  test.each<[string, Expression]>([
    [
      '1 + 2 * 3',
      { kind: 'sum', of: [number('1'), { kind: 'product', of: [number('2'), number('3')] }] },
    ],
    [
      '#1 - #2 - 1',
      {
        kind: 'difference',
        of: [{ kind: 'difference', of: [answer('people'), answer('tills')] }, number('1')],
      },
    ],
    [
      `(\${q1} + \${tills}) / 2`,
      {
        kind: 'quotient',
        of: [{ kind: 'sum', of: [answer('people'), answer('tills')] }, number('2')],
      },
    ],
    ['-2.5', number('-2.5')],
    ['MEAN(q1; №2, в6)', { kind: 'mean', of: [answer('people'), answer('tills'), answer('late')] }],
    [
      'round(#1 / 3; 2)',
      { kind: 'rounded', places: 2, of: { kind: 'quotient', of: [answer('people'), number('3')] } },
    ],
    ['count(#3)', { kind: 'chosen-count', question: 'seen' }],
    ['first(#1; 0)', { kind: 'first-known', of: [answer('people'), number('0')] }],
    [
      'if(#1 ≥ 10 and chosen(#4; yes); 1; 0)',
      {
        kind: 'if',
        when: {
          kind: 'all',
          of: [
            { kind: 'compare', left: answer('people'), operator: 'at-least', right: number('10') },
            { kind: 'chosen', question: 'greeted', options: ['yes'] },
          ],
        },
        value: number('1'),
        otherwise: number('0'),
      },
    ],
  ])('%s', (text, value) => {
    expect(read(text)).toEqual({ ok: true, value })
  })

  test('an identifier counts before a number of the same spelling', () => {
    const own = aChecklist([aSection('s', [numberQuestion('a'), numberQuestion('q1')])])
    expect(parseExpression(`\${q1}`, own)).toEqual({ ok: true, value: answer('q1') })
    expect(parseExpression('q1', own)).toEqual({ ok: true, value: answer('a') })
  })

  test.each([
    ['', 'empty at 0'],
    ['  ', 'empty at 0'],
    ['#1 +', 'value at 4'],
    ['#1 + )', 'value at 5'],
    ['(#1 + 2', 'bracket at 0'],
    ['#1 + 2)', 'bracket at 6'],
    ['#1 #2', 'rest at 3'],
    ['1,5 + 1', 'comma at 1'],
    ['01', 'number at 0'],
    ['1.0000000001', 'number at 0'],
    ['#1 + @', 'character at 5'],
    ['#9 + 1', 'question at 0'],
    [`\${nobody}`, 'question at 0'],
    ['#5 + 1', 'no-number at 0'],
    ['count(#1)', 'no-count at 6'],
    ['average(#1)', 'name at 0'],
    ['min #1', 'arguments at 4'],
    ['round(#1; 2.5)', 'arguments at 10'],
    ['if(#1; 1; 2)', 'comparison at 5'],
    ['if(chosen(#4; 7); 1; 2)', 'option at 14'],
    ['if(chosen(#1; 1); 1; 2)', 'no-options at 10'],
    ['if(text(#5; "Anna); 1; 2)', 'quote at 12'],
    [`${'('.repeat(40)}1${')'.repeat(40)}`, 'too-deep at 12'],
    [`1${' - 1'.repeat(30)}`, 'too-deep at 0'],
    ['1'.repeat(2001), 'too-long at 2000'],
    [`1${'+1'.repeat(200)}`, 'too-long at 199'],
  ])('%s is refused at its place', (text, expected) => {
    expect(said(text)).toBe(expected)
  })

  test.each(['В99', 'Q99', '№99', '#99', '${q99}'])('%s that is not there is named so', (typed) => {
    expect(parseExpression(`1 + ${typed}`, formulaChecklist)).toMatchObject({
      ...{ ok: false, code: 'question', at: 4, found: typed },
    })
  })

  test('a reader names only what stands before it, and itself where it may', () => {
    const reading = (id: string, own = false) =>
      parseExpression('#2', formulaChecklist, { id, own })
    expect(reading('late').ok).toBe(true)
    expect(reading('t').ok).toBe(true)
    expect(reading('tills')).toMatchObject({ ok: false, code: 'later', at: 0 })
    expect(reading('tills', true).ok).toBe(true)
    expect(reading('s')).toMatchObject({ ok: false, code: 'later' })
  })

  test('a moved question has its new number, one that is gone its identifier', () => {
    const formula = read('#1 + #2')
    const moved = aChecklist([aSection('s', [numberQuestion('tills')])])
    const now = { order: questionOrder(moved), mark: '№' as const }
    expect(formula.ok && printExpression(formula.value, now)).toBe(`\${people} + №1`)
  })
})

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom('0', '1', '-2', '0.5', '-10.25').map(number),
  fc.constantFrom('people', 'tills', 'late').map(answer),
  fc.constant<Expression>({ kind: 'chosen-count', question: 'seen' }),
)

const { expression, condition } = fc.letrec<{ expression: Expression; condition: Condition }>(
  (tie) => ({
    expression: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      fc.record({
        kind: fc.constantFrom(...manyOperators),
        of: fc.array(tie('expression'), { maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constantFrom('difference' as const, 'quotient' as const),
        of: fc.tuple(tie('expression'), tie('expression')),
      }),
      fc.record({
        kind: fc.constant('rounded' as const),
        of: tie('expression'),
        places: fc.nat(9),
      }),
      fc.record({
        kind: fc.constant('if' as const),
        when: tie('condition'),
        value: tie('expression'),
        otherwise: tie('expression'),
      }),
    ),
    condition: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.constantFrom<Condition>(
        { kind: 'answered', question: 'name' },
        { kind: 'not-applicable', question: 'people' },
        { kind: 'chosen', question: 'greeted', options: ['no'] },
        { kind: 'chosen', question: 'seen', options: ['1', '3'] },
        { kind: 'text-is', question: 'name', text: 'Anna' },
      ),
      fc.record({
        kind: fc.constant('compare' as const),
        left: tie('expression'),
        operator: fc.constantFrom(...comparisons),
        right: tie('expression'),
      }),
      fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const),
        of: fc.array(tie('condition'), { maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('not' as const), of: tie('condition') }),
    ),
  }),
)

describe('what is printed', () => {
  test('reads as the same formula', () => {
    fc.assert(
      fc.property(expression, (own) => {
        const result = read(printExpression(own, formulaNames))
        if (!result.ok && result.code === 'too-deep') return
        expect(result).toEqual({ ok: true, value: own })
      }),
      { seed: 11, numRuns: 500 },
    )
  })

  test('reads as the same condition', () => {
    fc.assert(
      fc.property(condition, (own) => {
        const result = parseCondition(printCondition(own, formulaNames), formulaChecklist)
        if (!result.ok && result.code === 'too-deep') return
        expect(result).toEqual({ ok: true, value: own })
      }),
      { seed: 12, numRuns: 500 },
    )
  })

  test('any text is read or refused, at a place inside of it', () => {
    const pieces = fc.constantFrom(
      '#1',
      'q2',
      '(',
      ')',
      '+',
      '-',
      ';',
      'if',
      'not',
      'and',
      '3',
      '<',
      '"',
      'chosen',
      ' ',
      'é',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        const text = parts.join('')
        const result = parseCondition(text, formulaChecklist)
        if (!result.ok) expect(result.at).toBeLessThanOrEqual(text.length)
      }),
      { seed: 13, numRuns: 1000 },
    )
  })
})
