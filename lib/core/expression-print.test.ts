import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  numberQuestion,
  single,
  textQuestion,
} from '@/test/factories/checklist'
import { formulaChecklist, formulaNames } from '@/test/factories/formula-checklist'
import type { ChecklistDocument } from './checklist'
import { parseCondition, parseExpression, printCondition, printExpression } from './expression-text'
import { questionOrder } from './question-order'

/** What was typed as it is shown afterwards, or what is amiss and where. */
const formula = (text: string) => {
  const read = parseExpression(text, formulaChecklist)
  return read.ok
    ? printExpression(read.value, formulaNames)
    : `${read.code} ${read.at} "${read.found}"`
}
const condition = (text: string) => {
  const read = parseCondition(text, formulaChecklist)
  return read.ok
    ? printCondition(read.value, formulaNames)
    : `${read.code} ${read.at} "${read.found}"`
}

describe('a formula as it is shown', () => {
  test.each([
    ['#1+#2+3', '#1 + #2 + 3'],
    ['(#1+#2)+3', '(#1 + #2) + 3'],
    ['#1+(#2+3)', '#1 + (#2 + 3)'],
    ['#1-#2-3', '#1 - #2 - 3'],
    ['#1-(#2-3)', '#1 - (#2 - 3)'],
    ['#1-(#2+3)', '#1 - (#2 + 3)'],
    ['(#1-#2)+3', '#1 - #2 + 3'],
    ['#1+#2*3', '#1 + #2 * 3'],
    ['(#1+#2)*3', '(#1 + #2) * 3'],
    ['#1*(#2-3)', '#1 * (#2 - 3)'],
    ['#1*#2*3', '#1 * #2 * 3'],
    ['(#1*#2)*3', '(#1 * #2) * 3'],
    ['#1*#2/3', '#1 * #2 / 3'],
    ['#1/#2/3', '#1 / #2 / 3'],
    ['#1/(#2/3)', '#1 / (#2 / 3)'],
    ['#1/(#2*3)', '#1 / (#2 * 3)'],
    ['(#1-#2)/3', '(#1 - #2) / 3'],
    ['#1 × 2 ÷ 3 − 1', '#1 * 2 / 3 - 1'],
    ['#1 · 2', '#1 * 2'],
    ['-#1', '0 - #1'],
    ['-(#1)', '0 - #1'],
    ['--1', '0 - -1'],
    ['-0', '0'],
    ['-0.00', '0.00'],
    ['-0.5', '-0.5'],
    ['-10', '-10'],
    ['-1.0', '-1.0'],
    ['-(-1)', '0 - -1'],
    ['sum(#1)', 'sum(#1)'],
    ['sum(#1;2)', '#1 + 2'],
    ['product(#1;2)', '#1 * 2'],
    ['product(#1) + 1', 'product(#1) + 1'],
    ['sum(#1) * 2', 'sum(#1) * 2'],
    ['product(#1) / product()', 'product(#1) / product()'],
    ['sum()', 'sum()'],
    ['min(#1;2;3)', 'min(#1; 2; 3)'],
    ['MAX(#1, 2)', 'max(#1; 2)'],
    ['mean(#1;#2)', 'mean(#1; #2)'],
    ['first(#1;0)', 'first(#1; 0)'],
    ['round(#1)', 'round(#1)'],
    ['round(#1;0)', 'round(#1)'],
    ['round(#1/3;2)', 'round(#1 / 3; 2)'],
    ['count(#3)', 'count(#3)'],
    ['if(#1>2;1;0)', 'if(#1 > 2; 1; 0)'],
  ])('%s', (text, shown) => {
    expect(formula(text)).toBe(shown)
  })
})

