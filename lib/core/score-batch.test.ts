import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersTo, checklists, type Evaluation } from '@/test/factories/arbitrary-checklist'
import {
  aChecklist,
  aSection,
  chosen,
  counted,
  critical,
  no,
  notApplicable,
  numberQuestion,
  single,
  textQuestion,
  yes,
  yesNo,
} from '@/test/factories/checklist'
import { AnswerRows, AnswerTable, answerCodes, encodeAnswers, MOST_CODES } from './answer-table'
import type { Answer, ChecklistDocument, Question, ScoringPolicies, Section } from './checklist'
import { allQuestions, isUnasked } from './checklist-questions'
import { compileChecklist } from './compile-checklist'
import type { Condition, Expression } from './condition'
import { type Fraction, fractionText } from './exact'
import { type BatchScores, scoreBatch } from './score-batch'
import { scoreCompiled } from './score-evaluation'
import { totalScore } from './scoring-run'

type Row = Pick<Evaluation, 'answers' | 'hidden'>

const nothingHidden: ReadonlySet<string> = new Set()
const shown = (answers: readonly Answer[]): Row => ({ answers, hidden: nothingHidden })
const text = (value: Fraction | null) => value && fractionText(value)

function rowOf(scores: BatchScores, row: number) {
  return {
    total: text(scores.totalAt(row)),
    beforeCritical: text(scores.beforeCriticalAt(row)),
    verdict: scores.verdictAt(row),
  }
}

function inBatch(document: ChecklistDocument, rows: readonly Row[]) {
  const scores = scoreBatch(encodeAnswers(new AnswerTable(compileChecklist(document)), rows))
  return { beyond: scores.beyond.size, rows: rows.map((_, row) => rowOf(scores, row)) }
}

function oneByOne(document: ChecklistDocument, rows: readonly Row[]) {
  const compiled = compileChecklist(document)
  return rows.map(({ answers, hidden }) => {
    const { total, beforeCritical, outcome } = scoreCompiled(compiled, answers, { hidden })
    return {
      total: total?.exact ?? null,
      beforeCritical: beforeCritical?.exact ?? null,
      verdict: outcome.verdict,
    }
  })
}

const marks = fc.array(fc.constantFrom('50', '66.67', '0', '100', '33.333333333', null), {
  minLength: 1,
  maxLength: 4,
})
const roundings = fc.constantFrom(undefined, 'floor' as const, 'round' as const)

/** Marks of sections, inner ones too, and how they are compared: arbitrary checklists have none. */
function withMarks(
  document: ChecklistDocument,
  given: readonly (string | null)[],
  passRounding: ScoringPolicies['passRounding'],
): ChecklistDocument {
  const marked = (section: Section, place: number): Section => ({
    ...section,
    passMark: given[place % given.length] ?? null,
    sections: section.sections.map((inner) => marked(inner, place + 1)),
  })
  return {
    ...document,
    policies: { ...document.policies, passRounding },
    sections: document.sections.map(marked),
  }
}

/** The last section is asked after an answer of the first, which also gives a computed value. */
function withLogic(document: ChecklistDocument): ChecklistDocument {
  const first = yesNo('first')
  const value: Expression = {
    kind: 'if',
    when: { kind: 'chosen', question: 'first', options: ['yes'] },
    value: { kind: 'number', value: '0.5' },
    otherwise: { kind: 'answer', question: 'first' },
  }
  const rule = { kind: 'linear', zeroAt: '0', fullAt: '2' } as const
  const computed: Question = {
    ...textQuestion('computed'),
    type: 'computed',
    unit: null,
    value,
    rule,
  }
  const showWhen: Condition = { kind: 'chosen', question: 'first', options: ['no'] }
  return {
    ...document,
    sections: [
      aSection('begin', [first, computed]),
      ...document.sections.map((section, place) =>
        place === document.sections.length - 1 ? { ...section, showWhen } : section,
      ),
    ],
  }
}

