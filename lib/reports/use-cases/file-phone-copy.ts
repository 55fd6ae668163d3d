import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, shopperOf } from '@/lib/access/permissions'
import { storeAttachment } from '@/lib/attachments/use-cases/store-attachment'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import type {
  CopiedDraft,
  CopiedFile,
  CopiedReport,
  PhoneCopyManifest,
} from '@/lib/core/phone-copy'
import { findEvaluation, findReportAside, hasReported } from '@/lib/evaluations/queries'
import { frozenReportSchema } from '@/lib/evaluations/schema'
import { submitEvaluation } from '@/lib/evaluations/use-cases/submit-evaluation'
import { type PhoneCopy, readPhoneCopy } from '@/lib/phone-copies/formats/phone-copy-file'
import { findCopyAuthor, listCopyVisits } from '@/lib/phone-copies/queries'
import type {
  CopyItem,
  CopyItemRefusal,
  CopyOutcome,
  FilePhoneCopyInput,
  PhoneCopyRefusal,
} from '@/lib/phone-copies/schema'
import type { Deps } from '@/lib/platform/deps'
import { isVisitDraftKept, listReceivedFiles } from '@/lib/visit-drafts/queries'
import { shownFilesOf } from '@/lib/visit-drafts/schema'
import { keepVisitDraft } from '@/lib/visit-drafts/use-cases/keep-visit-draft'
import { type Filing, fileCopiedAttempt } from './file-copied-attempt'

export type FilePhoneCopyAnswer =
  | {
      ok: true
      isFiled: boolean
      shopperLabel: string
      madeAt: string
      /** What the phone itself could not open any longer. */
      unreadable: number
      items: readonly CopyItem[]
    }
  | { ok: false; reason: PhoneCopyRefusal }

interface VisitFiling extends Filing {
  readonly visits: Awaited<ReturnType<typeof listCopyVisits>>
}

/**
 * Files what a shopper saved from his phone, as if the phone had sent it: the same ids, the same
 * bytes, the same rules, the shopper its author. Twice is once. The administrator reads no answer,
 * and his part stands in the log beside the report's own line.
 */
export async function filePhoneCopy(
  actor: Actor,
  { bytes, mode }: FilePhoneCopyInput,
  deps: Deps,
): Promise<FilePhoneCopyAnswer> {
  authoriseVerb(actor, 'phone-copy:file')
  const read = readPhoneCopy(bytes)
  if (!read.ok) return read
  const { manifest } = read.copy
  const found = await deps.db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const shopper = await findCopyAuthor(tx, organisationId, manifest.accountId)
    if (shopper === null) return null
    const visitIds = [...manifest.reports, ...manifest.drafts, ...manifest.files].map(
      ({ visitId }) => visitId,
    )
    return { shopper, visits: await listCopyVisits(tx, organisationId, shopper.id, visitIds) }
  })
  if (found === null) return { ok: false, reason: 'nobody' }
  const { shopper, visits } = found
  const author = asAuthor(actor, shopper)
  const filing: VisitFiling = { actor, author, copy: read.copy, visits, mode, deps }
  const items: CopyItem[] = []
  // Oldest first, as the phone would: a correction names the report before it.
  for (const report of manifest.reports) items.push(await fileReport(filing, report))
  for (const draft of manifest.drafts) items.push(await keepDraft(filing, draft))
  for (const [visitId, files] of looseFiles(manifest)) {
    items.push(await fileLoose(filing, visitId, files))
  }
  for (const attempt of manifest.attempts ?? []) {
    items.push(await fileCopiedAttempt(filing, attempt))
  }
  const { madeAt, unreadable } = manifest
  return {
    ok: true,
    isFiled: mode === 'file',
    shopperLabel: shopper.label,
    madeAt,
    unreadable,
    items,
  }
}

/** The shopper with nothing but a shopper's own rights. */
function asAuthor(
  { organisationId, locale }: Actor,
  shopper: { readonly id: string; readonly accountId: string; readonly label: string },
): Actor {
  return {
    organisationId,
    accountId: shopper.accountId,
    displayName: shopper.label,
    locale,
    grants: ['shopper'],
    personId: null,
    shopperId: shopper.id,
    headedUnitIds: [],
    workUnitIds: [],
  }
}

const refused = (reason: CopyItemRefusal): CopyOutcome => ({ kind: 'refused', reason })

async function fileReport(filing: VisitFiling, report: CopiedReport): Promise<CopyItem> {
  const files = filesOf(filing.copy, filing.copy.part(report))
  const outcome = await outcomeOf(filing, report, files)
  const { id, title, frozenAt: at } = report
  return { kind: 'report', id, title, at, files: files.length, outcome }
}

/** The files that a report names and the copy carries. */
function filesOf({ manifest }: PhoneCopy, bytes: Uint8Array | null): readonly CopiedFile[] {
  const report = bytes && frozenReportSchema.safeParse(jsonIn(bytes))
  if (!report?.success) return []
  const named = new Set(report.data.attachments.map(({ id }) => id))
  return manifest.files.filter(({ id }) => named.has(id))
}

