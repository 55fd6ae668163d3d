import type { ChecklistDocument, Question } from '@/lib/core/checklist'
import type { ChangedQuestions } from '@/lib/core/condition-left'
import { changeQuestion, findQuestion } from './document-edits'
import { withOptions } from './new-parts'

/** Options that go, by the question whose they are. */
export type GoneOptions = ReadonlyMap<string, ReadonlySet<string>>

/** What hung on an option of its own question and went with it. */
export type HungPart = 'comment' | 'evidence' | 'preset' | 'constraint'

/** The document without these options, with their questions as they are now. */
export function removeOptions(
  document: ChecklistDocument,
  gone: GoneOptions,
): { readonly left: ChecklistDocument; readonly changed: ChangedQuestions } {
  const changed = new Map<string, Question>()
  for (const [id, options] of gone) {
    const question = findQuestion(document, id)?.question
    if (!question || !('options' in question)) continue
    const kept = question.options.filter((option) => !options.has(option.id))
    if (kept.length < question.options.length) changed.set(id, withOptions(question, kept))
  }
  return { left: [...changed.values()].reduce(changeQuestion, document), changed }
}

/** What goes with the options, of the questions themselves. */
export function hungOn(document: ChecklistDocument, gone: GoneOptions): readonly HungPart[] {
  const lost = [...removeOptions(document, gone).changed].flatMap(([id, after]) => {
    const before = findQuestion(document, id)?.question
    return before && after ? lostParts(before, after) : []
  })
  return [...new Set(lost)]
}

function lostParts(before: Question, after: Question): readonly HungPart[] {
  const isShorter = (was: readonly string[] = [], is: readonly string[] = []) =>
    is.length < was.length
  const parts: readonly (readonly [HungPart, boolean])[] = [
    ['comment', isShorter(before.commentOn, after.commentOn)],
    ['evidence', isShorter(before.photoOn, after.photoOn)],
    ['preset', before.preset !== undefined && !isSame(before.preset, after.preset)],
    ['constraint', before.constraint !== after.constraint],
  ]
  return parts.filter(([, isLost]) => isLost).map(([part]) => part)
}

function isSame(a: Question['preset'], b: Question['preset']): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
