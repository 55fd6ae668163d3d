import { describe, expect, it } from 'vitest'
import type { ChecklistDocument, Section } from '@/lib/core/checklist'
import { aChecklistDocument, aQuestion, aQuestionOf, aSection } from '@/test/factories'
import { beginBuilding, buildChecklist } from './builder-state'
import { insertParts, moveNodes, partsIn, placeNodes, removeNodes } from './document-batch'

const section = (id: string, questions: readonly string[], sections: readonly Section[] = []) =>
  aSection({ id, questions: questions.map((own) => aQuestion({ id: own })), sections })

const document = aChecklistDocument({
  sections: [
    section('A', ['a1', 'a2', 'a3'], [section('AA', ['aa1'])]),
    section('B', ['b1', 'b2']),
  ],
})

/** A(a1 a2 a3 AA(aa1)) B(b1 b2) */
function shapeOf({ sections }: Pick<ChecklistDocument, 'sections'>): string {
  const own = ({ id, questions, sections: inner }: Section): string =>
    `${id}(${[...questions.map((question) => question.id), ...inner.map(own)].join(' ')})`
  return sections.map(own).join(' ')
}

const ids = (...own: string[]) => new Set(own)

describe('several parts at once', () => {
  it('are one question where a marked section holds the other', () => {
    const parts = partsIn(document, ids('AA', 'aa1', 'b2', 'a1'))
    expect(parts.questions.map(({ id }) => id)).toEqual(['a1', 'b2'])
    expect(parts.sections.map(({ id }) => id)).toEqual(['AA'])
  })

  it('are removed together', () => {
    expect(shapeOf(removeNodes(document, ids('a1', 'AA', 'aa1', 'B')))).toBe('A(a2 a3)')
  })

  it('are removed with what conditions elsewhere say of them, where that is wanted', () => {
    const showWhen = { kind: 'answered', question: 'a1' } as const
    const reader = aQuestion({ id: 'b1', showWhen })
    const read = aChecklistDocument({
      sections: [section('A', ['a1', 'a2']), aSection({ id: 'B', questions: [reader] })],
    })
    const removed = (freeing: { readonly freeing?: true }) => {
      const edit = { kind: 'remove', ids: ids('a1', 'a2'), ...freeing } as const
      return buildChecklist(beginBuilding(read), { kind: 'edit', edit }).document
    }
    expect(shapeOf(removed({}))).toBe('A() B(b1)')
    expect(removed({}).sections[1]?.questions[0]?.showWhen).toEqual(showWhen)
    expect(shapeOf(removed({ freeing: true }))).toBe('A() B(b1)')
    expect(removed({ freeing: true }).sections[1]?.questions[0]).not.toHaveProperty('showWhen')
  })

  it('move a step together, in their order, also past the edge of a section', () => {
    expect(shapeOf(moveNodes(document, ids('a2', 'a3'), 'up'))).toBe('A(a2 a3 a1 AA(aa1)) B(b1 b2)')
    expect(shapeOf(moveNodes(document, ids('b1', 'b2'), 'up'))).toBe(
      'A(a1 a2 a3 AA(aa1 b1 b2)) B()',
    )
    expect(shapeOf(moveNodes(document, ids('a2', 'a3'), 'down'))).toBe(
      'A(a1 AA(a2 a3 aa1)) B(b1 b2)',
    )
  })

  it('stay together where one of them cannot move', () => {
    expect(moveNodes(document, ids('a1', 'b2'), 'up')).toBe(document)
    expect(moveNodes(document, ids('A', 'B'), 'down')).toBe(document)
  })
})

describe('a table of equal questions', () => {
  const options = [
    { id: 'c1', text: { ru: 'Да' }, points: '1' },
    { id: 'c2', text: { ru: 'Нет' }, points: '0' },
  ]
  const row = (id: string) => aQuestionOf('single', { id, options })
  const other = aQuestionOf('single', { id: 'other', options: options.slice(0, 1) })
  const table = aSection({ id: 'M', layout: 'matrix', questions: [row('m1'), row('m2')] })
  const around = aChecklistDocument({
    sections: [
      aSection({ id: 'A', questions: [aQuestion({ id: 'a1' }), row('a2')] }),
      table,
      section('B', ['b1']),
    ],
  })
  const put = (own: readonly string[], id: string, side: 'before' | 'after' | 'into') =>
    shapeOf(placeNodes(around, ids(...own), { id, side }))

  it('takes no question with other answers, and no section', () => {
    expect(put(['a1'], 'm1', 'after')).toBe('A(a1 a2) M(m1 m2) B(b1)')
    expect(put(['a2', 'a1'], 'M', 'into')).toBe('A(a1 a2) M(m1 m2) B(b1)')
    expect(put(['B'], 'M', 'into')).toBe('A(a1 a2) M(m1 m2) B(b1)')
    expect(shapeOf(moveNodes(around, ids('B'), 'in'))).toBe('A(a1 a2) M(m1 m2) B(b1)')
  })

  it('takes a row of its columns, and keeps the order of its own', () => {
    expect(put(['a2'], 'm1', 'after')).toBe('A(a1) M(m1 a2 m2) B(b1)')
    expect(put(['m2'], 'm1', 'before')).toBe('A(a1 a2) M(m2 m1) B(b1)')
    expect(put(['m1'], 'b1', 'after')).toBe('A(a1 a2) M(m2) B(b1 m1)')
  })

  it('is passed by a question that steps over it', () => {
    expect(shapeOf(moveNodes(around, ids('b1'), 'up'))).toBe('A(a1 a2 b1) M(m1 m2) B()')
    expect(shapeOf(moveNodes(around, ids('a2'), 'down'))).toBe('A(a1) M(a2 m1 m2) B(b1)')
    expect(moveNodes(aChecklistDocument({ sections: [table] }), ids('m1'), 'up').sections).toEqual([
      table,
    ])
  })

  it('leaves pasted questions to an ordinary section, all of them where one does not fit', () => {
    const pasted = (at: string, ...questions: readonly (typeof other)[]) =>
      shapeOf(insertParts(around, { questions, sections: [] }, at))
    expect(pasted('m1', row('x'))).toBe('A(a1 a2) M(m1 x m2) B(b1)')
    expect(pasted('m1', row('x'), other)).toBe('A(a1 a2 x other) M(m1 m2) B(b1)')
    const behind = aChecklistDocument({ sections: [table, section('B', ['b1'])] })
    const parts = { questions: [other], sections: [] }
    expect(shapeOf(insertParts(behind, parts, 'M'))).toBe('M(m1 m2) B(other b1)')
    const alone = aChecklistDocument({ sections: [table] })
    const edit = { kind: 'insert', parts, at: 'm2', fresh: 'new' } as const
    const { document: next } = buildChecklist(beginBuilding(alone), { kind: 'edit', edit })
    expect(shapeOf(next)).toBe('new(other) M(m1 m2)')
  })
})