/** The files that a draft shows, its receipt among them; those taken away again stay behind. */
function filesOfDraft({ manifest }: PhoneCopy, draft: unknown): readonly CopiedFile[] {
  const shown = shownFilesOf(draft)
  return manifest.files.filter(({ id }) => shown.has(id))
}

async function outcomeOf(
  filing: VisitFiling,
  report: CopiedReport,
  files: readonly CopiedFile[],
): Promise<CopyOutcome> {
  const { actor, author, copy, visits, mode, deps } = filing
  const bytes = copy.part(report)
  if (bytes === null) return refused('part-damaged')
  if (!visits.has(report.visitId)) return refused('not-theirs')
  const problem = await findFileProblem(filing, report, files)
  if (problem) return refused(problem)
  if (mode === 'preview') {
    const { organisationId } = actor
    const [aside, known] = await deps.db.asActor(actor, async (tx) => [
      await findReportAside(tx, organisationId, report),
      await findEvaluation(tx, organisationId, report.id),
    ])
    if (aside !== null) return { kind: 'known' }
    if (known === null) return { kind: 'ready' }
    return { kind: known.sha256 === report.sha256 ? 'known' : 'twin' }
  }
  for (const file of files) {
    const stored = await fileAttachment(filing, file)
    if (stored !== null) return refused(stored)
  }
  const { clockSkewMs } = copy.manifest
  // What the phone would show now: its last measured skew is the report's.
  const phoneNow = clockSkewMs === null ? null : new Date(deps.now.getTime() + clockSkewMs)
  const sent = { bytes, sha256: report.sha256, phoneNow }
  const answer = await orNotTheirs(() => submitEvaluation(author, sent, deps))
  if (answer === null) return refused('not-theirs')
  if (!answer.ok) return refused(answer.reason)
  const { evaluationId, sha256, receivedAt, notCounted } = answer.receipt
  await deps.db.asActor(actor, (tx) => {
    const event = { action: 'phone-copy.filed', subjectKind: 'evaluation' }
    const details = { visitId: report.visitId, sha256 }
    return recordAudit(tx, actor, { ...event, subjectId: evaluationId, details }, deps.now)
  })
  return { kind: notCounted === undefined ? 'filed' : 'kept', at: receivedAt }
}

/** Every file is in the copy as it was, or on the server since. */
async function findFileProblem(
  filing: VisitFiling,
  { visitId }: CopiedReport,
  files: readonly CopiedFile[],
): Promise<CopyItemRefusal | null> {
  const isThere = await filesOnServer(filing, visitId)
  for (const file of files) {
    const { sha256, path } = file
    if (isThere(file)) continue
    if (path === null) return 'file-missing'
    if (filing.copy.part({ path, sha256 }) === null) return 'part-damaged'
  }
  return null
}

/** Says of a file whether the server has it, with these very bytes. */
async function filesOnServer(
  { actor, author, deps }: VisitFiling,
  visitId: string,
): Promise<(file: CopiedFile) => boolean> {
  const received = await deps.db.asActor(actor, (tx) =>
    listReceivedFiles(tx, actor.organisationId, visitId, shopperOf(author)),
  )
  const there = new Set(received.map(({ id, receivedSha256 }) => `${id} ${receivedSha256}`))
  return ({ id, sha256 }) => there.has(`${id} ${sha256}`)
}

/**
 * Files that no report or draft of this copy can take along, by visit: recordings that were cut short, and
 * files whose answers are in another file of the copy. What was taken out of answers stays behind.
 */
function looseFiles({
  reports,
  drafts,
  files,
}: PhoneCopyManifest): ReadonlyMap<string, readonly CopiedFile[]> {
  const answered = new Set([...reports, ...drafts].map(({ visitId }) => visitId))
  const loose = files.filter(
    ({ visitId, path, isCut }) => path !== null && (isCut || !answered.has(visitId)),
  )
  return Map.groupBy(loose, ({ visitId }) => visitId)
}

/** They are kept with their visit; the answers that they belong to come before them. */
async function fileLoose(
  filing: VisitFiling,
  visitId: string,
  files: readonly CopiedFile[],
): Promise<CopyItem> {
  const { copy, visits, mode, deps } = filing
  const title = visits.get(visitId)?.unitName ?? null
  const at =
    files
      .map(({ takenAt }) => takenAt)
      .toSorted()
      .at(-1) ?? copy.manifest.madeAt
  const item = { kind: 'files', id: visitId, title, at, files: files.length } as const
  if (title === null) return { ...item, outcome: refused('not-theirs') }
  const missing = await answersFirst(filing, visitId)
  if (missing !== null) return { ...item, outcome: missing }
  const isThere = await filesOnServer(filing, visitId)
  const waiting = files.filter((file) => !isThere(file))
  const isWhole = waiting.every(
    ({ path, sha256 }) => path !== null && copy.part({ path, sha256 }) !== null,
  )
  if (!isWhole) return { ...item, outcome: refused('part-damaged') }
  if (waiting.length === 0) return { ...item, outcome: { kind: 'known' } }
  if (mode === 'preview') return { ...item, outcome: { kind: 'ready' } }
  for (const file of waiting) {
    const stored = await fileAttachment(filing, file)
    if (stored !== null) return { ...item, outcome: refused(stored) }
  }
  return { ...item, outcome: { kind: 'filed', at: deps.now.toISOString() } }
}

