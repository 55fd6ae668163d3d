import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { SurveyGroup, SurveyNode } from './survey-tree'

/** How often a repeated group is taken, and what it would be if all were taken as often as said. */
export interface Turns {
  /** What the cell says, where it says so in figures; else null. */
  readonly said: number | null
  readonly taken: number
}

interface Size {
  readonly questions: number
  readonly sections: number
}

const mostRepeats = 20

/**
 * How often every repeated group of a form is taken. Repeats within repeats multiply, so all of them
 * together are held to what a checklist has: the outermost that would pass it is taken once.
 */
export function turnsOfRepeats(tree: readonly SurveyNode[]): ReadonlyMap<SurveyGroup, Turns> {
  const turns = new Map<SurveyGroup, Turns>()
  const written = sizeOf(tree, 0, () => 1)
  let room = minus({ questions: checklistLimits.questions, sections: mostSections }, written)
  const decide = (nodes: readonly SurveyNode[], depth: number, isPaid: boolean): void => {
    for (const node of nodes) {
      if (node.kind === 'question') continue
      const said = saidOf(node, depth)
      const surplus = minus(
        sizeOf([node], depth, saidOf),
        sizeOf([node], depth, () => 1),
      )
      const fits =
        isPaid || (surplus.questions <= room.questions && surplus.sections <= room.sections)
      if (fits && !isPaid) room = minus(room, surplus)
      if (node.isRepeat) {
        turns.set(node, { said: figureOf(node), taken: fits ? said : 1 })
      }
      decide(node.nodes, depth + 1, fits)
    }
  }
  decide(tree, 0, false)
  return turns
}

/** What stands outside of all groups takes one more. */
const mostSections = checklistLimits.sections - 1

function minus(a: Size, b: Size): Size {
  return { questions: a.questions - b.questions, sections: a.sections - b.sections }
}

/** At most; a question after a group begins a section of its own. */
function sizeOf(
  nodes: readonly SurveyNode[],
  depth: number,
  turnsOf: (group: SurveyGroup, depth: number) => number,
): Size {
  let questions = 0
  let sections = 0
  for (const [place, node] of nodes.entries()) {
    if (node.kind === 'question') {
      questions += questionsOf(node)
      sections += nodes[place - 1]?.kind === 'group' ? 1 : 0
      continue
    }
    const inside = sizeOf(node.nodes, depth + 1, turnsOf)
    const turns = turnsOf(node, depth)
    questions += turns * inside.questions
    sections += turns * (inside.sections + 1)
  }
  return { questions, sections }
}

function questionsOf({ type }: SurveyNode & { kind: 'question' }): number {
  if (type.kind === 'date-time') return 2
  return type.kind === 'recorded' || type.kind === 'outer-list' || type.kind === 'unknown' ? 0 : 1
}

/** A group deeper than a checklist goes is taken apart, and so never repeated. */
function saidOf(group: SurveyGroup, depth: number): number {
  return group.isRepeat && depth < checklistLimits.depth ? (figureOf(group) ?? 1) : 1
}

function figureOf({ row }: SurveyGroup): number | null {
  const cell = row.cell('repeat_count')
  const count = /^\d{1,3}$/.test(cell) ? Number(cell) : 0
  return count >= 1 && count <= mostRepeats ? count : null
}
