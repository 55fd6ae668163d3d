import { describe, expect, it } from 'vitest'
import type { Question } from '@/lib/core/checklist'
import { checklistProblems } from '@/lib/core/checklist-problems'
import type { Condition } from '@/lib/core/condition'
import { readersOf } from '@/lib/core/condition-readers'
import { noneOption } from '@/lib/core/none-option'
import { aChecklistDocument, aQuestion, aQuestionOf, aSection } from '@/test/factories'
import { beginBuilding, buildChecklist } from './builder-state'
import { findQuestion } from './document-edits'
import { asMatrix, columnOptions } from './matrix-parts'
import { withNone } from './new-parts'
import { hungOn, removeOptions } from './option-removal'

const option = (id: string, points = '1') => ({ id, text: { ru: id }, points })
const ticks = withNone(
  aQuestionOf('multiple', {
    id: 'q',
    options: [option('a'), option('b')],
    commentOn: ['b'],
    photoOn: ['a', 'b'],
    preset: { kind: 'choices', options: ['a', 'b'] },
  }),
  noneOption('none'),
)
const has = (...options: string[]): Condition => ({ kind: 'chosen', question: 'q', options })
const documentOf = (...questions: Question[]) =>
  aChecklistDocument({ sections: [aSection({ questions })] })
const gone = (...options: string[]) => new Map([['q', new Set(options)]])

function removed(document: ReturnType<typeof documentOf>, options: string[], freeing?: true) {
  const edit = {
    kind: 'remove-options',
    gone: gone(...options),
    ...(freeing ? { freeing } : {}),
  } as const
  return buildChecklist(beginBuilding(document), { kind: 'edit', edit }).document
}

const errorsOf = (document: ReturnType<typeof documentOf>) =>
  checklistProblems(document).flatMap(({ severity, code }) => (severity === 'error' ? [code] : []))

describe('an option that is deleted', () => {
  it('takes with it what hung on it, and leaves what hung on others', () => {
    const left = findQuestion(removed(documentOf(ticks), ['b']), 'q')?.question
    expect(left).toMatchObject({
      photoOn: ['a'],
      preset: { kind: 'choices', options: ['a'] },
      constraint: ticks.constraint,
    })
    expect(left).not.toHaveProperty('commentOn')
    expect(hungOn(documentOf(ticks), gone('b'))).toEqual(['comment', 'evidence', 'preset'])
  })

  it('takes the check that lets it stand only alone', () => {
    const left = removed(documentOf(ticks), ['none'])
    expect(findQuestion(left, 'q')?.question).not.toHaveProperty('constraint')
    expect(errorsOf(left)).toEqual([])
    expect(hungOn(documentOf(ticks), gone('none'))).toEqual(['constraint'])
  })

  it('leaves no preset of nothing', () => {
    const left = findQuestion(removed(documentOf(ticks), ['a', 'b']), 'q')?.question
    expect(left).not.toHaveProperty('preset')
  })

  it.each<[string, Question]>([
    ['when a question is asked', aQuestion({ id: 'r', showWhen: has('b') })],
    ['when an answer is required', aQuestion({ id: 'r', requiredWhen: has('a', 'b') })],
    ['a check', aQuestion({ id: 'r', constraint: { when: has('b'), message: null } })],
    [
      'when an option is offered',
      aQuestionOf('single', {
        id: 'r',
        options: [{ ...option('x'), showWhen: has('b') }, option('y', '0')],
      }),
    ],
    [
      'a formula',
      aQuestionOf('computed', {
        id: 'r',
        unit: null,
        rule: null,
        value: {
          kind: 'if',
          when: has('b'),
          value: { kind: 'chosen-count', question: 'q' },
          otherwise: { kind: 'number', value: '0' },
        },
      }),
    ],
  ])('is told where it is read in %s, and can be cleared there', (_, reader) => {
    const document = documentOf(ticks, reader)
    const { left, changed } = removeOptions(document, gone('b'))
    expect(readersOf(left, changed)).toMatchObject([{ id: 'r' }])
    expect(errorsOf(removed(document, ['b']))).toEqual(['condition-option'])
    expect(errorsOf(removed(document, ['b'], true))).toEqual([])
  })

  it('is told where a section reads it', () => {
    const section = aSection({ id: 's2', questions: [aQuestion({ id: 'r' })], showWhen: has('b') })
    const document = aChecklistDocument({
      sections: [aSection({ id: 's1', questions: [ticks] }), section],
    })
    expect(errorsOf(removed(document, ['b']))).toEqual(['condition-option'])
    expect(removed(document, ['b'], true).sections[1]).not.toHaveProperty('showWhen')
  })

  it('is not there: nothing changes', () => {
    const document = documentOf(ticks, aQuestion({ id: 'r' }))
    expect(removed(document, ['nobody'])).toBe(document)
    expect(removeOptions(document, new Map([['r', new Set(['yes'])]])).left).toBe(document)
  })
})

it('a column that is deleted takes the answers of every row', () => {
  const row = (id: string, yes: string, no: string): Question =>
    aQuestionOf('single', {
      id,
      options: [
        { id: yes, text: { ru: 'Да' }, points: '1' },
        { id: no, text: { ru: 'Нет' }, points: '0' },
      ],
      commentOn: [no],
    })
  const matrix = asMatrix(aSection({ questions: [row('a', 'x', 'y'), row('b', 'z', 'w')] }))
  const reader = aQuestion({
    id: 'r',
    showWhen: { kind: 'chosen', question: 'b', options: ['w', 'z'] },
  })
  const document = aChecklistDocument({
    sections: [matrix, aSection({ id: 's2', questions: [reader] })],
  })
  const { left, changed } = removeOptions(document, columnOptions(matrix, 1))
  expect(readersOf(left, changed)).toEqual([{ kind: 'question', id: 'r', places: ['show-when'] }])
  expect(left.sections[0]?.questions).toMatchObject([
    { options: [{ id: 'x' }] },
    { options: [{ id: 'z' }] },
  ])
  expect(JSON.stringify(left.sections[0])).not.toContain('commentOn')
})
