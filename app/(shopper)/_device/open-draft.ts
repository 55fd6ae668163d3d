import { allQuestions } from '@/lib/core/checklist-questions'
import type { DraftName } from '@/lib/core/draft-branches'
import { emptyDraft, type VisitDraft } from '@/lib/core/visit-draft'
import type { OwnVisit } from '@/lib/visits/schema'
import type { KeptCopy } from './copies'
import type { DraftPost, ServerDrafts } from './draft-post'
import { loadDraft } from './drafts'
import { findLoss, findUnseenLoss, type LossReport, mayBeLost, noteAnswered } from './losses-here'
import { isOfLostVisit, type KeptDraft, type ReceiptRow } from './rows'
import { findThrownAway } from './settings'
import { ownedBy, withStore } from './store'
import { fetchRestoring, fetchTwin } from './twin-place'

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
      /** Drafts that stand beside it. */
      readonly copies: readonly KeptCopy[]
      /** What the browser has lost here, where its shopper was not told yet. */
      readonly loss: LossReport | null
    }
  /** The server has the report, and nothing was asked of it since. */
  | { readonly kind: 'sent'; readonly reportId: string }
  /** Answers are missing here that the server has, or may have, and it does not answer. */
  | { readonly kind: 'unreached'; readonly missing: Missing }
  /** Answers of several phones that do not know each other. */
  | { readonly kind: 'choose'; readonly branches: readonly Branch[] }

/** Why a form that the server was not reached for may not open empty. */
export type Missing =
  /** The page said so: the server has answers of this visit. */
  | 'on-server'
  /** The browser has lost what lay here; the server may have it. */
  | 'lost-here'

export interface OpeningFacts {
  /** The server has said that it has answers of this visit. */
  readonly isBegun?: boolean | undefined
  /** The shopper does not wait for them: they are told of once they come, and both stay. */
  readonly isWithoutServer: boolean
}

/** Answers as one phone has them. */
export interface Branch {
  readonly isHere: boolean
  readonly savedAt: string
  readonly draft: VisitDraft
  readonly revision: number
  /** Under which other names the server has its answers. */
  readonly madeOf: readonly DraftName[]
}

export type OpenedVisit = Pick<OwnVisit, 'id' | 'checklist' | 'returned'>

/** With answers here, the form does not wait long for what the server may have. */
const PATIENCE_MS = { withAnswers: 2500, without: 8000 }

const fetchCopies = () => import('./copies')
const fetchTaking = () => import('./take-from-server')
const fetchReopening = () => import('./reopen-draft')
const fetchNewDevice = () => import('./new-device')

/** What few openings need; it comes ahead of them, when the form has come to rest. */
export const fetchRareOpenings: readonly (() => Promise<unknown>)[] = [
  fetchCopies,
  fetchTaking,
  fetchReopening,
  fetchNewDevice,
  fetchTwin,
  fetchRestoring,
]

/** Finds what the form of a visit goes on with: what is here, or what the server kept of it. */
export async function openDraft(
  accountId: string,
  visit: OpenedVisit,
  post: Pick<DraftPost, 'get'>,
  clock: () => Date,
  about: OpeningFacts = { isWithoutServer: false },
): Promise<Opening> {
  const { versionId } = visit.checklist
  const found =
    (await loadDraft(accountId, visit.id, versionId)) ?? (await makeWay(accountId, visit, clock()))
  const receipt = found ? null : await newestReceipt(accountId, visit)
  if (receipt) return { kind: 'sent', reportId: receipt.id }
  const patience = found?.isBegun ? PATIENCE_MS.withAnswers : PATIENCE_MS.without
  const server = await post.get(accountId, visit.id, patience)
  const loss = await findLoss(accountId)
  if (server !== null && loss !== null) await noteAnswered(accountId, visit.id, loss)
  if (server === null && !found?.isBegun) {
    const missing = await missingAnswers(accountId, visit, about.isBegun, loss)
    if (missing !== null && !about.isWithoutServer) return { kind: 'unreached', missing }
    if (missing !== null)
      await (await fetchNewDevice()).beginAsNewDevice(accountId, visit.id, versionId)
  }
  // What the server had of a draft that lies here is missed where that draft is looked after.
  if (server === null || (hasNothing(server) && !found?.onServer))
    return openFound(accountId, visit, found, clock())
  const taking = await fetchTaking().catch((error: unknown) => {
    // A blank form where the server has answers would be a loss; one with answers can wait for them.
    if (!found?.isBegun) throw error
    console.warn(error)
    return null
  })
  const taken = await taking?.takeFromServer(accountId, visit, found, server, clock())
  if (taken?.kind === 'choose') return taken
  return openFound(accountId, visit, taken ? taken.found : found, clock())
}