describe('a condition as it is shown', () => {
  test.each([
    ['#1<2', '#1 < 2'],
    ['#1<=2', '#1 <= 2'],
    ['#1=2', '#1 = 2'],
    ['#1==2', '#1 = 2'],
    ['#1<>2', '#1 <> 2'],
    ['#1!=2', '#1 <> 2'],
    ['#1≠2', '#1 <> 2'],
    ['#1≥2', '#1 >= 2'],
    ['#1≤2', '#1 <= 2'],
    ['#1>2', '#1 > 2'],
    ['(#1+#2)>3', '#1 + #2 > 3'],
    ['answered(#1) AND na(#2)', 'answered(#1) and na(#2)'],
    ['answered(#1) or na(#2) and #1>2', 'answered(#1) or na(#2) and #1 > 2'],
    ['(answered(#1) or na(#2)) and #1>2', '(answered(#1) or na(#2)) and #1 > 2'],
    ['(answered(#1) and na(#2)) or #1>2', 'answered(#1) and na(#2) or #1 > 2'],
    ['(answered(#1) or na(#2)) or #1>2', '(answered(#1) or na(#2)) or #1 > 2'],
    ['(answered(#1) and na(#2)) and #1>2', '(answered(#1) and na(#2)) and #1 > 2'],
    ['not(answered(#1))', 'not(answered(#1))'],
    ['all()', 'all()'],
    ['any(answered(#1))', 'any(answered(#1))'],
    ['all(answered(#1)) or #1>2', 'all(answered(#1)) or #1 > 2'],
    ['any(answered(#1)) and #1>2', 'any(answered(#1)) and #1 > 2'],
    ['all(answered(#1);na(#2))', 'answered(#1) and na(#2)'],
    ['chosen(#3;1;3)', 'chosen(#3; 1; 3)'],
    ['chosen(#4;yes;no)', 'chosen(#4; yes; no)'],
    ['text(#5;"Anna")', 'text(#5; "Anna")'],
    ['text(#5;«the "A"»)', 'text(#5; «the "A"»)'],
  ])('%s', (text, shown) => {
    expect(condition(text)).toBe(shown)
  })

  test('names an option that is gone by its identifier, and a question too', () => {
    expect(
      printCondition({ kind: 'chosen', question: 'seen', options: ['gone'] }, formulaNames),
    ).toBe('chosen(#3; "gone")')
    expect(printCondition({ kind: 'chosen', question: 'gone', options: ['a'] }, formulaNames)).toBe(
      `chosen(\${gone}; "a")`,
    )
  })
})

