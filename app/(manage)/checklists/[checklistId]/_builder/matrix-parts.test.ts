import { describe, expect, it } from 'vitest'
import { checklistProblems } from '@/lib/core/checklist-problems'
import { aChecklistDocument, aQuestion, aQuestionOf, aSection } from '@/test/factories'
import { beginBuilding, buildChecklist, type Edit } from './builder-state'
import { findQuestion, findSection } from './document-edits'
import {
  asMatrix,
  asQuestions,
  canBeMatrix,
  matrixColumns,
  newMatrix,
  newRow,
  withColumns,
} from './matrix-parts'

const option = (id: string, points: string, ru = id) => ({ id, text: { ru }, points })
const row = (id: string, ...options: ReturnType<typeof option>[]) =>
  aQuestionOf('single', { id, options })
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

  it('changes a column in all rows at once', () => {
    const matrix = asMatrix(equal)
    const columns = [...matrixColumns(matrix), option('third', '0.5')]
    for (const question of withColumns(matrix, columns).questions) {
      expect(question).toMatchObject({ options: columns })
    }
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
    expect(matrix.questions.map((question) => question)).toMatchObject([
      { options: [{ id: 'x' }, { id: 'y' }] },
      { options: [{ id: 'x' }, { id: 'y' }] },
    ])
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
    const left = edited(document, { kind: 'remove', id: 'q1' }).document
    expect(findQuestion(left, 'q2')?.question.showWhen).toBeDefined()
    const freed = edited(document, { kind: 'remove', id: 'q1', freeing: true }).document
    expect(findQuestion(freed, 'q2')?.question.showWhen).toBeUndefined()
  })
})
