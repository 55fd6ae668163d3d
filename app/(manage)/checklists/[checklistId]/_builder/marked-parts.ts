import type { ChecklistDocument } from '@/lib/core/checklist'
import type { BuilderState, Edit } from './builder-state'
import { type NodeId, sectionsOf } from './document-edits'

/** Parts that are worked on together; empty while only one part is looked at. */
export interface Marked {
  readonly marked: ReadonlySet<string>
  /** From where a range is drawn. */
  readonly anchor: NodeId
}

export const noMarks: Marked = { marked: new Set<string>(), anchor: null }

export type Marking =
  | { readonly kind: 'toggle'; readonly id: string }
  | { readonly kind: 'range'; readonly to: string }
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }

/** Sections and questions as the outline shows them, one under the other. */
export function outlineOrder({ sections }: ChecklistDocument): readonly string[] {
  const beneath = (section: ChecklistDocument['sections'][number]): readonly string[] => [
    section.id,
    ...section.questions.map(({ id }) => id),
    ...section.sections.flatMap(beneath),
  ]
  return sections.flatMap(beneath)
}

/** What an action means: the marked parts, or the one that is looked at. */
export function partsInHand({
  marked,
  selected,
}: Pick<BuilderState, 'marked' | 'selected'>): ReadonlySet<string> {
  if (marked.size > 0) return marked
  return new Set(selected === null ? [] : [selected])
}

export function markParts(state: BuilderState, marking: Marking): BuilderState {
  switch (marking.kind) {
    case 'none':
      return state.marked.size === 0 ? state : { ...state, ...noMarks }
    case 'all': {
      const marked = new Set(state.document.sections.map(({ id }) => id))
      return { ...state, marked, anchor: null, burst: null }
    }
    case 'toggle':
      return toggle(state, marking.id)
    case 'range':
      return range(state, marking.to)
  }
}

/** The first mark takes the part along that is looked at already. */
function toggle(state: BuilderState, id: string): BuilderState {
  const marked = new Set(partsInHand(state))
  if (marked.has(id)) marked.delete(id)
  else marked.add(id)
  const selected = marked.has(id) ? id : state.selected
  return { ...state, marked, anchor: id, selected, burst: null }
}

function range(state: BuilderState, to: string): BuilderState {
  const order = outlineOrder(state.document)
  const anchor = state.anchor ?? state.selected ?? to
  const [from, until] = [order.indexOf(anchor), order.indexOf(to)]
  if (from < 0 || until < 0) return state
  const marked = new Set(order.slice(Math.min(from, until), Math.max(from, until) + 1))
  return { ...state, marked, anchor, selected: to, burst: null }
}

/** What stays marked: what was moved or weighed; what came in is marked, what went is not. */
export function markedAfter(state: BuilderState, document: ChecklistDocument, edit: Edit): Marked {
  if (edit.kind === 'insert') {
    const ids = [...edit.parts.questions, ...edit.parts.sections].map(({ id }) => id)
    return ids.length > 1 ? { marked: new Set(ids), anchor: null } : noMarks
  }
  if (state.marked.size === 0) return noMarks
  if (edit.kind === 'add-question' || edit.kind === 'add-section') return noMarks
  const there = new Set(
    sectionsOf(document).flatMap((one) => [one.id, ...one.questions.map(({ id }) => id)]),
  )
  const marked = new Set([...state.marked].filter((id) => there.has(id)))
  return { marked, anchor: state.anchor }
}
