'use client'

import { useLocale, useTranslations } from 'next-intl'
import {
  type ReactNode,
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { type FormLogic, plainLogic, wantsLogic } from '@/components/forms/visit-form/form-logic'
import { fetchWhenIdle } from '@/components/forms/visit-form/later-part'
import { rare } from '@/components/forms/visit-form/rare-control'
import type { ReceiptAsked } from '@/components/forms/visit-form/receipt-part'
import { VisitForm } from '@/components/forms/visit-form/visit-form'
import { FieldError } from '@/components/ui/field-error'
import { textFor } from '@/lib/core/localized-text'
import type { VisitDraft } from '@/lib/core/visit-draft'
import type { OwnVisit } from '@/lib/visits/schema'
import type { KeptCopy } from '../../../_device/copies'
import { laterFiles } from '../../../_device/later-files'
import { runOutbox, useLaterOutbox } from '../../../_device/later-outbox'
import type { LossReport } from '../../../_device/losses-here'
import { useDraftKeeper } from '../../../_device/use-kept-draft'
import { comingLater, fetchFinish, laterScreens } from './later-screens'
import { OnlyHereLine, SavedLine } from './saved-line'

interface FillProps {
  readonly accountId: string
  readonly visit: OwnVisit
  readonly draft: VisitDraft
  readonly savedAt: string | null
  readonly copies: readonly KeptCopy[]
  /** What the browser has lost here, where it was not told yet. */
  readonly loss: LossReport | null
  readonly help: ReactNode
  /** Is told how to wait until what was typed last is on the phone. */
  readonly settling: RefObject<() => Promise<void>>
  readonly onFrozen: (reportId: string) => void
  /** Reads the phone and the server again. */
  readonly onReopen: () => void
  /** The phone was not asked yet what it has of this visit. */
  readonly isOpening?: boolean
}

/** The form at work: every change kept on the phone, a finished report frozen and handed to the queue. */
export function FillScreen(props: FillProps) {
  const { checklist, briefing } = props.visit
  const isPlain = !(wantsLogic(checklist.document) || briefing.purchase?.receiptAsked)
  if (isPlain) return <FillWith {...props} logic={plainLogic} />
  return <rare.logic.Part>{(logic) => <FillWith {...props} logic={logic} />}</rare.logic.Part>
}

function FillWith({
  accountId,
  visit,
  draft,
  savedAt,
  copies,
  loss,
  logic,
  help,
  settling,
  onFrozen,
  onReopen,
  isOpening = false,
}: FillProps & { readonly logic: FormLogic }) {
  const t = useTranslations('form')
  const zone = visit.place.timeZone
  const { recording, placeAsked, lateAfterMinutes } = visit.briefing
  const document = useMemo(() => {
    const { document: asked } = visit.checklist
    return recording === null ? logic.withoutSound(asked) : asked
  }, [visit.checklist, recording, logic])
  const { saving, keep, touch, settled } = useDraftKeeper(savedAt)
  const [isDrawn, setDrawn] = useState(false)
  const onDrawn = useCallback(() => startTransition(() => setDrawn(true)), [])
  const { elsewhere, onlyHere } = useLaterOutbox(accountId, isDrawn)
  const [problem, setProblem] = useState<
    'notKept' | 'notLoaded' | 'photoLost' | 'soundUndecided' | null
  >(null)
  const latest = useRef(draft)
  const device = useMemo(
    () => laterFiles({ accountId, visitId: visit.id }, () => latest.current, settled),
    [accountId, visit.id, settled],
  )
  const onDraft = useCallback(
    (next: VisitDraft) => {
      latest.current = next
      keep(next)
    },
    [keep],
  )

  const isElsewhere = elsewhere.has(visit.id)
  const compare = () => void settled().then(onReopen, () => setProblem('notKept'))
  const isInsecure = useInsecure()
  const isLow = useLowStorage(isDrawn)

  useEffect(() => {
    if (!isDrawn) return
    return fetchWhenIdle(comingLater)
  }, [isDrawn])
  useEffect(() => {
    settling.current = settled
  }, [settling, settled])

  async function send(finished: VisitDraft) {
    setProblem(null)
    try {
      await settled()
      const finish = await fetchFinish().catch(notThere)
      if (finish === null) return setProblem('notLoaded')
      const frozen = await finish.finishDraft(document, finished, zone, visit.place.name)
      if (!frozen.ok) return setProblem(frozen.reason)
      onFrozen(frozen.report.id)
      await runOutbox(accountId).catch(notThere)
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
      logic={logic}
      device={device}
      briefing={{
        recording,
        isOnSite: visit.touchpoint === 'store',
        placeAsked,
        lateAfterMinutes,
      }}
      help={help}
      zone={zone}
      visitWindow={visit}
      intro={
        <>
          {loss ? <laterScreens.loss.Part accountId={accountId} loss={loss} zone={zone} /> : null}
          {visit.returned || isInsecure ? (
            <laterScreens.notes.Part returned={visit.returned} isInsecure={isInsecure} />
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
        </>
      }
      outro={
        <div role="status">
          {isElsewhere || isLow ? (
            <laterScreens.lateNotes.Part isLow={isLow} onCompare={isElsewhere ? compare : null} />
          ) : null}
        </div>
      }
      leaveHref={`/shop/${visit.id}`}
      receipt={receiptAsked(visit)}
      saved={
        <>
          <div role="alert" className="empty:hidden">
            <FieldError>{problem ? t(`sent.${problem}`) : null}</FieldError>
          </div>
          {isOpening ? <p>{t('opening')}</p> : <SavedLine news={saving} zone={zone} />}
          <OnlyHereLine count={onlyHere} />
        </>
      }
      onDraft={onDraft}
      onTouch={touch}
      onSend={send}
      onDrawn={onDrawn}
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
  return { currency, limitMinor }
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

/** Over http browsers give no store to rely on. */
function useInsecure(): boolean {
  return !useSyncExternalStore(
    neverChanges,
    () => window.isSecureContext,
    () => true,
  )
}

function neverChanges(): () => void {
  return () => {}
}

/** Whether there is little room for photos; asked when the questions have come to rest. */
function useLowStorage(isDrawn: boolean): boolean {
  const [isLow, setLow] = useState(false)
  useEffect(() => {
    if (!isDrawn) return
    const ask = async () => {
      const { storageFacts } = await import('../../../_device/storage-facts')
      setLow((await storageFacts()).isLow)
    }
    return fetchWhenIdle([ask])
  }, [isDrawn])
  return isLow
}