function rowsFor(document: ChecklistDocument): fc.Arbitrary<Row> {
  const questions = allQuestions(document)
  const hidden = [...questions, ...document.sections].map(({ id }) => id)
  return fc.record({
    answers: fc
      .tuple(
        ...questions
          .filter((question) => !isUnasked(question))
          .map((question) =>
            fc.oneof(
              { weight: 8, arbitrary: answersTo(question) },
              { weight: 1, arbitrary: fc.constant(notApplicable(question.id)) },
              { weight: 1, arbitrary: fc.constant(null) },
            ),
          ),
      )
      .map((answers) => answers.filter((answer) => answer !== null)),
    hidden: fc.oneof(
      { weight: 3, arbitrary: fc.constant(new Set<string>()) },
      { weight: 1, arbitrary: fc.subarray(hidden).map((some) => new Set(some)) },
    ),
  })
}

const batches = fc
  .tuple(checklists({ bonus: true, critical: true }), marks, roundings, fc.boolean())
  .map(([document, given, rounding, hasLogic]) => {
    const marked = withMarks(document, given, rounding)
    return hasLogic ? withLogic(marked) : marked
  })
  .chain((document) =>
    fc.record({
      document: fc.constant(document),
      rows: fc.array(rowsFor(document), { maxLength: 6 }),
    }),
  )

