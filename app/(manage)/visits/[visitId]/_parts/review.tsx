'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState, useTransition } from 'react'
import { PhotoViewer } from '@/components/ui/photo-viewer'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { VisitState } from '@/lib/core/visit-states'
import type { WhomStep } from '@/lib/person-matches/schema'
import { approveEvaluationAction, returnEvaluationAction } from '../../actions'
import { type Asked, type AskedQuestion, withAsked } from './asked'
import { ReviewAnswers } from './review-answers'
import { ReviewBar } from './review-bar'
import { ReviewEvidence } from './review-evidence'
import { ReviewHead, ReviewVerdict } from './review-head'
import { ReviewMargin } from './review-margin'
import type { ReviewModel } from './review-model'
import { ReviewWhom } from './review-whom'
import { useReviewKeys } from './use-review-keys'
import { useViewerPhotos } from './use-viewer-photos'

/**
 * A report beside its evidence: marks and sections on the left, answers in the middle, photo and
 * standard of the current answer on the right, the decision below. Works by keys alone.
 */
export function Review({
  model,
  state,
  whom,
  mayDecide,
  mayRelease,
  next,
  waiting,
  office,
}: {
  model: ReviewModel
  state: VisitState
  /** Whom the shopper met, where that is to be said. */
  whom: WhomStep | null
  mayDecide: boolean
  mayRelease: boolean
  /** The next report of the queue. */
  next: string | null
  waiting: number
  /** What is planned, for whoever scrolls on. */
  office: ReactNode
}) {
  const t = useTranslations('reviews')
  const [current, setCurrent] = useState(firstToLookAt(model))
  const [hasMoved, setMoved] = useState(false)
  const [asked, setAsked] = useState<Asked>(new Map())
  const [isArmed, setArmed] = useState(false)
  const [isReturning, setReturning] = useState(false)
  const [largePhoto, setLargePhoto] = useState<string | null>(null)
  const photos = useViewerPhotos(model)
  const { approve, sendBack, isSending } = useDecision(model, next)
  const row = model.rows[current]
  // Beside the evidence the page opens at the answer to look at; on a phone at its head.
  useEffect(() => setMoved(window.matchMedia('(min-width: 64rem)').matches), [])

  const choose = (place: number) => {
    setArmed(false)
    setMoved(true)
    setCurrent(Math.min(Math.max(place, 0), model.rows.length - 1))
  }
  useReviewKeys({
    j: () => choose(current + 1),
    k: () => choose(current - 1),
    f: () => setLargePhoto(row?.photos[0]?.attachmentId ?? null),
    r: () => mayDecide && setReturning(true),
    a: () => {
      if (!mayDecide || isSending) return
      // One key alone must not put a score on record for ever.
      if (isArmed) approve()
      else setArmed(true)
    },
  })

  return (
    <div className="max-lg:pb-4">
      <ReviewHead model={model} />
      <ReviewVerdict model={model} />
      {whom ? <ReviewWhom visitId={model.visitId} whom={whom} /> : null}
      <div className="grid items-start gap-x-7 lg:grid-cols-[11.5rem_minmax(0,1fr)_16rem] 2xl:grid-cols-[13rem_minmax(0,1fr)_21rem]">
        <ReviewMargin model={model} onLarge={setLargePhoto} />
        <ReviewAnswers
          model={model}
          current={current}
          follows={hasMoved}
          onChoose={choose}
          onEnlarge={() => setLargePhoto(row?.photos[0]?.attachmentId ?? null)}
          asked={mayDecide ? asked : null}
          onAsk={(questionId, text) => setAsked((known) => withAsked(known, questionId, text))}
        />
        {row ? (
          <ReviewEvidence
            row={row}
            visitId={model.visitId}
            mayRelease={mayRelease}
            onLarge={setLargePhoto}
          />
        ) : null}
      </div>
      <div className="mt-10 border-t border-line pt-6">{office}</div>
      <PhotoViewer photos={photos} shownId={largePhoto} onShow={setLargePhoto} />
      <ReviewBar
        rows={model.rows}
        asked={asked}
        note={mayDecide ? null : model.isCounted ? readOnlyNote(t, state) : t('readOnly.aside')}
        waiting={waiting}
        isSending={isSending}
        isArmed={isArmed}
        isReturning={isReturning}
        onApprove={approve}
        onReturning={setReturning}
        onReturn={sendBack}
      />
    </div>
  )
}

/** A critical answer that failed, else the first that lost points, else the first of all. */
function firstToLookAt({ rows }: ReviewModel): number {
  const critical = rows.findIndex(({ isCritical }) => isCritical)
  const lost = rows.findIndex(({ isLoss }) => isLoss)
  return critical >= 0 ? critical : Math.max(lost, 0)
}

function readOnlyNote(t: ReturnType<typeof useTranslations<'reviews'>>, state: VisitState) {
  switch (state) {
    case 'submitted':
    case 'returned':
    case 'approved':
    case 'released':
      return t(`readOnly.${state}`)
    default:
      return ''
  }
}

/** Sends the decision, says what came of it and goes on to the next report. */
function useDecision({ visitId, evaluationId, score }: ReviewModel, next: string | null) {
  const t = useTranslations('reviews')
  const say = useProblemText('reviews.reasons')
  const toast = useToast()
  const router = useRouter()
  const [isSending, startSending] = useTransition()

  const goOn = (title: string) => {
    toast.show({ title })
    router.push(next === null ? '/visits' : `/visits/${next}`)
    router.refresh()
  }
  const fail = (title: string) => {
    toast.show({ title, failure: true })
    router.refresh()
  }
  return {
    isSending,
    approve: () =>
      startSending(async () => {
        const answer = await runAction(() => approveEvaluationAction({ visitId, evaluationId }))
        if (!answer.ok) return fail(say(reasonOf(answer)))
        goOn(answer.total === null ? t('approvedNoScore') : t('approved', { score }))
      }),
    sendBack: (comment: string, asked: readonly AskedQuestion[]) =>
      startSending(async () => {
        const questionComments = asked.map(({ questionId, text }) => ({ questionId, text }))
        const input = { visitId, evaluationId, comment, questionComments }
        const answer = await runAction(() => returnEvaluationAction(input))
        if (!answer.ok) return fail(say(reasonOf(answer)))
        goOn(t('returned'))
      }),
  }
}
