import { describe, expect, it } from 'vitest'
import type { Option } from '@/lib/core/checklist'
import { checklistProblems } from '@/lib/core/checklist-problems'
import { aChecklistDocument, aQuestion, aQuestionOf, aSection } from '@/test/factories'
import { beginBuilding, buildChecklist, type Edit } from './builder-state'
import { findQuestion, findSection } from './document-edits'
import {
  addColumn,
  asMatrix,
  asQuestions,
  canBeMatrix,
  changeColumn,
  columnOptions,
  matrixColumns,
  moveColumn,
  newMatrix,
  newRow,
} from './matrix-parts'

const option = (id: string, points: string, ru = id) => ({ id, text: { ru }, points })
const row = (id: string, ...options: Option[]) => aQuestionOf('single', { id, options })
const equal = aSection({
  questions: [
    row('a', option('x', '1', 'Да'), option('y', '0', 'Нет')),
    row('b', option('z', '1', 'Да'), option('w', '0', 'Нет')),
  ],
})

const edited = (document: ReturnType<typeof aChecklistDocument>, ...edits: Edit[]) =>
  edits.reduce(
    (state, edit) => buildChecklist(state, { kind: 'edit', edit }),
    beginBuilding(document),
  )

describe('a matrix', () => {
  it('begins with nothing wrong but its missing words', () => {
    const { document, selected } = edited(aChecklistDocument(), {
      kind: 'add-matrix',
      parentId: 's1',
      fresh: 'm',
    })
    expect(selected).toBe('m')
    const codes = checklistProblems(document).map(({ code }) => code)
    expect(codes).not.toContain('matrix-unequal')
    expect(findSection(document, 'm')).toMatchObject({ depth: 1, section: { weight: '1' } })
  })

  it('takes rows only, also where another type was meant, and no sections', () => {
    const document = aChecklistDocument({ sections: [asMatrix(equal)] })
    const add = { kind: 'add-question', sectionId: 's1', after: null, type: 'photo' } as const
    const { document: longer } = edited(document, { ...add, fresh: 'new' })
    const added = findQuestion(longer, 'new')?.question
    expect(added).toMatchObject({ type: 'single', options: matrixColumns(equal) })
    const nested = edited(document, { kind: 'add-section', parentId: 's1', fresh: 'inner' })
    expect(nested.document).toBe(document)
  })

  it('changes a column in all rows at once; answers keep their identifiers', () => {
    const matrix = asMatrix(equal)
    const longer = addColumn(matrix, option('third', '0.5'))
    const renamed = changeColumn(longer, 1, {
      ...option('any', '-1', 'Никогда'),
      possible: '1',
    })
    const moved = moveColumn(renamed, 0, 2)
    const never = { text: { ru: 'Никогда' }, points: '-1', possible: '1' }
    expect(moved.questions).toMatchObject([
      { options: [{ id: 'y', ...never }, { id: 'third' }, { id: 'x' }] },
      { options: [{ id: 'w', ...never }, { id: 'third' }, { id: 'z' }] },
    ])
    expect([...columnOptions(moved, 0)]).toEqual([
      ['a', new Set(['y'])],
      ['b', new Set(['w'])],
    ])
    const plain = changeColumn(moved, 0, option('any', '0'))
    expect(plain.questions[1]).toMatchObject({ options: [{ id: 'w', points: '0' }, {}, {}] })
    expect(JSON.stringify(plain)).not.toContain('possible')
  })

  it('is made of rows that differ: answers of the same words stay what they were', () => {
    const when = { kind: 'answered', question: 'a' } as const
    const uneven = aSection({
      questions: [
        row('a', option('x', '1', 'Да'), option('y', '0', ''), option('n', '0', '')),
        row('b', option('w', '5', 'Нет'), { ...option('z', '2', 'Да'), showWhen: when }),
        row('c', option('y', '3', 'Да'), option('n', '1', 'Нет')),
      ],
    })
    const { questions } = asMatrix(uneven)
    const columns = [
      { text: { ru: 'Да' }, points: '1' },
      { text: { ru: '' }, points: '0' },
      { text: { ru: '' }, points: '0' },
    ]
    const named = (...ids: string[]) => ids.map((id, place) => ({ id, ...columns[place] }))
    expect(questions[0]).toBe(uneven.questions[0])
    expect(questions.map((own) => ('options' in own ? own.options : []))).toEqual([
      named('x', 'y', 'n'),
      named('z', 'y', 'n').map((own, place) => (place === 0 ? { ...own, showWhen: when } : own)),
      named('y', 'c1', 'n'),
    ])
  })

  it('a row is asked like the one before it, with words of its own', () => {
    const [first] = equal.questions
    const strict = { ...equal, questions: [{ ...aQuestion(), ...first, required: false }] }
    const matrix = asMatrix({ ...strict, questions: strict.questions.map((own) => own) })
    expect(newRow(matrix, 'r')).toMatchObject({ id: 'r', text: {}, required: false })
  })

  it('comes apart into ordinary questions and together again', () => {
    expect(canBeMatrix(equal)).toBe(true)
    const matrix = asMatrix(equal)
    expect(matrix.questions).toEqual(equal.questions)
    const apart = asQuestions(matrix)
    expect('layout' in apart).toBe(false)
    expect(asMatrix(apart)).toEqual(matrix)
  })

  it.each([
    ['no questions', aSection({ questions: [] })],
    ['another type', aSection({ questions: [aQuestion()] })],
    [
      'other points',
      aSection({ questions: [row('a', option('x', '1')), row('b', option('x', '2'))] }),
    ],
    [
      'sections inside',
      aSection({ questions: equal.questions, sections: [aSection({ id: 'i' })] }),
    ],
  ])('cannot be made of a section with %s', (_, section) => {
    expect(canBeMatrix(section)).toBe(false)
  })

  it('is made with two columns, the first one worth a point', () => {
    expect(matrixColumns(newMatrix('m')).map(({ points }) => points)).toEqual(['1', '0'])
  })
})

describe('removing what others read', () => {
  const reading = aQuestion({ id: 'q2', showWhen: { kind: 'answered', question: 'q1' } })
  const document = aChecklistDocument({
    sections: [aSection({ questions: [aQuestion({ id: 'q1' }), reading] })],
  })

  it('leaves the conditions, or frees them, as one was asked', () => {
    const left = edited(document, { kind: 'remove', ids: new Set(['q1']) }).document
    expect(findQuestion(left, 'q2')?.question.showWhen).toBeDefined()
    const freed = edited(document, { kind: 'remove', ids: new Set(['q1']), freeing: true }).document
    expect(findQuestion(freed, 'q2')?.question.showWhen).toBeUndefined()
  })
})
