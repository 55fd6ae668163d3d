import '@/test/seeded'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { someFormula, withoutPlaces } from '@/test/factories/formula'
import type { FormulaNode } from './formula-tree'
import { partsOf } from './formula-tree'
import { type Spelling, spellings } from './functions'
import { readFormula } from './read-formula'
import { canonicalFormula, layOutFormula, spellFormula } from './spell-formula'

/** The text canonically, or the problem with its place and what is suggested. */
function read(text: string, spelling: Spelling = 'en'): string {
  const result = readFormula(text, spelling)
  if (result.ok) return canonicalFormula(result.tree)
  const { code, from, to, suggestions } = result.problem
  const instead = suggestions.map((one) => ` -> ${one.text}`).join('')
  return `${code} ${from}-${to}${instead}`
}

function treeOf(text: string, spelling: Spelling): FormulaNode {
  const result = readFormula(text, spelling)
  if (!result.ok) throw new Error(`${text}: ${result.problem.code}`)
  return result.tree
}

describe('a typed formula', () => {
  test.each([
    ['IF( score>=0.9,0.1 , 0)', 'IF(score >= 0.9, 0.1, 0)'],
    ['if(score ≥ .9; 10%; 0)', 'IF(score >= 0.9, 10%, 0)'],
    ['=base+5000', 'base + 5000'],
    ['007.50', '7.50'],
    ['123456789012 * a', '123456789012 * a'],
    ['(a) * ((b + c))', 'a * (b + c)'],
    ['a - (b - c) - d', 'a - (b - c) - d'],
    ['a / b * c', 'a / b * c'],
    ['a / (b * c)', 'a / (b * c)'],
    ['a + b * c ^ 2', 'a + b * c^2'],
    ['-2^2', '(-2)^2'],
    ['-(2^2)', '-(2^2)'],
    ['2^3^2', '2^3^2'],
    ['2^-1', '2^-1'],
    ['a×b÷c−d', 'a * b / c - d'],
    ['a <> b', 'a <> b'],
    ['a != b', 'a <> b'],
    ['a == b', 'a = b'],
    ['a ≤ b', 'a <= b'],
    ['a ≥ b', 'a >= b'],
    ['a ≠ b', 'a <> b'],
    ['a·b–c', 'a * b - c'],
    ['"Anna ""A"" (1, 2" & name', '"Anna ""A"" (1, 2" & name'],
    ['истина', 'TRUE'],
    ['trips . rate', 'trips.rate'],
    ['SCORE("till-1")', 'SCORE("till-1")'],
    ['имя_1 + x2', 'имя_1 + x2'],
    ['MAX(a,\n  b)', 'MAX(a, b)'],
  ])('%s', (text, canonical) => {
    expect(read(text)).toBe(canonical)
  })

  test.each([
    ['ЕСЛИ(score >= 0,9; 0,1; 0)', 'IF(score >= 0.9, 0.1, 0)'],
    ['ОКРУГЛ(base * 0,125; 2)', 'ROUND(base * 0.125, 2)'],
    ['ROUND(base * 0.125; 2)', 'ROUND(base * 0.125, 2)'],
    ['если(и(a > ,5; не(ложь)); 12,5%; 0)', 'IF(AND(a > 0.5, NOT(FALSE)), 12.5%, 0)'],
    ['ЕСЛИНЕТ(ОЦЕНКА("till"); 1)', 'IFMISSING(SCORE("till"), 1)'],
  ])('in Russian: %s', (text, canonical) => {
    expect(read(text, 'ru')).toBe(canonical)
  })

  test.each([
    ['', 'empty 0-0'],
    ['  = ', 'empty 0-4'],
    ['1 + * 2', 'value-missing 4-5'],
    ['a + ', 'value-missing 3-4'],
    ['()', 'value-missing 1-2'],
    ['1 + )', 'bracket-extra 4-5 -> '],
    ['a)', 'bracket-extra 1-2 -> '],
    ['MAX(a, (b)', 'bracket-open 3-4 -> )'],
    ['(MAX(a, b', 'bracket-open 4-5 -> ))'],
    ['"abc', 'quote 0-4 -> "'],
    ['«abc»', 'quote-kind 0-1 -> "'],
    ['a b', 'operator-missing 2-3'],
    ['2(a)', 'operator-missing 1-2'],
    ['a "b"', 'operator-missing 2-3'],
    ['a and b', 'word-operator 2-5'],
    ['a ИЛИ b', 'word-operator 2-5'],
    ['60 000 * a', 'spaced-number 0-6 -> 60000'],
    ['a * 60 000.50', 'spaced-number 4-13 -> 60000.50'],
    ['a => 2', 'turned-comparison 2-4 -> >='],
    ['a =< 2', 'turned-comparison 2-4 -> <='],
    ['IF(a,,b)', 'argument-missing 5-6'],
    ['IF(,a,b)', 'argument-missing 3-4'],
    ['a, b', 'separator-outside 1-2'],
    ['(a + , b)', 'value-missing 5-6'],
    ['a[0]', 'character 1-2'],
    ['a.b.c', 'member 3-4'],
    ['trips.constructor', 'member 6-17'],
    ['-x%', 'percent-sign 2-3'],
    ['a ! b', 'character 2-3'],
    ['IFF(a, b, c)', 'unknown-function 0-3 -> IF -> IFS'],
    ['ОКРУКЛ(a, 2)', 'unknown-function 0-6'],
    ['constructor(1)', 'unknown-function 0-11'],
    ['__proto__()', 'unknown-function 0-9'],
    ['toString()', 'unknown-function 0-8'],
    ['IF(a, b)', 'arguments 0-8'],
    ['MAX(1)', 'arguments 0-6'],
    ['IFS(a, 1, b)', 'arguments 0-12'],
    ['BAND(a, 1, 2, 3)', 'arguments 0-16'],
    ['ABS()', 'arguments 0-5'],
    ['SCORE(till)', 'code-needed 6-10'],
    ['SCORE("a", "b")', 'code-needed 6-9'],
    ['KPI()', 'code-needed 0-5'],
    ['1.0000000001', 'number 0-12'],
    ['1.00000001%', 'number 0-11'],
    ['1234567890123456789', 'number 0-19'],
    ['ЕСЛИ(score >= 0,9; 0,1; 0)', 'other-spelling 0-26 -> IF(score >= 0.9, 0.1, 0)'],
    ['0,9 * base', 'other-spelling 0-10 -> 0.9 * base'],
    ['0,9 * * base', 'decimal-comma 1-2 -> .'],
    ['1;5', 'separator-outside 1-2'],
    ['x1 ,5', 'separator-outside 3-4'],
    ['1, a5', 'separator-outside 1-2'],
    ['1,a', 'separator-outside 1-2'],
    ['(=> 5)', 'turned-comparison 1-3 -> >='],
    ['1 + < 2', 'value-missing 4-5'],
    ['5 * a 60', 'operator-missing 6-8'],
    ['a brand', 'operator-missing 2-7'],
    ['a order', 'operator-missing 2-7'],
    ['-x% & "b"', 'percent-sign 2-3'],
    ['a   b', 'operator-missing 4-5'],
  ])('%s is refused at its place', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test.each([
    ['IF(score >= 0.9, 0.1, 0)', 'other-spelling 0-24 -> ЕСЛИ(score >= 0,9; 0,1; 0)'],
    ['ЕСЛИ(a > 0,9, 1, 2)', 'separator 12-13 -> ;'],
    ['МАКС(1,5)', 'arguments 0-9'],
    ['МАКС(1,5;)', 'value-missing 9-10'],
    ['МАКС(0,5 + 1,5)', 'arguments 0-15'],
    ['ОКРУКЛ(a; 2)', 'unknown-function 0-6 -> ОКРУГЛ'],
    ['ЕCЛИ(a; 1; 2)', 'unknown-function 0-4 -> ЕСЛИ'],
    ['60 000,50 * a', 'spaced-number 0-9 -> 60000,50'],
  ])('in Russian %s is refused at its place', (text, expected) => {
    expect(read(text, 'ru')).toBe(expected)
  })

  test('every part knows where it stands', () => {
    const text = ' IF( (a + 1) > SCORE("x"), -2.5%, b.rate ) '
    const places: string[] = []
    const visit = (node: FormulaNode) => {
      places.push(text.slice(node.from, node.to))
      partsOf(node).forEach(visit)
    }
    visit(treeOf(text, 'en'))
    expect(places).toEqual([
      'IF( (a + 1) > SCORE("x"), -2.5%, b.rate )',
      '(a + 1) > SCORE("x")',
      '(a + 1)',
      'a',
      '1',
      'SCORE("x")',
      '-2.5%',
      '2.5%',
      'b.rate',
    ])
  })
})

describe('two spellings of one program', () => {
  test('each is read back as the tree it was written from, in any layout', () => {
    fc.assert(
      fc.property(someFormula, fc.constantFrom(...spellings), (tree, spelling) => {
        const text = spellFormula(tree, spelling)
        fc.pre(text.length <= 2_000)
        expect(withoutPlaces(treeOf(text, spelling))).toEqual(withoutPlaces(tree))
        const lines = layOutFormula(tree, spelling)
        if (lines.length <= 2_000) {
          expect(withoutPlaces(treeOf(lines, spelling))).toEqual(withoutPlaces(tree))
        }
      }),
    )
  })

  test('going to the other spelling and back changes no letter', () => {
    fc.assert(
      fc.property(someFormula, (tree) => {
        const english = canonicalFormula(tree)
        fc.pre(english.length <= 1_200)
        const russian = spellFormula(treeOf(english, 'en'), 'ru')
        expect(canonicalFormula(treeOf(russian, 'ru'))).toBe(english)
      }),
    )
  })

  test('a long formula is laid out line by line, a short one is not', () => {
    const text =
      'IFS(score >= 0.95, base * 0.2, score >= 0.9, base * 0.15, score >= 0.85, base * 0.1, TRUE, MIN(1, 2))'
    expect(layOutFormula(treeOf(text, 'en'), 'ru')).toBe(
      [
        'ЕСЛИМН(',
        '  score >= 0,95;',
        '  base * 0,2;',
        '  score >= 0,9;',
        '  base * 0,15;',
        '  score >= 0,85;',
        '  base * 0,1;',
        '  ИСТИНА;',
        '  МИН(1; 2)',
        ')',
      ].join('\n'),
    )
    expect(layOutFormula(treeOf('MIN(1, 2)', 'en'), 'en')).toBe('MIN(1, 2)')
  })
})
