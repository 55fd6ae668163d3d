import type { CalendarDate } from './calendar'
import type { ChecklistDocument } from './checklist'
import type { FrozenReport } from './frozen-report'
import { receiptOf } from './receipt-amount'
import { relevanceOf } from './relevance'
import { answersOf, askedQuestions, type VisitDraft } from './visit-draft'
import { visitFactsOf } from './visit-facts'
import { dateIn } from './zone-clock'

/**
 * The day of the visit that a draft tells of.
 *
 * Rule    what the shopper gave; else the day on which the form was begun, at the place visited.
 * Units   zone: IANA name of the unit's.
 * Throws  RangeError for a zone that the runtime does not know.
 * Source  ARCHITECTURE.md, Habits (a period is decided in the unit's zone).
 */
export function visitDayOf(draft: VisitDraft, zone: string): CalendarDate {
  return draft.visitedOn ?? dateIn(new Date(draft.startedAt), zone)
}

/**
 * The report that a draft becomes.
 *
 * Rule    answers to hidden questions, and photos that no answer shows any longer, stay behind; so
 *         does half a receipt. A draft without a receipt makes the same bytes as ever.
 * Returns the report that is frozen: its canonical JSON is the record of the visit.
 * Source  SCORING.md, Answers (hidden by branching: not assessed).
 */
export function reportOf(
  document: ChecklistDocument,
  draft: VisitDraft,
  end: { readonly id: string; readonly finishedAt: string; readonly visitedOn: CalendarDate },
): FrozenReport {
  const all = answersOf(document, draft)
  const asked = new Set(askedQuestions(document, relevanceOf(document, all)))
  const answers = all.filter(({ questionId }) => asked.has(questionId))
  const shown = new Set(answers.flatMap(({ attachments }) => attachments))
  const receipt = receiptOf(draft.receipt)
  if (receipt) shown.add(receipt.attachmentId)
  return {
    format: 'etalon.evaluation/1',
    id: end.id,
    visitId: draft.visitId,
    parentId: draft.parentId,
    checklistVersionId: draft.checklistVersionId,
    fingerprint: draft.fingerprint,
    startedAt: draft.startedAt,
    finishedAt: end.finishedAt,
    visitedOn: end.visitedOn,
    answers,
    attachments: draft.photos.filter(({ id }) => shown.has(id)),
    ...(receipt ? { receipt } : {}),
    ...visitFactsOf(draft),
  }
}
