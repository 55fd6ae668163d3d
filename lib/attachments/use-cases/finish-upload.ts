import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import { type FinishUploadInput, storeAttachmentSchema } from '@/lib/evaluations/schema'
import type { Deps } from '@/lib/platform/deps'
import { type StoreAttachmentAnswer, storeAttachment } from './store-attachment'

/** At most so many whole files are in memory at a time: a recording is up to 50 MB. */
const PLACES = 2
let taken = 0
const waiting: (() => void)[] = []

/**
 * Takes a file of which all pieces have arrived, by the rules of a file that came in one piece.
 * Its pieces are let go when the server has the file, or when their hash says that they are spoilt;
 * two that finish at once get the same receipt, because the row decides.
 *
 * @throws AppError `not-found` for what this account has not begun, `conflict` for what is not whole
 */
export async function finishUpload(
  actor: Actor,
  { attachmentId }: FinishUploadInput,
  deps: Deps,
): Promise<StoreAttachmentAnswer> {
  authoriseVerb(actor, 'evaluation:submit')
  const { parts } = deps.files
  const { organisationId, accountId } = actor
  const key = { organisationId, accountId, id: attachmentId }
  return inTurn(async () => {
    const part = await parts.find(key)
    if (part === null) throw new AppError('not-found')
    if (part.offset < part.size) throw new AppError('conflict')
    const bytes = await parts.read(key)
    const input = storeAttachmentSchema.parse({ ...part.facts, attachmentId, bytes })
    const answer = await storeAttachment(actor, input, deps)
    if (answer.ok || answer.reason === 'damaged') await parts.remove(key)
    return answer
  })
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (taken >= PLACES) await new Promise<void>((resolve) => waiting.push(resolve))
  else taken += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else taken -= 1
  }
}
