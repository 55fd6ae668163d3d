import type { ChecklistDocument } from './checklist'
import { allQuestions } from './checklist-questions'
import type { FrozenReport } from './frozen-report'
import { draftReceiptOf } from './purchase-receipt'
import { draftAnswerOf } from './told-answer'
import { type DraftBeginning, emptyDraft, type VisitDraft } from './visit-draft'
import { visitFactsOf } from './visit-facts'

/**
 * The draft that mends a report which came back: every answer and photo stands as it was sent.
 *
 * Rule    the new report names the old one as its parent; the visit's day and facts stay.
 * Returns a draft on its first screen, with no changes of its own yet.
 * Source  PHONE.md, Keeping it (revisions).
 */
export function draftOfReport(
  document: ChecklistDocument,
  report: FrozenReport,
  accountId: string,
): VisitDraft {
  const given = new Map(report.answers.map((answer) => [answer.questionId, answer]))
  const answers = allQuestions(document).flatMap((question) => {
    const answer = given.get(question.id)
    return answer ? [[question.id, draftAnswerOf(question, answer)] as const] : []
  })
  return {
    ...emptyDraft({
      visitId: report.visitId,
      accountId,
      checklistVersionId: report.checklistVersionId,
      fingerprint: report.fingerprint,
      startedAt: report.startedAt,
    }),
    parentId: report.id,
    visitedOn: report.visitedOn,
    answers: Object.fromEntries(answers),
    photos: report.attachments,
    ...(report.receipt ? { receipt: draftReceiptOf(report.receipt) } : {}),
    ...visitFactsOf(report),
  }
}

/** A draft as the phone found it, and the state in which it was last frozen (null: never). */
export interface FoundDraft {
  readonly draft: VisitDraft
  readonly frozenAs: FrozenState | null
}

export interface FrozenState {
  readonly changes: number
  /** Its report waits to be sent, or arrived after the server's word that the form opens with. */
  readonly isOnItsWay: boolean
}

/**
 * The draft with which the form opens.
 *
 * Rule    what is on the phone comes first, for nobody else has it. A report that came back opens as
 *         it was sent, unless the phone still holds that very draft, or work that was never sent.
 * Returns never an empty form where there is anything to go on with.
 * Source  PHONE.md, Keeping it; causes of loss L3, L17.
 */
export function draftToOpen(
  document: ChecklistDocument,
  found: FoundDraft | null,
  returned: FrozenReport | null,
  beginning: DraftBeginning,
): VisitDraft {
  if (returned === null) return found?.draft ?? emptyDraft(beginning)
  if (found === null) return draftOfReport(document, returned, beginning.accountId)
  if (found.draft.parentId === returned.id || found.frozenAs?.isOnItsWay) return found.draft
  const isUnsent = found.draft.changes > (found.frozenAs?.changes ?? 0)
  return isUnsent
    ? { ...found.draft, parentId: returned.id }
    : { ...draftOfReport(document, returned, beginning.accountId), changes: found.draft.changes }
}
