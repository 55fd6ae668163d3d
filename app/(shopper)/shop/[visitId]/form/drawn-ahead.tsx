'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, use, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { DrawnAheadContext } from '@/components/forms/visit-form/later-part'
import { fetchRareControls } from '@/components/forms/visit-form/rare-control'
import { emptyDraft } from '@/lib/core/visit-draft'
import type { OwnVisit } from '@/lib/visits/schema'
import { loadDraft } from '../../../_device/drafts'
import { FillScreen } from './fill-screen'
import { OpeningScreen } from './opening-screen'

interface AheadProps {
  readonly accountId: string
  readonly visit: OwnVisit
  readonly help: ReactNode
}

/**
 * The empty form as the server draws it into the page: to be seen before any code has come, and out of
 * reach until the phone has found what it goes on with. The browser leaves it as it came, until the form
 * takes its place. Where the phone has answers that the server does not know of, an empty form would look
 * like their loss: there, and on a page that the phone draws itself, it says that the form is being opened.
 */
export function DrawnAhead(props: AheadProps) {
  const t = useTranslations('form')
  const [isInPage] = useState(useHydration())
  const isBegunHere = useBegunHere(props)
  if (!isInPage || isBegunHere) return <OpeningScreen />
  return (
    <>
      <p role="status" className="sr-only">
        {t('opening')}
      </p>
      {typeof window === 'undefined' ? (
        <div inert>
          <EmptyForm {...props} />
        </div>
      ) : (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: nothing is set, what came stays
        <div inert suppressHydrationWarning dangerouslySetInnerHTML={asItCame} />
      )}
    </>
  )
}

const asItCame = { __html: '' }

function useBegunHere({ accountId, visit }: AheadProps): boolean {
  const [isBegun, setBegun] = useState(false)
  const { versionId } = visit.checklist
  useEffect(() => {
    loadDraft(accountId, visit.id, versionId).then(
      (kept) => setBegun(kept?.isBegun ?? false),
      // The form says it when it cannot be opened.
      (error: unknown) => console.warn(error),
    )
  }, [accountId, visit.id, versionId])
  return isBegun
}

/** Whether this is drawn for a page that the server sends, or taken over from one. */
function useHydration(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  )
}

function neverChanges(): () => void {
  return nobodyActs
}

function EmptyForm({ accountId, visit, help }: AheadProps) {
  const settling = useRef(async () => {})
  const isReceiptAsked = visit.briefing.purchase?.receiptAsked ?? false
  use(fetchRareControls(visit.checklist.document, isReceiptAsked))
  const { versionId, fingerprint } = visit.checklist
  const draft = emptyDraft({
    visitId: visit.id,
    accountId,
    checklistVersionId: versionId,
    fingerprint,
    startedAt: new Date().toISOString(),
  })
  return (
    <DrawnAheadContext value>
      <FillScreen
        accountId={accountId}
        visit={visit}
        draft={draft}
        savedAt={null}
        copies={[]}
        loss={null}
        help={help}
        settling={settling}
        onFrozen={nobodyActs}
        onReopen={nobodyActs}
        isOpening
      />
    </DrawnAheadContext>
  )
}

function nobodyActs(): void {}