function hasNothing({ drafts, files }: ServerDrafts): boolean {
  return drafts.length === 0 && files.length === 0
}

/** A form that came back is not empty without them: it has the answers of its report. */
async function missingAnswers(
  accountId: string,
  { id, returned }: OpenedVisit,
  isBegun: boolean | undefined,
  loss: LossReport | null,
): Promise<Missing | null> {
  if (returned !== null) return null
  if (isBegun) return 'on-server'
  return loss !== null && (await mayBeLost(accountId, id, loss)) ? 'lost-here' : null
}

/**
 * A draft that cannot be opened any longer lies where a new one is to be kept.
 * @returns what another tab has put there meanwhile, as a rule nothing
 */
async function makeWay(
  accountId: string,
  visit: OpenedVisit,
  now: Date,
): Promise<KeptDraft | null> {
  const { versionId } = visit.checklist
  const count = await withStore((db) => db.count('drafts', [accountId, visit.id, versionId]))
  if (count === 0) return null
  const { setAsideUnreadable } = await fetchCopies()
  await setAsideUnreadable(accountId, visit.id, versionId, now)
  return loadDraft(accountId, visit.id, versionId)
}

/** Drafts beside the one in use; where their list does not come they stay, and are told of later. */
async function copiesBeside(accountId: string, visitId: string): Promise<readonly KeptCopy[]> {
  if ((await withStore((db) => db.count('copies', ownedBy(accountId)))) === 0) return []
  const code = await fetchCopies().catch((error: unknown) => {
    console.warn(error)
    return null
  })
  return code ? code.listCopies(accountId, visitId) : []
}

async function openFound(
  accountId: string,
  visit: OpenedVisit,
  found: KeptDraft | null,
  now: Date,
): Promise<Opening> {
  const { versionId, fingerprint, document } = visit.checklist
  const beginning = {
    visitId: visit.id,
    accountId,
    checklistVersionId: versionId,
    fingerprint,
    startedAt: now.toISOString(),
  }
  const frozen = found?.frozenAs ?? null
  const hasPresets = allQuestions(document).some(({ preset }) => preset !== undefined)
  const { opened, returnedId } =
    frozen || visit.returned || hasPresets
      ? await (await fetchReopening()).reopenDraft(visit, found, beginning)
      : { opened: found?.draft ?? emptyDraft(beginning), returnedId: null }
  // Begun anew after one was thrown away or sent: the server takes only what goes on from there.
  const gone = opened.changes === 0 ? await findThrownAway(accountId, visit.id, versionId) : -1
  const draft = gone > 0 ? { ...opened, changes: gone } : opened
  const isAsFound = draft === found?.draft
  const isFrozen = isAsFound && frozen?.changes === draft.changes && frozen.id !== returnedId
  return {
    kind: 'open',
    draft,
    frozenAs: isFrozen ? frozen.id : null,
    savedAt: isAsFound ? found.savedAt : null,
    copies: await copiesBeside(accountId, visit.id),
    loss: await findUnseenLoss(accountId),
  }
}

/** The receipt that is newer than what the server said when this page was made; null: none. */
async function newestReceipt(accountId: string, visit: OpenedVisit): Promise<ReceiptRow | null> {
  const receipts = await withStore((db) => db.getAll('receipts', ownedBy(accountId)))
  const newer = receipts.filter(
    (receipt) =>
      receipt.visitId === visit.id &&
      !isOfLostVisit(receipt) &&
      // Both are times of the server.
      receipt.receivedAt > (visit.returned?.decidedAt ?? ''),
  )
  return newer.toSorted((a, b) => a.receivedAt.localeCompare(b.receivedAt)).at(-1) ?? null
}
