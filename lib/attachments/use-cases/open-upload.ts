import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import { mediaFamily } from '@/lib/core/media-kind'
import {
  type AttachmentFacts,
  type AttachmentReceipt,
  type AttachmentRefusal,
  mostBytes,
  uploadLimits,
} from '@/lib/evaluations/schema'
import type { Deps } from '@/lib/platform/deps'
import type { Part } from '@/lib/platform/upload-parts'
import { finishUpload } from './finish-upload'
import { decideAttachment, RESERVED_BYTES } from './store-attachment'

export type OpenUploadAnswer =
  /** The server has it: nothing needs to be sent. */
  | { ok: true; receipt: AttachmentReceipt }
  /** Begun, or to be continued where it was cut. */
  | { ok: true; receipt: null; part: Part }
  | { ok: false; reason: AttachmentRefusal }

const DAY_MS = 24 * 3600 * 1000

/**
 * Begins a photo or file that comes in pieces, or says how far it has come. Everything that can be
 * known without its bytes is decided here, before the phone spends its network on them.
 */
export async function openUpload(
  actor: Actor,
  input: AttachmentFacts,
  deps: Deps,
): Promise<OpenUploadAnswer> {
  authoriseVerb(actor, 'evaluation:submit')
  if (mediaFamily(input.mediaType ?? 'image/jpeg') === null) return refuse('not-taken')
  if (input.byteSize > mostBytes(input.mediaType ?? '')) return refuse('too-large')
  const decided = await deps.db.asActor(actor, (tx) => decideAttachment(tx, actor, input))
  if (decided) return decided
  const { parts } = deps.files
  await parts.removeOlder(new Date(deps.now.getTime() - uploadLimits.days * DAY_MS))
  const owner = { organisationId: actor.organisationId, accountId: actor.accountId }
  const key = { ...owner, id: input.attachmentId }
  const known = await parts.find(key)
  if (known) {
    if (!isSame(known, input)) return refuse('other-bytes')
    return known.offset < known.size
      ? { ok: true, receipt: null, part: known }
      : finishUpload(actor, input, deps)
  }
  await makeSureOfRoom(await parts.list(owner), input.byteSize, deps)
  const { byteSize, ...facts } = factsOf(input)
  const part = { size: byteSize, facts, begunAt: deps.now.toISOString() }
  return { ok: true, receipt: null, part: await parts.begin(key, part) }
}

/** @throws AppError where too much was begun and never finished, or the disk is nearly full */
async function makeSureOfRoom(begun: readonly Part[], byteSize: number, deps: Deps): Promise<void> {
  if (begun.length >= uploadLimits.files) throw new AppError('too-many-requests')
  const expected = begun.reduce((sum, { size, offset }) => sum + size - offset, 2 * byteSize)
  if ((await deps.files.freeBytes()) < RESERVED_BYTES + expected) throw new AppError('no-space')
}

function factsOf({ visitId, questionId, sha256, mediaType, byteSize }: AttachmentFacts) {
  return { visitId, questionId, sha256, mediaType: mediaType ?? 'image/jpeg', byteSize }
}

function isSame({ size, facts }: Part, input: AttachmentFacts): boolean {
  const { byteSize, ...asked } = factsOf(input)
  return size === byteSize && Object.entries(asked).every(([name, value]) => facts[name] === value)
}

function refuse(reason: AttachmentRefusal): OpenUploadAnswer {
  return { ok: false, reason }
}