describe('a batch', () => {
  it('refuses an answer that cannot stand, and leaves the row as it was', () => {
    const document = aChecklist([aSection('s', [yesNo('a'), yesNo('b')])])
    const rows = new AnswerRows(new AnswerTable(compileChecklist(document)), 1)
    rows.write(0, [yes('a'), no('b')])
    expect(() => rows.write(0, [no('a'), chosen('b', 'maybe')])).toThrow(/"b": unknown-option/)
    expect(() => rows.write(0, [no('a'), no('c')])).toThrow(/"c": unknown-question/)
    expect(() => rows.write(0, [no('a'), no('a')])).toThrow(/"a": answered-twice/)
    expect(rowOf(scoreBatch(rows), 0).total).toBe('50/1')
  })

  it('refuses a code that the question does not have', () => {
    const document = aChecklist([
      aSection('s', [yesNo('a', { allowNotApplicable: false }), yesNo('b')]),
    ])
    const table = new AnswerTable(compileChecklist(document))
    const rows = new AnswerRows(table, 1)
    rows.codes.set([answerCodes.notApplicable, table.codeOfOption(1, 'yes')])
    expect(() => scoreBatch(rows)).toThrow(/Row 0 holds a foreign code: 1/)
    rows.codes.set([table.codeOfOption(0, 'yes'), 77])
    expect(() => scoreBatch(rows)).toThrow(/Row 0 holds a foreign code: 77/)
    expect(() => table.codeOfOption(0, 'maybe')).toThrow(/"a": unknown-option/)
  })

  it('says what single evaluations say, whatever the checklist and its policies', () => {
    let alone = 0
    let all = 0
    fc.assert(
      fc.property(batches, ({ document, rows }) => {
        const batch = inBatch(document, rows)
        alone += batch.beyond
        all += rows.length
        expect(batch.rows).toEqual(oneByOne(document, rows))
      }),
      { numRuns: 400 },
    )
    // Otherwise the property would say nothing about whole numbers in doubles.
    expect(alone).toBeLessThan(all / 2)
  })

  it('tells apart evaluations in which different things were possible', () => {
    const places = Array.from({ length: 12 }, (_, place) => place)
    const document = aChecklist(
      places.map((place) => {
        const question = yesNo(`q${place}`, { weight: String(place + 1) })
        return aSection(`s${place}`, [question, yesNo(`r${place}`)], { weight: `${place + 2}` })
      }),
    )
    // Every set of questions that do not apply, so that the remembered shares meet and part.
    const rows = Array.from({ length: 2 ** 12 }, (_, set) =>
      shown(
        places.flatMap((place) => [
          (set >> place) % 2 === 1 ? notApplicable(`q${place}`) : yes(`q${place}`),
          (set + place) % 3 === 0 ? no(`r${place}`) : yes(`r${place}`),
        ]),
      ),
    )
    const compiled = compileChecklist(document)
    const scores = scoreBatch(encodeAnswers(new AnswerTable(compiled), rows))
    const expected = rows.map(({ answers }) => text(totalScore(compiled, answers)))
    expect(rows.map((_, row) => text(scores.totalAt(row)))).toEqual(expected)
    expect(scores.beyond.size).toBe(0)
  })

  it('follows weights below zero, and totals just above 100', () => {
    const sections = ['-3', '1'].map((weight, place) =>
      aSection(`s${place}`, [yesNo(`a${place}`), yesNo(`b${place}`)], { weight }),
    )
    const extra = aSection('bonus', [single('extra', ['0.5', '0'], { bonus: true })])
    for (const method of ['weighted-sections', 'total-points'] as const) {
      const document = aChecklist([...sections, extra], { method, passMark: '20' })
      const all = ['a0', 'b0', 'a1', 'b1'].map(yes)
      const rows = [
        shown([...all, chosen('extra', '0.5')]),
        shown([no('a0'), ...all.slice(1)]),
        shown([...all.slice(0, 2), no('a1'), no('b1')]),
      ]
      const batch = inBatch(document, rows)
      expect(batch.beyond).toBe(0)
      expect(batch.rows).toEqual(oneByOne(document, rows))
      expect(batch.rows[0]).toEqual({
        total: '100/1',
        beforeCritical: '201/2',
        verdict: 'pass',
      })
    }
  })

  it('scores alone what doubles cannot hold', () => {
    const fine = ['0.999999937', '0.999999929', '0.999999893', '0.999999883', '0.999999797']
    const sections = fine.map((weight, place) =>
      aSection(`s${place}`, [yesNo(`a${place}`, { weight }), yesNo(`b${place}`)], { weight }),
    )
    const document = aChecklist(sections, { passMark: '50' })
    const rows = [0, 1, 2].map((row) =>
      shown(
        fine.flatMap((_, place) => [
          yes(`a${place}`),
          row > place ? yes(`b${place}`) : no(`b${place}`),
        ]),
      ),
    )
    const batch = inBatch(document, rows)
    expect(batch.beyond).toBe(3)
    expect(batch.rows).toEqual(oneByOne(document, rows))
  })

  it('keeps an answer that the table has no room for', () => {
    const line = { kind: 'linear', zeroAt: '0', fullAt: '100000' } as const
    const document = aChecklist([aSection('s', [numberQuestion('n', { rule: line }), yesNo('y')])])
    const rows = Array.from({ length: MOST_CODES + 500 }, (_, row) =>
      shown([counted('n', String(row))]),
    )
    const batch = inBatch(document, rows)
    expect(batch.beyond).toBeGreaterThan(400)
    for (const row of [0, 1, MOST_CODES, MOST_CODES + 499]) {
      expect(batch.rows[row]?.total).toBe(oneByOne(document, rows.slice(row, row + 1))[0]?.total)
    }
  })

  it('sets sections to zero, caps the lowest, and says the outcome', () => {
    const document = aChecklist(
      [
        aSection('s', [yesNo('zero', { critical: critical('section-zero') }), yesNo('a')]),
        aSection('t', [
          yesNo('cap', { critical: critical('cap', { cap: '40.5' }) }),
          yesNo('lower', { critical: critical('cap', { cap: '30' }) }),
          yesNo('fail', { critical: critical('outcome-fail') }),
          single('minus', ['-5', '10']),
        ]),
      ],
      { passMark: '30' },
    )
    const all = ['zero', 'a', 'cap', 'lower', 'fail'].map(yes)
    const but = (...missed: string[]) =>
      shown([
        ...all.map((answer) =>
          missed.includes(answer.questionId) ? no(answer.questionId) : answer,
        ),
        chosen('minus', '10'),
      ])
    const rows = [but(), but('zero'), but('cap'), but('cap', 'lower'), but('fail'), shown([])]
    const batch = inBatch(document, rows)
    expect(batch.beyond).toBe(0)
    expect(batch.rows).toEqual(oneByOne(document, rows))
    expect(batch.rows.map(({ total, verdict }) => [total, verdict])).toEqual([
      ['100/1', 'pass'],
      ['50/1', 'pass'],
      ['81/2', 'pass'],
      ['30/1', 'pass'],
      ['1250/13', 'fail'],
      [null, null],
    ])
  })
})