describe('a drop', () => {
  const place = (own: ReadonlySet<string>, id: string, side: 'before' | 'after' | 'into') =>
    shapeOf(placeNodes(document, own, { id, side }))

  it('brings questions beside a question of another section, in their order', () => {
    expect(place(ids('a3', 'a1'), 'b2', 'before')).toBe('A(a2 AA(aa1)) B(b1 a1 a3 b2)')
    expect(place(ids('b2'), 'AA', 'into')).toBe('A(a1 a2 a3 AA(b2 aa1)) B(b1)')
  })

  it('brings sections beside and into sections', () => {
    expect(place(ids('AA'), 'B', 'after')).toBe('A(a1 a2 a3) B(b1 b2) AA(aa1)')
    expect(place(ids('B'), 'A', 'into')).toBe('A(a1 a2 a3 B(b1 b2) AA(aa1))')
  })

  it('leaves everything as it is where the parts cannot go', () => {
    const nowhere = [
      placeNodes(document, ids('A'), { id: 'AA', side: 'into' }),
      placeNodes(document, ids('A'), { id: 'a1', side: 'before' }),
      placeNodes(document, ids('a1'), { id: 'a1', side: 'after' }),
      placeNodes(document, ids('a1'), { id: 'a2', side: 'before' }),
      placeNodes(document, ids('a1'), { id: 'nobody', side: 'into' }),
    ]
    for (const next of nowhere) expect(next).toBe(document)
  })
})

describe('parts from elsewhere', () => {
  const parts = {
    questions: [aQuestion({ id: 'x' })],
    sections: [section('X', []), section('Y', [])],
  }

  it('stand behind the part at hand', () => {
    expect(shapeOf(insertParts(document, parts, 'a1'))).toBe(
      'A(a1 x a2 a3 AA(aa1)) X() Y() B(b1 b2)',
    )
    expect(shapeOf(insertParts(document, parts, null))).toBe(
      'A(a1 a2 a3 AA(aa1)) B(b1 b2 x) X() Y()',
    )
  })

  it('get a section of their own where there is none', () => {
    const empty = beginBuilding(aChecklistDocument({ sections: [] }))
    const edit = { kind: 'insert', parts, at: null, fresh: 'new' } as const
    const { document: next, selected } = buildChecklist(empty, { kind: 'edit', edit })
    expect(shapeOf(next)).toBe('new(x) X() Y()')
    expect(selected).toBe('x')
  })
})

describe('marks', () => {
  const marked = (...actions: Parameters<typeof buildChecklist>[1][]) =>
    actions.reduce(buildChecklist, beginBuilding(document))

  it('are set one by one, the first taking the selected part along', () => {
    const state = marked(
      { kind: 'select', id: 'a1' },
      { kind: 'mark', marking: { kind: 'toggle', id: 'b1' } },
    )
    expect([...state.marked]).toEqual(['a1', 'b1'])
    const less = buildChecklist(state, { kind: 'mark', marking: { kind: 'toggle', id: 'a1' } })
    expect([...less.marked]).toEqual(['b1'])
  })

  it('are drawn from the anchor to here, in both directions', () => {
    const down = marked(
      { kind: 'select', id: 'a2' },
      { kind: 'mark', marking: { kind: 'range', to: 'aa1' } },
    )
    expect([...down.marked]).toEqual(['a2', 'a3', 'AA', 'aa1'])
    const up = buildChecklist(down, { kind: 'mark', marking: { kind: 'range', to: 'a1' } })
    expect([...up.marked]).toEqual(['a1', 'a2'])
  })

  it('go with what is removed, and all of it comes back in one step', () => {
    const state = marked(
      { kind: 'select', id: 'a2' },
      { kind: 'mark', marking: { kind: 'range', to: 'aa1' } },
      { kind: 'edit', edit: { kind: 'remove', ids: ids('a2', 'a3', 'AA', 'aa1') } },
    )
    expect(shapeOf(state.document)).toBe('A(a1) B(b1 b2)')
    expect(state.marked.size).toBe(0)
    expect(buildChecklist(state, { kind: 'undo' }).document).toBe(document)
  })
})
