import type { ChecklistDocument, Question, QuestionType, Section } from '@/lib/core/checklist'
import { withoutReadsOf } from '@/lib/core/condition-readers'
import {
  changeQuestion,
  changeSection,
  duplicateNode,
  findQuestion,
  findSection,
  idsBeneath,
  insertQuestion,
  insertSection,
  type NodeId,
  removeNode,
} from './document-edits'
import { type Direction, levelLimit, moveNode, moveQuestionTo } from './document-moves'
import { newMatrix, newRow } from './matrix-parts'
import { newQuestion, newSection } from './new-parts'

/** What can be done to the document; plain data, so that a test can do anything a person can. */
export type Edit =
  | {
      readonly kind: 'head'
      readonly patch: Partial<Pick<ChecklistDocument, 'title' | 'touchpoint' | 'policies'>>
    }
  | {
      readonly kind: 'section'
      readonly id: string
      readonly patch: Partial<Pick<Section, 'title' | 'weight' | 'passMark'>>
    }
  | { readonly kind: 'question'; readonly question: Question }
  /** The section anew, with its questions: its condition, its columns, its layout. */
  | { readonly kind: 'replace-section'; readonly section: Section }
  /** `parentId` null: a root section. It stands last. */
  | { readonly kind: 'add-section'; readonly parentId: NodeId; readonly fresh: string }
  /** A table of equal questions, last in the section, or a root section. */
  | { readonly kind: 'add-matrix'; readonly parentId: NodeId; readonly fresh: string }
  /** Behind the question `after`, or last in the section. */
  | {
      readonly kind: 'add-question'
      readonly sectionId: string
      readonly after: string | null
      readonly type: QuestionType
      readonly fresh: string
    }
  /** `freeing`: conditions elsewhere lose their claims about what goes. */
  | { readonly kind: 'remove'; readonly id: string; readonly freeing?: true }
  | { readonly kind: 'duplicate'; readonly id: string; readonly fresh: string }
  | { readonly kind: 'move'; readonly id: string; readonly direction: Direction }
  | {
      readonly kind: 'place-question'
      readonly id: string
      readonly sectionId: string
      readonly index: number
    }
  /** The whole document anew: another person's version. The own one stays one undo away. */
  | { readonly kind: 'replace'; readonly document: ChecklistDocument }

/** Where one was, and with which document; undo leads back to both. */
interface Step {
  readonly document: ChecklistDocument
  readonly selected: NodeId
}

export interface BuilderState extends Step {
  readonly past: readonly Step[]
  readonly future: readonly Step[]
  /** The burst of typing that the newest step belongs to; null when the next edit is a new step. */
  readonly burst: string | null
}

export type BuilderAction =
  /** Edits of one `burst` (typing into one field) are undone together. */
  | { readonly kind: 'edit'; readonly edit: Edit; readonly burst?: string | undefined }
  | { readonly kind: 'end-burst' }
  | { readonly kind: 'select'; readonly id: NodeId }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  /** Back to where so many steps had been made. */
  | { readonly kind: 'undo-to'; readonly steps: number }

/** So many steps can be undone; a step is small, for it shares what it did not change. */
export const undoLimit = 200

export function beginBuilding(document: ChecklistDocument): BuilderState {
  return { document, selected: null, past: [], future: [], burst: null }
}

export function buildChecklist(state: BuilderState, action: BuilderAction): BuilderState {
  switch (action.kind) {
    case 'edit':
      return afterEdit(state, action.edit, action.burst ?? null)
    case 'end-burst':
      return state.burst === null ? state : { ...state, burst: null }
    case 'select':
      return select(state, action.id)
    case 'undo':
      return travel(state, 'past')
    case 'redo':
      return travel(state, 'future')
    case 'undo-to':
      return undoTo(state, action.steps)
  }
}

function select(state: BuilderState, id: NodeId): BuilderState {
  if (state.selected === id || (id !== null && !exists(state.document, id))) return state
  return { ...state, selected: id, burst: null }
}

