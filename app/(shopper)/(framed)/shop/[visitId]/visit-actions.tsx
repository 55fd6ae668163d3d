'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useTransition } from 'react'
import { LinkButton } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { SubmitButton } from '@/components/ui/submit-button'
import { useFocusAfter } from '@/components/ui/use-focus-after'
import { useProblemText } from '@/components/ui/use-problem-text'
import { useRoomBeneath } from '@/components/ui/use-room-beneath'
import type { OwnVisit } from '@/lib/visits/schema'
import { loadDraft } from '../../../_device/drafts'
import { isOfLostVisit } from '../../../_device/rows'
import { useOutbox } from '../../../_device/use-outbox'
import { needsShopper } from '../../../_device/waiting-note'
import { acceptVisitAction } from '../actions'
import { Decline } from './decline'
import type { DraftFacts } from './draft-facts'
import { UnsentWork } from './unsent-work'

/** What the shopper can do with a visit now, within reach of the thumb. */
export function VisitActions({ accountId, visit }: { accountId: string; visit: OwnVisit }) {
  const t = useTranslations('shop.visit')
  const { waiting, receipts } = useOutbox(accountId)
  const draft = useDraftFacts(accountId, visit)
  const next = useRef<HTMLDivElement>(null)
  useFocusAfter(next, visit.state, 'a[href], [tabindex]')
  useRoomBeneath(next, 'bottom')
  const [wasOffered] = useState(visit.state === 'offered')
  const isDone =
    (waiting ?? []).some((report) => report.visitId === visit.id && !needsShopper(report)) ||
    (visit.state === 'accepted' &&
      receipts.some((receipt) => receipt.visitId === visit.id && !isOfLostVisit(receipt)))
  if (visit.state === 'submitted' || visit.state === 'approved' || visit.state === 'released') {
    return (
      <div ref={next} className="grid gap-4">
        {wasOffered ? (
          <p role="status" tabIndex={-1}>
            {t('counted')}
          </p>
        ) : null}
        <p className="text-ink-2">{t(visit.state === 'submitted' ? 'submitted' : 'approved')}</p>
        <UnsentWork accountId={accountId} visitId={visit.id} />
      </div>
    )
  }
  if (visit.state === 'cancelled') return <UnsentWork accountId={accountId} visitId={visit.id} />
  if (visit.state === 'offered' && !visit.canAccept) {
    return <p className="text-ink-2">{t('offeredClosed')}</p>
  }
  return (
    <>
      {isDone ? <UnsentWork accountId={accountId} visitId={visit.id} /> : null}
      <p className="max-w-[62ch] text-13 text-ink-3">{t('persist')}</p>
      <span role="status" className="sr-only">
        {wasOffered && visit.state === 'accepted' ? t('taken') : null}
      </span>
      <div
        ref={next}
        className="sticky bottom-[calc(3.5rem+var(--bottom-inset))] -mx-4 grid border-t border-line bg-paper px-4 py-3 empty:hidden sm:static sm:mx-0 sm:border-t-0 sm:px-0"
      >
        {visit.state === 'offered' ? <AcceptButton visitId={visit.id} /> : null}
        {visit.canFill && !isDone ? (
          <LinkButton look="primary" size="large" href={`/shop/${visit.id}/form`}>
            {fillText()}
          </LinkButton>
        ) : null}
      </div>
      {(visit.state === 'offered' || visit.state === 'accepted') && !isDone ? (
        <Decline visitId={visit.id} hasDraft={draft !== null} />
      ) : null}
    </>
  )

  function fillText(): string {
    if (visit.state === 'returned') return t('mend')
    return draft === null ? t('fill') : t('resumeWith', draft)
  }
}

/** How far the form of this visit is on this phone; null when it was not begun here. */
function useDraftFacts(accountId: string, visit: OwnVisit) {
  const [facts, setFacts] = useState<DraftFacts | null>(null)
  useEffect(() => {
    const find = async () => {
      const kept = await loadDraft(accountId, visit.id, visit.checklist.versionId)
      if (!kept?.isBegun) return
      // What reads a form comes to the phone where there is something to read.
      const { draftFacts } = await import('./draft-facts')
      setFacts(draftFacts(visit.checklist.document, kept.draft))
    }
    find().catch((error: unknown) => console.warn(error))
  }, [accountId, visit])
  return facts
}

function AcceptButton({ visitId }: { visitId: string }) {
  const t = useTranslations('shop.visit')
  const say = useProblemText('shop.reasons')
  const router = useRouter()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isTaking, startTaking] = useTransition()
  const take = () => {
    setRefusal(null)
    startTaking(async () => {
      const answer = await runAction(() => acceptVisitAction({ visitId }))
      if (answer.ok) {
        // Asked for here, where the reason is in sight: answers must outlive a tidy browser.
        void navigator.storage?.persist?.()
        router.refresh()
      } else setRefusal(say(reasonOf(answer)))
    })
  }
  return (
    <>
      <FormMessage>{refusal}</FormMessage>
      <form action={take}>
        <SubmitButton
          size="large"
          className="w-full"
          pending={isTaking}
          pendingText={t('accepting')}
        >
          {t('accept')}
        </SubmitButton>
      </form>
    </>
  )
}
