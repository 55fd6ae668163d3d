import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checklistDraftSchema } from '@/lib/checklist-documents/schema'
import { templateFile } from '@/lib/checklists/formats/templates'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { checklistProblems } from '@/lib/core/checklist-problems'
import { allQuestions } from '@/lib/core/checklist-questions'
import { aChecklistDocument, aQuestion, aSection } from '@/test/factories'
import {
  type BuilderAction,
  type BuilderState,
  beginBuilding,
  buildChecklist,
  type Edit,
  undoLimit,
} from './builder-state'
import { findQuestion, findSection, sectionsOf } from './document-edits'
import { withText, withType } from './new-parts'
import { questionTypes } from './question-types'

const types = questionTypes

/** Anything that a person can do, with the parts named by their place modulo their number. */
type Whim =
  | { readonly do: 'undo' | 'redo' | 'end-burst' }
  | { readonly do: 'edit'; readonly what: string; readonly a: number; readonly b: number }

const whim: fc.Arbitrary<Whim> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('undo', 'redo', 'end-burst') }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      what: fc.constantFrom(
        'title',
        'type',
        'add-section',
        'add-question',
        'add-matrix',
        'remove',
        'remove-freeing',
        'up',
        'down',
        'in',
        'out',
        'place',
        'select',
      ),
      a: fc.nat(1000),
      b: fc.nat(1000),
    }),
  },
)

function actionOf(whim: Whim, { document }: BuilderState, step: number): BuilderAction {
  if (whim.do !== 'edit') return { kind: whim.do }
  const { what, a, b } = whim
  const sections = sectionsOf(document)
  const questions = allQuestions(document)
  const ids = [...sections, ...questions].map(({ id }) => id)
  const any = ids[a % Math.max(1, ids.length)] ?? 'nobody'
  const section = sections[b % Math.max(1, sections.length)]?.id ?? 'nobody'
  const fresh = `n${step}`
  const edit = (edit: Edit): BuilderAction => ({ kind: 'edit', edit })
  const question = questions[a % Math.max(1, questions.length)]
  switch (what) {
    case 'select':
      return { kind: 'select', id: any }
    case 'title':
      return {
        kind: 'edit',
        edit: { kind: 'head', patch: { title: withText(document.title, 'ru', `Анкета ${b % 3}`) } },
        burst: 'title',
      }
    case 'type':
      return question
        ? edit({
            kind: 'question',
            question: withType(question, types[b % types.length] ?? 'text'),
          })
        : { kind: 'end-burst' }
    case 'add-section':
      return edit({ kind: 'add-section', parentId: b % 3 === 0 ? null : section, fresh })
    case 'add-question': {
      const type = types[b % types.length] ?? 'text'
      return edit({ kind: 'add-question', sectionId: section, after: any, type, fresh })
    }
    case 'add-matrix':
      return edit({ kind: 'add-matrix', parentId: b % 3 === 0 ? null : section, fresh })
    case 'remove':
      return edit({ kind: 'remove', ids: new Set([any]) })
    case 'remove-freeing':
      return edit({ kind: 'remove', ids: new Set([any]), freeing: true })
    case 'place':
      return edit({
        kind: 'place-many',
        ids: new Set([any]),
        target: { id: section, side: 'into' },
      })
    default:
      return edit({ kind: 'move', id: any, direction: what as 'up' | 'down' | 'in' | 'out' })
  }
}

const start = aChecklistDocument({
  sections: [
    aSection({ id: 'a', questions: [aQuestion({ id: 'a1' }), aQuestion({ id: 'a2' })] }),
    aSection({
      id: 'b',
      questions: [],
      sections: [aSection({ id: 'c', questions: [aQuestion({ id: 'c1' })] })],
    }),
  ],
})

function lived(whims: readonly Whim[]): BuilderState[] {
  const states = [beginBuilding(start)]
  for (const [step, whim] of whims.entries()) {
    const state = states.at(-1) ?? beginBuilding(start)
    states.push(buildChecklist(state, actionOf(whim, state, step)))
  }
  return states
}

function act(document: ChecklistDocument, ...actions: BuilderAction[]): BuilderState {
  return actions.reduce(buildChecklist, beginBuilding(document))
}

const life = fc.array(whim, { maxLength: 60, size: 'max' })

