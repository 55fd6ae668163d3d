import {
  type BranchChoice,
  chooseBranch,
  type DraftName,
  isDraftNamed,
  joinDraftNames,
} from '@/lib/core/draft-branches'
import type { FrozenReport } from '@/lib/core/frozen-report'
import { putInUse } from './copies'
import type { ServerDrafts } from './draft-post'
import { loadDraft, saveDraft } from './drafts'
import type { Branch, OpenedVisit } from './open-draft'
import { listReceipts, listWaiting } from './outbox'
import { loadPhoto, savePhoto } from './photos'
import type { KeptDraft } from './rows'
import { deviceIdOf } from './settings'
import { draftsThrownAway, nextState } from './thrown-away'

export type Taken =
  /** What the form goes on with, what the server had taken in. */
  | { readonly kind: 'found'; readonly found: KeptDraft | null }
  | { readonly kind: 'choose'; readonly branches: readonly Branch[] }

/** Takes what the server kept of a visit, unless only the shopper can say what to go on with. */
export async function takeFromServer(
  accountId: string,
  visit: OpenedVisit,
  here: KeptDraft | null,
  server: ServerDrafts,
  now: Date,
): Promise<Taken> {
  const deviceId = await deviceIdOf(accountId)
  const isEnded = here !== null && isEndedElsewhere(here, deviceId, visit, server)
  const found = isEnded ? await asNews(here, now) : here
  const { versionId } = visit.checklist
  const place = { accountId, visitId: visit.id, versionId }
  const gone = await draftsThrownAway(place)
  const known = [...gone, ...(found?.onServer?.madeOf ?? [])]
  const heads = server.drafts.filter(
    (posted) => isOfForm(posted, visit) && !isDraftNamed(known, nameOf(posted)),
  )
  const choice = chooseBranch(found && { ...found, deviceId }, deviceId, heads)
  await noteReceivedFiles(accountId, visit.id, server, now)
  if (choice.kind === 'ask') return { kind: 'choose', branches: branchesOf(found, heads, choice) }
  const taken = choice.kind === 'take' && heads.find((head) => head.revision === choice.revision)
  if (!taken) return { kind: 'found', found }
  const changes = Math.max(taken.draft.changes, await nextState(place, found?.changes ?? 0))
  const { revision } = taken
  await putInUse(
    {
      draft: { ...taken.draft, changes },
      frozenAs: taken.frozenAs && {
        id: taken.frozenAs.id,
        changes: taken.frozenAs.changes === taken.draft.changes ? changes : changes - 1,
      },
      onServer: { revision, changes, base: revision, madeOf: withName(taken) },
    },
    [],
    now,
  )
  return {
    kind: 'found',
    found: await loadDraft(accountId, visit.id, versionId),
  }
}

/**
 * Whether the server has let go of a draft that this phone believes to be kept there: it was thrown away
 * on another phone, which had gone on with it. What went with a report is not meant, so its visit is open.
 */
function isEndedElsewhere(
  { changes, draft, frozenAs, onServer }: KeptDraft,
  deviceId: string,
  { returned }: OpenedVisit,
  { isOpen, drafts }: ServerDrafts,
): boolean {
  if (!isOpen) return false
  if (onServer === null || onServer.changes < changes || frozenAs?.changes === changes) return false
  if (returned !== null && draft.parentId !== returned.evaluationId) return false
  const names = [deviceId, ...(onServer.madeOf ?? []).map((name) => name.deviceId)]
  return !drafts.some((posted) => names.includes(posted.deviceId))
}

/** Nobody threw it away here: as a newer state it goes to the server again, and is news to that phone. */
async function asNews({ draft, versionId }: KeptDraft, now: Date): Promise<KeptDraft | null> {
  const { accountId, visitId, changes } = draft
  await saveDraft({ ...draft, changes: changes + 1 }, now)
  return loadDraft(accountId, visitId, versionId)
}

type Posted = ServerDrafts['drafts'][number]

const nameOf = ({ deviceId, draft: { changes } }: Posted): DraftName => ({ deviceId, changes })

/** Under which names the server has the answers of a draft. */
const withName = (posted: Posted) => joinDraftNames(posted.madeOf, [nameOf(posted)])

/** A draft of another form is never offered in this one (loss L17), nor what a return has overtaken. */
function isOfForm({ draft, savedAt }: Posted, { checklist, returned }: OpenedVisit): boolean {
  if (draft.checklistVersionId !== checklist.versionId) return false
  if (returned === null || draft.parentId === returned.evaluationId) return true
  return savedAt > returned.decidedAt
}

function branchesOf(
  found: KeptDraft | null,
  heads: readonly Posted[],
  { revisions }: BranchChoice & { kind: 'ask' },
): readonly Branch[] {
  const here = found && {
    isHere: true,
    savedAt: found.savedAt,
    draft: found.draft,
    revision: found.onServer?.revision ?? 0,
    madeOf: found.onServer?.madeOf ?? [],
  }
  const elsewhere = heads
    .filter(({ revision }) => revisions.includes(revision))
    .map((posted) => {
      const { savedAt, draft, revision } = posted
      return { isHere: false, savedAt, draft, revision, madeOf: withName(posted) }
    })
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

/** Photos of a report that came back are on the server. */
export async function noteReturnedFiles(
  accountId: string,
  visit: OpenedVisit,
  returned: FrozenReport,
): Promise<void> {
  for (const photo of returned.attachments) {
    if (await loadPhoto(accountId, photo.id)) continue
    const receivedAt = visit.returned?.decidedAt ?? null
    await savePhoto({ ...photo, accountId, visitId: visit.id, bytes: null, receivedAt })
  }
}

/** Whether a frozen report is newer than what the server said when this page was made. */
export async function isAhead(
  accountId: string,
  reportId: string,
  returned: OpenedVisit['returned'],
): Promise<boolean> {
  const [waiting, receipts] = await Promise.all([listWaiting(accountId), listReceipts(accountId)])
  if (waiting.some(({ id }) => id === reportId)) return true
  const receipt = receipts.find(({ id }) => id === reportId)
  // Both are times of the server.
  return receipt !== undefined && (returned === null || receipt.receivedAt > returned.decidedAt)
}