/** Says which file of the copy goes first; null: the answers are here, on the server, or nowhere. */
async function answersFirst(
  { actor, author, copy, deps }: VisitFiling,
  visitId: string,
): Promise<CopyOutcome | null> {
  const { reports, drafts, answersIn } = copy.manifest
  if ([...reports, ...drafts].some((answers) => answers.visitId === visitId)) return null
  const place = answersIn?.find((answers) => answers.visitId === visitId)
  // Phones that name such places name all of them.
  if (answersIn !== undefined && place === undefined) return null
  const { organisationId } = actor
  const shopperId = shopperOf(author)
  const isKnown = await deps.db.asActor(
    actor,
    async (tx) =>
      (await isVisitDraftKept(tx, organisationId, visitId, shopperId)) ||
      (await hasReported(tx, organisationId, visitId, shopperId)),
  )
  if (isKnown) return null
  return { kind: 'refused', reason: 'answers-first', ...(place ? { part: place.part } : {}) }
}

async function fileAttachment(
  { author, copy, deps }: VisitFiling,
  { id, visitId, questionId, sha256, mediaType, path }: CopiedFile,
): Promise<CopyItemRefusal | null> {
  const bytes = path === null ? null : copy.part({ path, sha256 })
  // The server has it: that was looked at before.
  if (bytes === null) return null
  const sent = { attachmentId: id, visitId, questionId, sha256, mediaType, bytes }
  const answer = await orNotTheirs(() => storeAttachment(author, sent, deps))
  if (answer === null) return 'not-theirs'
  return answer.ok ? null : answer.reason
}

/**
 * A draft goes where the phone would have kept it: whoever fills it finds it on the next phone. One that
 * stood beside it comes as another phone's, so that its author is asked which to go on with. What was begun of
 * a visit that is not theirs any longer waits there for its coming back.
 */
async function keepDraft(filing: VisitFiling, draft: CopiedDraft): Promise<CopyItem> {
  const { actor, author, copy, visits, mode, deps } = filing
  const { visitId, savedAt: at } = draft
  const visit = visits.get(visitId)
  const title = visit?.unitName ?? null
  const part = copy.part(draft)
  const files = part === null ? [] : filesOfDraft(copy, jsonIn(part))
  const about = draft.isAside
    ? ({ kind: 'aside', id: draft.sha256 } as const)
    : ({ kind: 'draft', id: visitId } as const)
  const item = { ...about, title, at, files: files.length }
  if (part === null) return { ...item, outcome: refused('part-damaged') }
  if (visit === undefined) return { ...item, outcome: refused('not-theirs') }
  const { isTheirs } = visit
  if (mode === 'preview') return { ...item, outcome: { kind: isTheirs ? 'ready' : 'keepable' } }
  for (const file of files) {
    const stored = await fileAttachment(filing, file)
    if (stored !== null) return { ...item, outcome: refused(stored) }
  }
  const keepAs = (deviceId: string) => {
    const about = { format: 'etalon.server-draft/1', deviceId, base: draft.base }
    const body = { ...about, frozenAs: null, savedAt: at, draft: jsonIn(part) }
    const bytes = new TextEncoder().encode(JSON.stringify(body))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return orNotTheirs(() => keepVisitDraft(author, { visitId, bytes, sha256 }, deps))
  }
  const first = await keepAs(draft.isAside ? deviceOf(draft) : copy.manifest.deviceId)
  // Thrown away on the phone after the copy was saved: whoever brings the copy wants it back.
  const isBack = first?.ok === false && first.reason === 'thrown-away' && !draft.isAside
  const answer = isBack ? await keepAs(deviceOf(draft)) : first
  if (answer === null) return { ...item, outcome: refused('not-theirs') }
  if (!answer.ok) return { ...item, outcome: refused(answer.reason) }
  if (answer.receipt === null) return { ...item, outcome: { kind: 'known' } }
  await deps.db.asActor(actor, (tx) => {
    const event = { action: 'phone-copy.draft-kept', subjectKind: 'visit', subjectId: visitId }
    return recordAudit(tx, actor, event, deps.now)
  })
  const { savedAt } = answer.receipt
  return { ...item, outcome: { kind: isTheirs ? 'filed' : 'kept', at: savedAt } }
}

/** Always the same for the same draft: a copy that is filed twice is kept once. */
function deviceOf({ visitId, sha256 }: CopiedDraft): string {
  const hex = createHash('sha256').update(`${visitId} ${sha256}`).digest('hex')
  const [first, second, third] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16)]
  return `${first}-${second}-4${third}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The visit may have gone to somebody else since the preview. */
async function orNotTheirs<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null
    throw error
  }
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