describe('undo and redo', () => {
  it('lead back to the very beginning and forth to the very end, step by step', () => {
    fc.assert(
      fc.property(life, (whims) => {
        const end = lived(whims).at(-1) ?? beginBuilding(start)
        const way = [end]
        let state = end
        while (state.past.length > 0) {
          state = buildChecklist(state, { kind: 'undo' })
          way.push(state)
        }
        expect(state.document).toBe(start)
        for (const passed of way.toReversed().slice(1)) {
          state = buildChecklist(state, { kind: 'redo' })
          expect(state.document).toBe(passed.document)
          expect(state.selected).toBe(passed.selected)
        }
        const further = way[0]?.future.length ?? 0
        expect(state.future).toHaveLength(further)
      }),
    )
  })

  it('take back exactly one step, whatever it was', () => {
    fc.assert(
      fc.property(life, (whims) => {
        const states = lived(whims)
        const last = states.at(-1)
        const before = states.at(-2)
        if (!last || !before || last.past.length <= before.past.length) return
        if (last.future.length > 0) return
        expect(buildChecklist(last, { kind: 'undo' }).document).toBe(before.document)
      }),
    )
  })

  it('do nothing at the ends', () => {
    const state = beginBuilding(start)
    expect(buildChecklist(state, { kind: 'undo' })).toBe(state)
    expect(buildChecklist(state, { kind: 'redo' })).toBe(state)
  })

  it('go back as far as to a given step at once', () => {
    const title = (ru: string): BuilderAction => ({
      kind: 'edit',
      edit: { kind: 'head', patch: { title: { ru } } },
    })
    const state = act(start, title('1'), title('2'), title('3'), { kind: 'undo-to', steps: 1 })
    expect(state.document.title).toEqual({ ru: '1' })
    expect(state.future).toHaveLength(2)
    expect(buildChecklist(state, { kind: 'undo-to', steps: 5 })).toBe(state)
  })

  it('forget the future after a new edit', () => {
    const title = (ru: string): BuilderAction => ({
      kind: 'edit',
      edit: { kind: 'head', patch: { title: { ru } } },
    })
    const state = act(start, title('1'), title('2'), { kind: 'undo' }, title('3'), { kind: 'redo' })
    expect(state.document.title).toEqual({ ru: '3' })
    expect(buildChecklist(state, { kind: 'undo' }).document.title).toEqual({ ru: '1' })
  })

  it('take a burst of typing for one step, until it ends', () => {
    const typed = (ru: string): BuilderAction => ({
      kind: 'edit',
      edit: { kind: 'head', patch: { title: { ru } } },
      burst: 'title.ru',
    })
    const state = act(start, typed('А'), typed('Ан'), { kind: 'end-burst' }, typed('Анк'))
    expect(state.past).toHaveLength(2)
    expect(buildChecklist(state, { kind: 'undo' }).document.title).toEqual({ ru: 'Ан' })
  })

  it('remember a limited number of steps', () => {
    const titles = Array.from(
      { length: undoLimit + 5 },
      (_, n): BuilderAction => ({
        kind: 'edit',
        edit: { kind: 'head', patch: { title: { ru: String(n) } } },
      }),
    )
    expect(act(start, ...titles).past).toHaveLength(undoLimit)
  })
})

describe('whatever is done', () => {
  it('leaves a document that can be saved: the schema takes it, identifiers stay unique', () => {
    fc.assert(
      fc.property(life, (whims) => {
        for (const { document } of lived(whims)) {
          const parsed = checklistDraftSchema.safeParse(document)
          expect(parsed.error?.issues ?? []).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('moves lose and add no question', () => {
    fc.assert(
      fc.property(life, (whims) => {
        const moves = whims.filter(
          (own) => own.do === 'edit' && ['up', 'down', 'in', 'out', 'place'].includes(own.what),
        )
        const end = lived(moves).at(-1)?.document ?? start
        expect(
          allQuestions(end)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(['a1', 'a2', 'c1'])
        expect(
          sectionsOf(end)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(['a', 'b', 'c'])
      }),
    )
  })

  it('looks at a part that is there', () => {
    fc.assert(
      fc.property(life, (whims) => {
        for (const { document, selected } of lived(whims)) {
          const isThere = findQuestion(document, selected) ?? findSection(document, selected)
          expect(selected === null || isThere !== null).toBe(true)
        }
      }),
    )
  })

  it('shares what was not changed', () => {
    const { checklist } = templateFile('store-visit')
    const patch = { title: { ru: 'Иначе', en: 'Other' } }
    const { document } = act(checklist, {
      kind: 'edit',
      edit: { kind: 'section', id: 'till', patch },
    })
    const untouched = document.sections.filter(({ id }) => id !== 'till')
    for (const section of untouched) expect(checklist.sections).toContain(section)
  })
})

describe('single edits', () => {
  const edit = (edit: Edit): BuilderAction => ({ kind: 'edit', edit })

  it('a question at the edge of its section goes into the next one', () => {
    const down = edit({ kind: 'move', id: 'a2', direction: 'down' })
    const { document } = act(start, down)
    expect(findQuestion(document, 'a2')).toMatchObject({ section: { id: 'b' }, index: 0 })
    expect(findQuestion(act(start, down, down).document, 'a2')?.section.id).toBe('c')
  })

  it('a nested section loses weight and mark, which only root sections have', () => {
    const heavy = aChecklistDocument({
      sections: [
        aSection({ id: 'a' }),
        aSection({ id: 'b', weight: '40', passMark: '80', questions: [] }),
      ],
    })
    const { document } = act(heavy, edit({ kind: 'move', id: 'b', direction: 'in' }))
    expect(findSection(document, 'b')).toMatchObject({
      parent: { id: 'a' },
      section: { weight: '1', passMark: null },
    })
  })

  it('a new part is selected, and after a removal its neighbour', () => {
    const added = act(
      start,
      edit({ kind: 'add-question', sectionId: 'a', after: 'a1', type: 'scale', fresh: 'new' }),
    )
    expect(added.selected).toBe('new')
    expect(findQuestion(added.document, 'new')?.index).toBe(1)
    const removed = buildChecklist(added, edit({ kind: 'remove', ids: new Set(['new']) }))
    expect(removed.selected).toBe('a2')
  })

  it("another person's version replaces the own one, which stays one undo away", () => {
    const theirs = aChecklistDocument({ title: { ru: 'Чужая' } })
    const state = act(start, edit({ kind: 'replace', document: theirs }))
    expect(state.document).toBe(theirs)
    expect(buildChecklist(state, { kind: 'undo' }).document).toBe(start)
  })

  it.each(types)(
    'a question asked as %s keeps its text and has nothing to mend but its texts',
    (type) => {
      const question = withType(aQuestion({ id: 'q', weight: '3', hint: { ru: 'Смотрите' } }), type)
      expect(question).toMatchObject({ id: 'q', weight: '3', hint: { ru: 'Смотрите' }, type })
      const problems = checklistProblems(
        aChecklistDocument({ sections: [aSection({ questions: [question] })] }),
      )
      const toMend = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)
      expect(toMend.filter((code) => code !== 'empty-option-text')).toEqual([])
    },
  )
})