describe('what is amiss is told with what stands there', () => {
  test.each([
    ['#1 +', 'value 4 ""'],
    ['#1 + )', 'value 5 ")"'],
    ['(#1 + 2', 'bracket 0 "("'],
    ['(#1 + 2 3', 'rest 8 "3"'],
    ['#1 + 2)', 'bracket 6 ")"'],
    ['1,5', 'comma 1 ","'],
    ['12,25', 'comma 2 ","'],
    ['(#1; 2)', 'rest 3 ";"'],
    ['min + 1)', 'arguments 4 "+"'],
    [`\${1q}`, `question 0 "\${1q}"`],
    ['01', 'number 0 "01"'],
    ['@', 'character 0 "@"'],
    ['"', 'quote 0 """'],
    ['«', 'quote 0 "«"'],
    ['#9', 'question 0 "#9"'],
    ['#3 + 1', 'no-number 0 "#3"'],
    ['average(#1)', 'name 0 "average"'],
    ['min #1', 'arguments 4 "#1"'],
    ['count(5)', 'question 6 "5"'],
    ['round(#1; #2)', 'arguments 10 "#2"'],
    ['round(#1; 12)', 'arguments 10 "12"'],
    ['if(#1 > 2 1; 0)', 'arguments 10 "1"'],
    ['if(#1 > 2; 1)', 'arguments 12 ")"'],
    ['1 2', 'rest 2 "2"'],
    ['@@', 'character 0 "@"'],
    // A sign or a word in quotes is a text.
    ['#1 "+" 2', 'rest 3 ""+""'],
    ['#1 "*" 2', 'rest 3 ""*""'],
    ['1+2"+"3', 'rest 3 ""+""'],
    ['min(")"', 'value 4 "")""'],
    ['(1")"', 'rest 2 "")""'],
    ['"-"5', 'value 0 ""-""'],
    ['"("5)', 'value 0 ""(""'],
    ['min "("1)', 'arguments 4 ""(""'],
    ['min(1";"2)', 'rest 5 "";""'],
    ['round(#1; "2")', 'arguments 10 ""2""'],
    ['count("#3")', 'question 6 ""#3""'],
    [`1${'+1'.repeat(100)}`, 'too-long 199 "+"'],
    [`1${'*1'.repeat(100)}`, 'too-long 199 "*"'],
    [`min(1${';1'.repeat(100)})`, 'too-long 204 "1"'],
    [' '.repeat(2001), 'empty 0 ""'],
    ['1'.repeat(2001), 'too-long 2000 ""'],
  ])('%s', (text, expected) => {
    expect(formula(text)).toBe(expected)
  })

  test.each([
    ['#1', 'comparison 2 ""'],
    ['#1 + 2', 'comparison 6 ""'],
    ['#1 and #2', 'comparison 3 "and"'],
    ['(#1 or #2 > 1)', 'comparison 4 "or"'],
    ['answered #1', 'arguments 9 "#1"'],
    ['answered(1)', 'question 9 "1"'],
    ['text(#5; 1)', 'arguments 9 "1"'],
    ['text(#5 "a")', 'arguments 8 ""a""'],
    ['chosen(#5; 1)', 'no-options 7 "#5"'],
    ['chosen(#3; 0)', 'option 11 "0"'],
    ['chosen(#3; 4)', 'option 11 "4"'],
    ['not(answered(#1)', 'bracket 3 "("'],
    ['-answered(#1))', 'name 1 "answered"'],
    ['"("answered(#1))', 'value 0 ""(""'],
    // Read as a number it goes further than read as a condition in brackets.
    ['(#1 + 2) * > 3', 'value 11 ">"'],
    ['"not"(answered(#1))', 'value 0 ""not""'],
    ['#1 > 2 "and" #1 > 3', 'rest 7 ""and""'],
    ['#1 "<" 2', 'comparison 3 ""<""'],
    [`#1 > 1${' and #1 > 1'.repeat(100)}`, 'too-long 1096 "and"'],
  ])('%s', (text, expected) => {
    expect(condition(text)).toBe(expected)
  })

  test('two thousand characters are not too many, nor twenty-four levels', () => {
    expect(formula(`1${' '.repeat(1_999)}`)).toBe('1')
    const nested = `round(1${' - 1'.repeat(11)})`
    expect(formula(nested)).toBe(nested)
    expect(formula(`1${' - 1'.repeat(12)}`)).toBe('too-deep 0 "1"')
  })

  test('what is no fault of the text is none', () => {
    expect(() => parseExpression('#1', {} as ChecklistDocument)).toThrow(TypeError)
    expect(() => parseCondition('#1 > 1', {} as ChecklistDocument)).toThrow(TypeError)
  })

  test('a hundred parts are not too many', () => {
    expect(formula(`1${'+1'.repeat(99)}`)).toMatch(/^1 \+ 1/)
    expect(formula(`min(1${';1'.repeat(99)})`)).toMatch(/^min\(1; 1/)
    expect(condition(`#1 > 1${' and #1 > 1'.repeat(99)}`)).toMatch(/^#1 > 1 and/)
    expect(formula(`${'('.repeat(11)}1${')'.repeat(11)}`)).toBe('1')
    expect(formula(`${'('.repeat(12)}1${')'.repeat(12)}`)).toBe('too-deep 12 "1"')
  })
})

describe('who is meant', () => {
  const option = (id: string) => ({ id, text: { en: id }, points: '1' })
  const own = aChecklist([
    aSection('s', [
      numberQuestion('2'),
      numberQuestion('x'),
      single('where', [option('hall'), option('till'), option('3')]),
      textQuestion('note'),
    ]),
  ])
  const kept = (text: string) => {
    const read = parseCondition(text, own)
    return read.ok ? read.value : `${read.code} ${read.at}`
  }

  test('a question by its number, or by its identifier, which may look like one', () => {
    const compared = (text: string) => {
      const found = kept(text)
      return typeof found === 'object' && found.kind === 'compare' ? found.left : found
    }
    expect(compared('#2 > 1')).toEqual({ kind: 'answer', question: 'x' })
    expect(compared('№2 > 1')).toEqual({ kind: 'answer', question: 'x' })
    expect(compared('в2 > 1')).toEqual({ kind: 'answer', question: 'x' })
    expect(compared(`\${2} > 1`)).toEqual({ kind: 'answer', question: '2' })
    expect(compared(`\${ x } > 1`)).toEqual({ kind: 'answer', question: 'x' })
    expect(compared(`\${№2} > 1`)).toEqual({ kind: 'answer', question: 'x' })
  })

  test('an option by its place, or by its identifier in quotes', () => {
    const chosen = (...options: string[]) => ({ kind: 'chosen', question: 'where', options })
    expect(kept('chosen(#3; 2; 3)')).toEqual(chosen('till', '3'))
    expect(kept('chosen(#3; "hall", "3")')).toEqual(chosen('hall', '3'))
    expect(kept('chosen(#3; "2")')).toBe('option 11')
    expect(kept('chosen(#3; hall)')).toEqual(chosen('hall'))
    expect(kept('chosen(#3)')).toEqual(chosen())
  })

  test('a text keeps its signs and letters', () => {
    const is = (text: string) => ({ kind: 'text-is', question: 'note', text })
    expect(kept('text(#4; "≤")')).toEqual(is('≤'))
    expect(kept('text(#4; "ANNA")')).toEqual(is('ANNA'))
    expect(kept('text(#4; «a "b"»)')).toEqual(is('a "b"'))
    expect(kept('text(#4; "")')).toEqual(is(''))
  })

  test('a condition reads what stands before its reader, and itself where it may', () => {
    const reads = (id: string, more = {}) => parseCondition('#2 > 1', own, { id, ...more }).ok
    expect(reads('where')).toBe(true)
    expect(reads('x')).toBe(false)
    expect(reads('x', { own: false })).toBe(false)
    expect(reads('x', { own: true })).toBe(true)
    expect(parseExpression('#2 + 1', own, { id: 'x', own: true }).ok).toBe(true)
    expect(parseExpression('#2 + 1', own, { id: 'x' }).ok).toBe(false)
  })

  test('identifiers are printed where there are no numbers to name', () => {
    expect(
      printCondition(
        { kind: 'chosen', question: 'where', options: ['till', '3', 'gone'] },
        { order: questionOrder(own), mark: '№' },
      ),
    ).toBe('chosen(№3; 2; 3; "gone")')
  })
})
