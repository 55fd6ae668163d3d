'use client'

import { useLocale, useTranslations } from 'next-intl'
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { fetchWhenIdle } from '@/components/forms/visit-form/later-part'
import type { ReceiptAsked } from '@/components/forms/visit-form/receipt-part'
import { VisitForm } from '@/components/forms/visit-form/visit-form'
import { Callout } from '@/components/ui/callout'
import { FormMessage } from '@/components/ui/form-message'
import { Button } from '@/components/ui/plain-button'
import { dateIn } from '@/lib/core/calendar'
import { textFor } from '@/lib/core/localized-text'
import { moneyOfMinor } from '@/lib/core/money'
import { withoutRequiredSound } from '@/lib/core/required-sound'
import type { VisitDraft } from '@/lib/core/visit-draft'
import type { OwnVisit } from '@/lib/visits/schema'
import type { KeptCopy } from '../../../_device/copies'
import { phoneFiles } from '../../../_device/phone-files'
import { serverFilesOf } from '../../../_device/server-files'
import { useDraftKeeper } from '../../../_device/use-kept-draft'
import { useOutbox } from '../../../_device/use-outbox'
import { useStorage } from '../../../_device/use-storage'
import { comingLater, fetchFinish, laterScreens } from './later-screens'
import { OnlyHereLine, SavedLine } from './saved-line'

/** The form at work: every change kept on the phone, a finished report frozen and handed to the queue. */
export function FillScreen({
  accountId,
  visit,
  draft,
  savedAt,
  copies,
  help,
  settling,
  onFrozen,
  onReopen,
}: {
  accountId: string
  visit: OwnVisit
  draft: VisitDraft
  savedAt: string | null
  copies: readonly KeptCopy[]
  help: ReactNode
  /** Is told how to wait until what was typed last is on the phone. */
  settling: RefObject<() => Promise<void>>
  onFrozen: (reportId: string) => void
  /** Reads the phone and the server again. */
  onReopen: () => void
}) {
  const t = useTranslations('form')
  const zone = visit.place.timeZone
  const { recording, placeAsked, lateAfterMinutes } = visit.briefing
  const document = useMemo(() => {
    const { document: asked } = visit.checklist
    return recording === null ? withoutRequiredSound(asked) : asked
  }, [visit.checklist, recording])
  const { saving, keep, touch, settled } = useDraftKeeper(savedAt)
  const { refresh, run, elsewhere, onlyHere } = useOutbox(accountId)
  const [problem, setProblem] = useState<'notKept' | 'notLoaded' | 'photoLost' | null>(null)
  const latest = useRef(draft)
  const device = useMemo(
    () =>
      phoneFiles(
        { accountId, visitId: visit.id },
        () => latest.current,
        serverFilesOf(accountId, visit.id),
        settled,
      ),
    [accountId, visit.id, settled],
  )
  const onDraft = useCallback(
    (next: VisitDraft) => {
      latest.current = next
      keep(next)
    },
    [keep],
  )

  useEffect(() => fetchWhenIdle(comingLater), [])
  useEffect(() => {
    settling.current = settled
  }, [settling, settled])

  async function send(finished: VisitDraft, visitedOn: string) {
    setProblem(null)
    try {
      await settled()
      const finish = await fetchFinish().catch(notThere)
      if (finish === null) return setProblem('notLoaded')
      const frozen = await finish.finishDraft(document, finished, visitedOn, visit.place.name)
      if (!frozen.ok) return setProblem('photoLost')
      onFrozen(frozen.report.id)
      await refresh()
      void run('now')
    } catch (error) {
      console.warn(error)
      setProblem('notKept')
    }
  }

  return (
    <VisitForm
      title={visit.place.name}
      document={document}
      standards={useStandards(visit)}
      remarks={useRemarks(visit)}
      draft={draft}
      device={device}
      briefing={{
        recording,
        isOnSite: visit.touchpoint === 'store',
        placeAsked,
        lateAfterMinutes,
      }}
      help={help}
      zone={zone}
      begunOn={dateIn(new Date(draft.startedAt), zone)}
      today={dateIn(new Date(), zone)}
      intro={
        <Intro visit={visit}>
          {elsewhere.has(visit.id) ? (
            <ElsewhereNote
              onCompare={() => settled().then(onReopen, () => setProblem('notKept'))}
            />
          ) : null}
          {copies.length > 0 ? (
            <laterScreens.copies.Part
              accountId={accountId}
              copies={copies}
              zone={zone}
              settled={settled}
              onSwapped={onReopen}
            />
          ) : null}
        </Intro>
      }
      leaveHref={`/shop/${visit.id}`}
      receipt={receiptAsked(visit)}
      saved={
        <>
          <FormMessage>{problem ? t(`sent.${problem}`) : null}</FormMessage>
          <SavedLine saving={saving} zone={zone} />
          <OnlyHereLine count={onlyHere} />
        </>
      }
      onDraft={onDraft}
      onTouch={touch}
      onSend={send}
    />
  )
}

function notThere(error: unknown): null {
  console.warn(error)
  return null
}

function receiptAsked({ briefing: { purchase } }: OwnVisit): ReceiptAsked | null {
  if (!purchase?.receiptAsked) return null
  const { limitMinor, currency } = purchase
  return { currency, limit: limitMinor === null ? null : moneyOfMinor(limitMinor) }
}

function useStandards(visit: OwnVisit) {
  const locale = useLocale()
  return useMemo(
    () =>
      new Map(
        visit.standards.map((standard) => [
          standard.id,
          { ...standard, text: textFor(standard.text, locale) },
        ]),
      ),
    [visit.standards, locale],
  )
}

function useRemarks(visit: OwnVisit) {
  return useMemo(
    () =>
      new Map((visit.returned?.questions ?? []).map(({ questionId, text }) => [questionId, text])),
    [visit.returned],
  )
}

/** Before the first question: why the report came back, and what this address cannot do. */
function Intro({ visit, children }: { visit: OwnVisit; children: ReactNode }) {
  const t = useTranslations('form')
  const tPhone = useTranslations('phone.page')
  const { facts } = useStorage()
  const isSecure = useSyncExternalStore(
    neverChanges,
    () => window.isSecureContext,
    () => true,
  )
  return (
    <div className="mb-6 grid gap-3 empty:hidden">
      {visit.returned ? (
        <Callout tone="needs-you" title={t('returned.title')}>
          {visit.returned.comment ? (
            <p className="whitespace-pre-line">{visit.returned.comment}</p>
          ) : null}
          <p>{t('returned.text')}</p>
        </Callout>
      ) : null}
      {isSecure ? null : (
        <Callout tone="needs-you" title={t('insecure.title')}>
          <p>{t('insecure.text')}</p>
        </Callout>
      )}
      {facts?.isLow ? (
        <Callout tone="needs-you" title={tPhone('lowTitle')}>
          <p>{tPhone('lowText')}</p>
        </Callout>
      ) : null}
      {children}
    </div>
  )
}

/** Another phone writes the same form: the choice is there before both are finished. */
function ElsewhereNote({ onCompare }: { onCompare: () => void }) {
  const t = useTranslations('phone.elsewhere')
  return (
    <Callout
      tone="needs-you"
      title={t('title')}
      action={<Button onClick={onCompare}>{t('compare')}</Button>}
    >
      <p>{t('text')}</p>
    </Callout>
  )
}

function neverChanges(): () => void {
  return () => {}
}