function afterEdit(state: BuilderState, edit: Edit, burst: string | null): BuilderState {
  const document = applyEdit(state.document, edit)
  if (document === state.document) return state
  const selected = selectedAfter(state, document, edit)
  const continues = burst !== null && burst === state.burst
  const here: Step = { document: state.document, selected: state.selected }
  const past = continues ? state.past : [...state.past, here].slice(-undoLimit)
  return { document, selected, past, future: [], burst }
}

function travel(state: BuilderState, to: 'past' | 'future'): BuilderState {
  const from = to === 'past' ? 'future' : 'past'
  const target = state[to].at(-1)
  if (target === undefined) return state
  const here: Step = { document: state.document, selected: state.selected }
  const left = { [to]: state[to].slice(0, -1), [from]: [...state[from], here] }
  return { ...state, ...left, ...target, burst: null }
}

function undoTo(state: BuilderState, steps: number): BuilderState {
  let now = state
  while (now.past.length > steps) now = travel(now, 'past')
  return now
}

function applyEdit(document: ChecklistDocument, edit: Edit): ChecklistDocument {
  switch (edit.kind) {
    case 'head':
      return { ...document, ...edit.patch }
    case 'section':
      return changeSection(document, edit.id, (section) => ({ ...section, ...edit.patch }))
    case 'question':
      return changeQuestion(document, edit.question)
    case 'replace-section':
      return changeSection(document, edit.section.id, () => edit.section)
    case 'add-section':
      return addSection(document, edit.parentId, newSection(edit.fresh, '10'))
    case 'add-matrix':
      return addSection(document, edit.parentId, { ...newMatrix(edit.fresh), weight: '10' })
    case 'add-question': {
      const { sectionId, after, type, fresh } = edit
      const found = findSection(document, sectionId)
      if (found === null) return document
      const before = found.section.questions.findIndex(({ id }) => id === after)
      const index = before < 0 ? found.section.questions.length : before + 1
      const { section } = found
      const isRow = section.layout === 'matrix'
      const question = isRow ? newRow(section, fresh) : newQuestion(type, fresh)
      return insertQuestion(document, sectionId, index, question)
    }
    case 'remove': {
      const gone = removeNode(document, edit.id)
      return edit.freeing ? withoutReadsOf(gone, idsBeneath(document, edit.id)) : gone
    }
    case 'duplicate':
      return duplicateNode(document, edit.id, edit.fresh)
    case 'move':
      return moveNode(document, edit.id, edit.direction)
    case 'place-question':
      return moveQuestionTo(document, edit.id, edit.sectionId, edit.index)
    case 'replace':
      return edit.document
  }
}

function addSection(
  document: ChecklistDocument,
  parentId: NodeId,
  section: Section,
): ChecklistDocument {
  if (parentId === null) {
    return insertSection(document, null, document.sections.length, section)
  }
  const parent = findSection(document, parentId)
  if (parent === null || parent.depth + 2 > levelLimit) return document
  // A table has rows and columns and no sections.
  if (parent.section.layout === 'matrix') return document
  return insertSection(document, parentId, parent.section.sections.length, section)
}

/** A new part is looked at; when the part that was looked at is gone, its neighbour is. */
function selectedAfter(state: BuilderState, document: ChecklistDocument, edit: Edit): NodeId {
  if ('fresh' in edit) return edit.fresh
  const { selected } = state
  if (selected === null || exists(document, selected)) return selected
  return edit.kind === 'remove' ? neighbourOf(state.document, document, edit.id) : null
}

function exists(document: ChecklistDocument, id: string): boolean {
  return findQuestion(document, id) !== null || findSection(document, id) !== null
}

function neighbourOf(before: ChecklistDocument, after: ChecklistDocument, gone: string): NodeId {
  const question = findQuestion(before, gone)
  if (question) {
    const now = findSection(after, question.section.id)?.section
    const near = now?.questions[question.index] ?? now?.questions.at(-1)
    return near?.id ?? question.section.id
  }
  const section = findSection(before, gone)
  if (section === null) return null
  const { parent, siblings, index } = section
  return (siblings[index + 1] ?? siblings[index - 1] ?? parent)?.id ?? null
}
