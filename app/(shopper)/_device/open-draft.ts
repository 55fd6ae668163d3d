import { presetAnswers } from '@/lib/core/draft-answer'
import { type BranchChoice, chooseBranch } from '@/lib/core/draft-branches'
import type { FrozenReport } from '@/lib/core/frozen-report'
import { draftToOpen, type VisitDraft } from '@/lib/core/visit-draft'
import type { OwnVisit } from '@/lib/visits/schema'
import { type KeptCopy, listCopies, putInUse, setAsideUnreadable } from './copies'
import type { DraftPost, ServerDrafts } from './draft-post'
import { loadDraft } from './drafts'
import { listReceipts, listWaiting } from './outbox'
import { loadPhoto, savePhoto } from './photos'
import type { KeptDraft, KeptReceipt } from './rows'
import { deviceIdOf } from './settings'

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
    }
  /** The server has the report, and nothing was asked of it since. */
  | { readonly kind: 'sent'; readonly reportId: string }
  /** Answers of several phones that do not know each other. */
  | { readonly kind: 'choose'; readonly branches: readonly Branch[] }

/** Answers as one phone has them. */
export interface Branch {
  readonly isHere: boolean
  readonly savedAt: string
  readonly draft: VisitDraft
  readonly revision: number
}

type Visit = Pick<OwnVisit, 'id' | 'checklist' | 'returned'>

/** With answers here, the form does not wait long for what the server may have. */
const PATIENCE_MS = { withAnswers: 2500, without: 8000 }

/** Finds what the form of a visit goes on with: what is here, or what the server kept of it. */
export async function openDraft(
  accountId: string,
  visit: Visit,
  post: Pick<DraftPost, 'get'>,
  clock: () => Date,
): Promise<Opening> {
  const { versionId } = visit.checklist
  await setAsideUnreadable(accountId, visit.id, versionId, clock())
  const found = await loadDraft(accountId, visit.id, versionId)
  const receipt = found ? null : await newestReceipt(accountId, visit)
  if (receipt) return { kind: 'sent', reportId: receipt.id }
  const patience = found?.isBegun ? PATIENCE_MS.withAnswers : PATIENCE_MS.without
  const server = await post.get(accountId, visit.id, patience)
  if (server === null) return openFound(accountId, visit, found, clock())
  const heads = server.drafts.filter((posted) => isOfForm(posted, visit))
  const deviceId = await deviceIdOf(accountId)
  const choice = chooseBranch(found && { ...found, deviceId }, deviceId, heads)
  await noteReceivedFiles(accountId, visit.id, server, clock())
  if (choice.kind === 'ask') {
    return { kind: 'choose', branches: branchesOf(found, heads, choice) }
  }
  const taken = choice.kind === 'take' && heads.find((head) => head.revision === choice.revision)
  if (!taken) return openFound(accountId, visit, found, clock())
  const changes = Math.max(taken.draft.changes, (found?.changes ?? 0) + 1)
  const { revision } = taken
  await putInUse(
    {
      draft: { ...taken.draft, changes },
      frozenAs: taken.frozenAs && {
        id: taken.frozenAs.id,
        changes: taken.frozenAs.changes === taken.draft.changes ? changes : changes - 1,
      },
      onServer: { revision, changes, base: revision },
    },
    [],
    clock(),
  )
  const written = await loadDraft(accountId, visit.id, versionId)
  return openFound(accountId, visit, written, clock())
}

/** A draft of another form is never offered in this one (loss L17), nor what a return has overtaken. */
function isOfForm(
  { draft, savedAt }: ServerDrafts['drafts'][number],
  { checklist, returned }: Visit,
): boolean {
  if (draft.checklistVersionId !== checklist.versionId) return false
  if (returned === null || draft.parentId === returned.evaluationId) return true
  return savedAt > returned.decidedAt
}

function branchesOf(
  found: KeptDraft | null,
  heads: ServerDrafts['drafts'],
  { revisions }: BranchChoice & { kind: 'ask' },
): readonly Branch[] {
  const here = found && {
    isHere: true,
    savedAt: found.savedAt,
    draft: found.draft,
    revision: found.onServer?.revision ?? 0,
  }
  const elsewhere = heads
    .filter(({ revision }) => revisions.includes(revision))
    .map(({ savedAt, draft, revision }) => ({ isHere: false, savedAt, draft, revision }))
  return [...(here ? [here] : []), ...elsewhere].toSorted((a, b) =>
    b.savedAt.localeCompare(a.savedAt),
  )
}

/** Photos that a draft of another phone names and the server has need not be taken again. */
async function noteReceivedFiles(
  accountId: string,
  visitId: string,
  { drafts, files }: ServerDrafts,
  now: Date,
): Promise<void> {
  const received = new Set(files.map(({ id }) => id))
  for (const photo of drafts.flatMap(({ draft }) => draft.photos)) {
    if (!received.has(photo.id) || (await loadPhoto(accountId, photo.id))) continue
    const receivedAt = now.toISOString()
    await savePhoto({ ...photo, accountId, visitId, bytes: null, receivedAt, isEarly: true })
  }
}

async function openFound(
  accountId: string,
  visit: Visit,
  found: KeptDraft | null,
  now: Date,
): Promise<Opening> {
  const { versionId, fingerprint, document } = visit.checklist
  const startedAt = now.toISOString()
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
    copies: await listCopies(accountId, visit.id),
  }
}

/** The receipt that is newer than what the server said when this page was made; null: none. */
async function newestReceipt(accountId: string, visit: Visit): Promise<KeptReceipt | null> {
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
  returned: Visit['returned'],
): Promise<boolean> {
  const [waiting, receipts] = await Promise.all([listWaiting(accountId), listReceipts(accountId)])
  if (waiting.some(({ id }) => id === reportId)) return true
  const receipt = receipts.find(({ id }) => id === reportId)
  // Both are times of the server.
  return receipt !== undefined && (returned === null || receipt.receivedAt > returned.decidedAt)
}
