import type { ChecklistDocument, Question, QuestionType, Section } from '@/lib/core/checklist'
import { goneParts, withoutReadsOf } from '@/lib/core/condition-readers'
import type { ChecklistParts } from '@/lib/core/copied-parts'
import {
  insertParts,
  moveNodes,
  placeForQuestions,
  placeNodes,
  removeNodes,
  type Target,
} from './document-batch'
import {
  changeQuestion,
  changeSection,
  findQuestion,
  findSection,
  idsBeneath,
  insertQuestion,
  insertSection,
  type NodeId,
} from './document-edits'
import { type Direction, levelLimit, moveNode } from './document-moves'
import { type Marked, type Marking, markedAfter, markParts, noMarks } from './marked-parts'
import { newMatrix, newRow } from './matrix-parts'
import { newQuestion, newSection } from './new-parts'
import { type GoneOptions, removeOptions } from './option-removal'
import { setWeights, type WeightChange } from './weight-cells'

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
  | { readonly kind: 'remove'; readonly ids: ReadonlySet<string>; readonly freeing?: true }
  | { readonly kind: 'remove-options'; readonly gone: GoneOptions; readonly freeing?: true }
  /** Parts from elsewhere, with identifiers that are free here; `fresh` names the section that loose
   * questions need where there is none. */
  | {
      readonly kind: 'insert'
      readonly parts: ChecklistParts
      readonly at: NodeId
      readonly fresh: string
    }
  | {
      readonly kind: 'move-many'
      readonly ids: ReadonlySet<string>
      readonly direction: Direction
    }
  | { readonly kind: 'place-many'; readonly ids: ReadonlySet<string>; readonly target: Target }
  /** Many weights and points at once, undone together. */
  | { readonly kind: 'weights'; readonly changes: readonly WeightChange[] }
  | { readonly kind: 'move'; readonly id: string; readonly direction: Direction }
  /** The whole document anew: another person's version. The own one stays one undo away. */
  | { readonly kind: 'replace'; readonly document: ChecklistDocument }

/** Where one was, and with which document; undo leads back to both. */
interface Step {
  readonly document: ChecklistDocument
  readonly selected: NodeId
}

export interface BuilderState extends Step, Marked {
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
  /** Several parts at once: one more or one less, or all from the anchor to here. */
  | { readonly kind: 'mark'; readonly marking: Marking }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  /** Back to where so many steps had been made. */
  | { readonly kind: 'undo-to'; readonly steps: number }

/** So many steps can be undone; a step is small, for it shares what it did not change. */
export const undoLimit = 200

export function beginBuilding(document: ChecklistDocument): BuilderState {
  return { document, selected: null, past: [], future: [], burst: null, ...noMarks }
}

export function buildChecklist(state: BuilderState, action: BuilderAction): BuilderState {
  switch (action.kind) {
    case 'edit':
      return afterEdit(state, action.edit, action.burst ?? null)
    case 'end-burst':
      return state.burst === null ? state : { ...state, burst: null }
    case 'select':
      return select(state, action.id)
    case 'mark':
      return markParts(state, action.marking)
    case 'undo':
      return travel(state, 'past')
    case 'redo':
      return travel(state, 'future')
    case 'undo-to':
      return undoTo(state, action.steps)
  }
}

function select(state: BuilderState, id: NodeId): BuilderState {
  if (id !== null && !exists(state.document, id)) return state
  if (state.selected === id && state.marked.size === 0) return state
  return { ...state, selected: id, burst: null, ...noMarks }
}

function afterEdit(state: BuilderState, edit: Edit, burst: string | null): BuilderState {
  const document = applyEdit(state.document, edit)
  if (document === state.document) return state
  const selected = selectedAfter(state, document, edit)
  const continues = burst !== null && burst === state.burst
  const here: Step = { document: state.document, selected: state.selected }
  const past = continues ? state.past : [...state.past, here].slice(-undoLimit)
  return { document, selected, past, future: [], burst, ...markedAfter(state, document, edit) }
}

function travel(state: BuilderState, to: 'past' | 'future'): BuilderState {
  const from = to === 'past' ? 'future' : 'past'
  const target = state[to].at(-1)
  if (target === undefined) return state
  const here: Step = { document: state.document, selected: state.selected }
  const left = { [to]: state[to].slice(0, -1), [from]: [...state[from], here] }
  return { ...state, ...left, ...target, burst: null, ...noMarks }
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
      const left = removeNodes(document, edit.ids)
      return edit.freeing ? withoutReadsOf(left, goneParts(idsBeneath(document, edit.ids))) : left
    }
    case 'remove-options': {
      const { left, changed } = removeOptions(document, edit.gone)
      return edit.freeing ? withoutReadsOf(left, changed) : left
    }
    case 'insert':
      return insertInto(document, edit)
    case 'move-many':
      return moveNodes(document, edit.ids, edit.direction)
    case 'place-many':
      return placeNodes(document, edit.ids, edit.target)
    case 'weights':
      return setWeights(document, edit.changes)
    case 'move':
      return moveNode(document, edit.id, edit.direction)
    case 'replace':
      return edit.document
  }
}

function insertInto(
  document: ChecklistDocument,
  { parts, at, fresh }: Extract<Edit, { kind: 'insert' }>,
): ChecklistDocument {
  const needsSection =
    parts.questions.length > 0 && placeForQuestions(document, at, parts.questions) === null
  const ready = needsSection ? insertSection(document, null, 0, newSection(fresh, '10')) : document
  return insertParts(ready, parts, at)
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
  if (edit.kind === 'insert') {
    return (edit.parts.questions[0] ?? edit.parts.sections[0])?.id ?? state.selected
  }
  if ('fresh' in edit) return edit.fresh
  const { selected } = state
  if (selected === null || exists(document, selected)) return selected
  return edit.kind === 'remove' ? neighbourOf(state.document, document, selected) : null
}

function exists(document: ChecklistDocument, id: string): boolean {
  return findQuestion(document, id) !== null || findSection(document, id) !== null
}

/** What stands nearest to a part that is gone: behind it, before it, or above it. */
function neighbourOf(before: ChecklistDocument, after: ChecklistDocument, gone: string): NodeId {
  const question = findQuestion(before, gone)
  const section = question?.section ?? findSection(before, gone)?.section
  if (section === undefined) return null
  if (question) {
    const near = nearestOf(section.questions, question.index, after)
    if (near !== null) return near
    return exists(after, section.id) ? section.id : neighbourOf(before, after, section.id)
  }
  const { parent, siblings, index } = findSection(before, gone) ?? noPlace
  const near = nearestOf(siblings, index, after)
  if (near !== null || parent === null) return near
  return exists(after, parent.id) ? parent.id : neighbourOf(before, after, parent.id)
}

const noPlace = { parent: null, siblings: [], index: 0 }

function nearestOf(
  parts: readonly { readonly id: string }[],
  index: number,
  after: ChecklistDocument,
): NodeId {
  const nearest = [...parts.slice(index + 1), ...parts.slice(0, index).toReversed()]
  return nearest.find(({ id }) => exists(after, id))?.id ?? null
}
