'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { presetAnswers } from '@/lib/core/draft-answer'
import type { FrozenReport } from '@/lib/core/frozen-report'
import { draftToOpen, type VisitDraft } from '@/lib/core/visit-draft'
import type { OwnVisit } from '@/lib/visits/schema'
import { loadDraft, saveDraft } from './drafts'
import { listReceipts, listWaiting } from './outbox'
import { loadPhoto, savePhoto } from './photos'
import type { KeptReceipt } from './rows'

/** What the phone can say about the last change. */
export type Saving =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed' }
  | { readonly kind: 'overtaken' }

export type Opening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'impossible' }
  | {
      readonly kind: 'open'
      readonly draft: VisitDraft
      /** The draft is exactly what was frozen into the report of this id. */
      readonly frozenAs: string | null
      /** When the phone last wrote it; null for one that is new here. */
      readonly savedAt: string | null
    }
  /** The server has the report, and nothing was asked of it since. */
  | { readonly kind: 'sent'; readonly reportId: string }

/** Opens the draft of a visit once the tab holds it, and again with every new round. */
export function useOpenDraft(
  accountId: string,
  visit: OwnVisit,
  isMine: boolean,
  round: number,
): Opening {
  const [opening, setOpening] = useState<Opening>({ kind: 'opening' })
  // The server's newest word about the visit is no reason to take a form away that is being filled.
  const about = useRef(visit)
  about.current = visit
  const { versionId } = visit.checklist
  // biome-ignore lint/correctness/useExhaustiveDependencies: these say when another draft is meant
  useEffect(() => {
    if (!isMine) return
    let isGone = false
    setOpening({ kind: 'opening' })
    openDraft(accountId, about.current).then(
      (found) => {
        if (!isGone) setOpening(found)
      },
      (error: unknown) => {
        console.warn(error)
        if (!isGone) setOpening({ kind: 'impossible' })
      },
    )
    return () => {
      isGone = true
    }
  }, [accountId, visit.id, versionId, isMine, round])
  return opening
}

async function openDraft(accountId: string, visit: OwnVisit): Promise<Opening> {
  const { versionId, fingerprint, document } = visit.checklist
  const startedAt = new Date().toISOString()
  const found = await loadDraft(accountId, visit.id, versionId)
  const receipt = found ? null : await newestReceipt(accountId, visit)
  if (receipt) return { kind: 'sent', reportId: receipt.id }
  const frozen = found?.frozenAs ?? null
  const isOnItsWay = frozen !== null && (await isAhead(accountId, frozen.id, visit.returned))
  // Frozen by this product and taken by its server, which has read it with the schema.
  const returned: FrozenReport | null = visit.returned && JSON.parse(visit.returned.report)
  const draft = draftToOpen(
    document,
    found && { draft: found.draft, frozenAs: frozen && { ...frozen, isOnItsWay } },
    returned,
    {
      visitId: visit.id,
      accountId,
      checklistVersionId: versionId,
      fingerprint,
      startedAt,
      answers: presetAnswers(document, startedAt),
    },
  )
  for (const photo of returned?.attachments ?? []) {
    if (await loadPhoto(accountId, photo.id)) continue
    const receivedAt = visit.returned?.decidedAt ?? null
    await savePhoto({ ...photo, accountId, visitId: visit.id, bytes: null, receivedAt })
  }
  const isAsFound = draft === found?.draft
  const isFrozen = isAsFound && frozen?.changes === draft.changes && frozen.id !== returned?.id
  return {
    kind: 'open',
    draft,
    frozenAs: isFrozen ? frozen.id : null,
    savedAt: isAsFound ? found.savedAt : null,
  }
}

/** The receipt that is newer than what the server said when this page was made; null: none. */
async function newestReceipt(accountId: string, visit: OwnVisit): Promise<KeptReceipt | null> {
  const receipts = await listReceipts(accountId)
  const newer = receipts.filter(
    ({ visitId, receivedAt }) =>
      // Both are times of the server.
      visitId === visit.id && (visit.returned === null || receivedAt > visit.returned.decidedAt),
  )
  return newer.toSorted((a, b) => a.receivedAt.localeCompare(b.receivedAt)).at(-1) ?? null
}

/** Whether a frozen report is newer than what the server said when this page was made. */
async function isAhead(
  accountId: string,
  reportId: string,
  returned: OwnVisit['returned'],
): Promise<boolean> {
  const [waiting, receipts] = await Promise.all([listWaiting(accountId), listReceipts(accountId)])
  if (waiting.some(({ id }) => id === reportId)) return true
  const receipt = receipts.find(({ id }) => id === reportId)
  // Both are times of the server.
  return receipt !== undefined && (returned === null || receipt.receivedAt > returned.decidedAt)
}

/** A phone that could not write may be able to in a moment: it is tried until it can. */
const RETRY_MS = 2000

/** Keeps every draft that it is given, one write at a time, the newest last. */
export function useDraftKeeper(savedAt: string | null): {
  readonly saving: Saving
  readonly keep: (draft: VisitDraft) => void
  /** Something was typed that is not in a draft yet: "saved" would not be true any longer. */
  readonly touch: () => void
  /** Resolves when the newest draft is on the phone. @throws when it could not be kept */
  readonly settled: () => Promise<void>
} {
  const [saving, setSaving] = useState<Saving>(
    savedAt === null ? { kind: 'nothing' } : { kind: 'saved', at: savedAt },
  )
  const waiting = useRef<VisitDraft | null>(null)
  const writing = useRef<Promise<void> | null>(null)
  const failed = useRef(false)
  const isTyping = useRef(false)

  const write = useCallback(async () => {
    for (let draft = waiting.current; draft !== null; draft = waiting.current) {
      waiting.current = null
      try {
        const saved = await saveDraft(draft, new Date())
        failed.current = saved.kind === 'overtaken'
        if (waiting.current === null && !isTyping.current) setSaving(saved)
      } catch (error) {
        console.warn(error)
        failed.current = true
        setSaving({ kind: 'failed' })
        waiting.current ??= draft
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      }
    }
    writing.current = null
  }, [])

  const touch = useCallback(() => {
    isTyping.current = true
    setSaving((before) => (isWarning(before) ? before : { kind: 'saving' }))
  }, [])
  const keep = useCallback(
    (draft: VisitDraft) => {
      waiting.current = draft
      touch()
      isTyping.current = false
      writing.current ??= write()
    },
    [touch, write],
  )
  const settled = useCallback(async () => {
    if (!failed.current) await writing.current
    if (failed.current) throw new Error('the draft was not kept')
  }, [])
  return { saving, keep, touch, settled }
}

/** Stays on the screen until a save has really gone well. */
function isWarning({ kind }: Saving): boolean {
  return kind === 'failed' || kind === 'overtaken'
}
