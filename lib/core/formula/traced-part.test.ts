import { describe, expect, test } from 'vitest'
import { aFormula } from '@/test/factories/formula'
import { Fraction, parseDecimal } from '../exact'
import { traceFormula } from './evaluate-formula'
import type { Fact } from './formula-value'
import { factsTraced, factTraced, type TracedPart, tracedPart } from './traced-part'

const facts: ReadonlyMap<string, Fact> = new Map<string, Fact>([
  ['score', parseDecimal('0.9')],
  ['courtesy', Fraction.zero],
  ['position', 'cook'],
  ['is_new', true],
  ['figure', { missing: 'not-delivered' }],
  ['SCORE("till")', { missing: 'no-visits' }],
  ['SCORE("hall")', { missing: 'too-few-visits' }],
  ['KPI("sales")', Fraction.of(12)],
])

const traced = (text: string) => tracedPart(traceFormula(aFormula(text).tree, facts))

/** The parts by their text, with what they came to. */
function told(text: string): readonly string[] {
  const tell = ({ from, to, outcome, parts }: TracedPart, level: number): readonly string[] => [
    `${'  '.repeat(level)}${text.slice(from, to)}: ${Object.values(outcome).join(' ')}`,
    ...parts.flatMap((part) => tell(part, level + 1)),
  ]
  return tell(traced(text), 0)
}

describe('a frozen trace', () => {
  test('leaves out what was written out', () => {
    expect(told('IF(AND(is_new, TRUE), score * 0.5, 3)')).toEqual([
      'IF(AND(is_new, TRUE), score * 0.5, 3): number 9/20',
      '  AND(is_new, TRUE): truth true',
      '    is_new: truth true',
      '  score * 0.5: number 9/20',
      '    score: number 9/10',
    ])
    expect(told('position & " " & 15%')).toEqual([
      'position & " " & 15%: text cook 15%',
      '  position & " ": text cook ',
      '    position: text cook',
    ])
    expect(told('score / courtesy')).toEqual([
      'score / courtesy: stop division-by-zero',
      '  score: number 9/10',
      '  courtesy: number 0/1',
    ])
  })

  test('of a number alone is that number', () => {
    expect(traced('5')).toEqual({
      from: 0,
      to: 1,
      outcome: { kind: 'number', number: '5/1' },
      parts: [],
    })
  })
})

describe('what a frozen trace had read', () => {
  const read = (text: string) => [...factsTraced(text, traced(text))]

  test.each([
    ['score + KPI("sales")', ['score', 'KPI("sales")']],
    ['IF(is_new, score, courtesy)', ['is_new', 'score']],
    ['position & "!"', ['position']],
    ['IFMISSING(figure, 1) + IFMISSING(SCORE("till"), 1)', ['figure', 'SCORE("till")']],
    ['IFMISSING(SCORE("hall"), score)', ['SCORE("hall")', 'score']],
    ['1 + 2', []],
  ])('%s', (text, names) => {
    expect(read(text)).toEqual(names.map((name) => [name, facts.get(name)]))
  })

  test('another formula that had no value is no fact to compute with', () => {
    const stop = traceFormula(aFormula('1 / courtesy').tree, facts).outcome
    const outer = tracedPart(traceFormula(aFormula('score + 1').tree, new Map([['score', stop]])))
    expect([...factsTraced('score + 1', outer)]).toEqual([])
  })

  test('a name in brackets is found at its brackets', () => {
    expect(read('(score) * 2')).toEqual([['score', facts.get('score')]])
  })
})

test('a fact alone is frozen as what a formula of it alone would come to', () => {
  const frozen = ['score', 'position', 'is_new', 'figure'].map((name) => {
    const fact = facts.get(name)
    return fact === undefined ? null : factTraced(fact)
  })
  expect(frozen).toEqual([
    { kind: 'number', number: '9/10' },
    { kind: 'text', text: 'cook' },
    { kind: 'truth', truth: true },
    { kind: 'stop', reason: 'not-delivered' },
  ])
})
