import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '@/lib/core/condition'
import { conditions, expressions } from '@/test/factories/arbitrary-document'
import { readCondition, readExpression, type Scope, type Target } from './condition-reader'
import { conditionText, expressionText, type Names } from './condition-text'
import { ExpressionFault, faultOf } from './xpath-syntax'

const kinds: Readonly<Record<string, Target['kind']>> = {
  q1: 'choice',
  q2: 'number',
  q3: 'text',
  '4th': 'number',
  'a:b': 'other',
}

const names: Names = {
  nameOf: (id) => id,
  kindOf: (id) => kinds[id] ?? 'other',
}

const lenient: Scope = {
  targetOf: (id) => ({ id, kind: names.kindOf(id), optionsOf: (name) => [name] }),
  self: null,
}

describe('a condition as an expression', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        expect(readCondition(conditionText(condition, names), lenient)).toEqual(condition)
      }),
      { numRuns: 3000 },
    )
  })

  it('comes back as it was where it is a number', () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        expect(readExpression(expressionText(expression, names), lenient)).toEqual(expression)
      }),
      { numRuns: 2000 },
    )
  })
})

const strict: Scope = {
  targetOf: (id) => {
    if (kinds[id] === undefined) throw faultOf('question', { name: id })
    return { id, kind: names.kindOf(id), optionsOf: (name) => (name === 'x' ? null : [name]) }
  },
  self: { id: 'q2', kind: 'number', optionsOf: () => null },
}

const q1 = (option: string): Condition => ({ kind: 'chosen', question: 'q1', options: [option] })

describe('what forms write', () => {
  it.each<[string, Condition]>([
    ["${q1} = 'a'", q1('a')],
    ['${q1}="a"', q1('a')],
    ['selected( ${q1} , ‘a’)', q1('a')],
    ["${q1} != 'a'", { kind: 'not', of: q1('a') }],
    ["${q1} = 'a' or ${q1} = 'b'", { ...q1('a'), options: ['a', 'b'] } as Condition],
    ["${q3} = ''", { kind: 'not', of: { kind: 'answered', question: 'q3' } }],
  ])('%s', (text, condition) => {
    expect(readCondition(text, strict)).toEqual(condition)
  })

  it('reads the bounds of the question itself', () => {
    const bound = (operator: 'at-least' | 'at-most', value: string) => ({
      kind: 'compare',
      left: { kind: 'answer', question: 'q2' },
      operator,
      right: { kind: 'number', value },
    })
    expect(readCondition('. >= 0 and . <= 10.5', strict)).toEqual({
      kind: 'all',
      of: [bound('at-least', '0'), bound('at-most', '10.5')],
    })
  })

  it.each([
    ['steps', `1${'-1'.repeat(16_000)} > 0`, 'too-many-steps?max=40'],
    ['signs', `1${'-1'.repeat(20_000)} > 0`, 'too-long?max=32767'],
    ['parts', `${'true() and '.repeat(20_000)}true()`, 'too-long?max=32767'],
  ])('refuses too many %s with a reason', (_, text, problem) => {
    const refused = expect.objectContaining({ problem: `checklist-import.expression.${problem}` })
    expect(() => readCondition(text, strict)).toThrow(refused)
  })

  it('reads a row of conditions as long as a checklist may have it', () => {
    const of = Array.from({ length: 100 }, (_, index) => q1(`${'option'.repeat(10)}${index}`))
    const whole: Condition = { kind: 'all', of: of.map((one) => ({ kind: 'not', of: one })) }
    const text = conditionText(whole, names)
    expect(text.length).toBeGreaterThan(4000)
    expect(readCondition(text, lenient)).toEqual(whole)
  })

  it('never exhausts the stack, however deep the steps are', () => {
    let text = '1'
    for (let depth = 0; depth < 39; depth += 1) text = `(${text}${'-1'.repeat(40)})`
    expect(() => readExpression(text, strict)).not.toThrow(RangeError)
  })

  it.each([
    ["regex(., '[a-z]+')", 'checklist-import.expression.function?name=regex'],
    ['${q2} > ', 'checklist-import.expression.ends-early'],
    ["${q1} = 'a", 'checklist-import.expression.unclosed-quote?at=9'],
    ['${q2} > 1)', 'checklist-import.expression.unexpected?sign=%29&at=10'],
    ['${nobody} = 1', 'checklist-import.expression.question?name=nobody'],
    ["selected(${q1}, 'x')", 'checklist-import.expression.option?option=x'],
    ['${q3} > 5', 'checklist-import.expression.answer-no-number?name=q3'],
    ['today() > 5', 'checklist-import.expression.function?name=today'],
    ["because it doesn't", 'checklist-import.expression.unclosed-quote?at=17'],
    ['${q2} mod 2 = 0', 'checklist-import.expression.operator?sign=mod'],
    ['('.repeat(500), 'checklist-import.expression.too-deep'],
  ])('says why it cannot take %s', (text, problem) => {
    let found: unknown
    try {
      readCondition(text, strict)
    } catch (error) {
      found = error
    }
    expect(found).toBeInstanceOf(ExpressionFault)
    expect((found as ExpressionFault).problem).toBe(problem)
  })
})
