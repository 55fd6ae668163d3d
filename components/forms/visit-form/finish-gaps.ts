import type { DraftProblem, QuestionStanding } from '@/lib/core/form-progress'
import { type ReceiptProblem, receiptProblem } from '@/lib/core/receipt-amount'
import { keptAnswer, type VisitDraft } from '@/lib/core/visit-draft'
import type { FoundSound } from './form-device'

/** One thing that stands between a form and its sending; `place`: of its question among the standings. */
export type FinishGap =
  | {
      readonly kind: 'question'
      readonly place: number
      readonly problems: readonly DraftProblem[]
    }
  | { readonly kind: 'sound'; readonly place: number; readonly found: FoundSound }
  | { readonly kind: 'receipt'; readonly problem: ReceiptProblem }
  | { readonly kind: 'day' }

export interface Finishing {
  readonly standings: readonly QuestionStanding[]
  readonly draft: VisitDraft
  /** Recordings of the visit that were cut short. */
  readonly sounds: readonly FoundSound[]
  readonly isReceiptAsked: boolean
  readonly isDayPossible: boolean
}

/** All that is to be mended before sending, in the order in which it stands on the screen. */
export function finishGaps(finishing: Finishing): readonly FinishGap[] {
  const { standings, draft, isReceiptAsked, isDayPossible } = finishing
  const undecided = undecidedIn(finishing)
  const ofQuestions = standings.flatMap(({ question, problems }, place): FinishGap[] => {
    const open = problems.length > 0 ? ([{ kind: 'question', place, problems }] as const) : []
    const cut = undecided
      .filter(({ questionId }) => questionId === question.id)
      .map((found) => ({ kind: 'sound', place, found }) as const)
    return [...open, ...cut]
  })
  const problem = isReceiptAsked ? receiptProblem(draft.receipt) : null
  return [
    ...ofQuestions,
    ...(problem === null ? [] : [{ kind: 'receipt', problem } as const]),
    ...(isDayPossible ? [] : [{ kind: 'day' } as const]),
  ]
}

/**
 * The recordings that can be decided upon in the form: their question is asked and answered there. The
 * others go with no report; they wait at their visit.
 */
export function undecidedIn<Sound extends Pick<FoundSound, 'questionId'>>({
  standings,
  draft,
  sounds,
}: Pick<Finishing, 'standings' | 'draft'> & {
  readonly sounds: readonly Sound[]
}): readonly Sound[] {
  const asked = new Set(standings.map(({ question }) => question.id))
  return sounds.filter(
    ({ questionId }) => asked.has(questionId) && !keptAnswer(draft, questionId)?.notApplicable,
  )
}
