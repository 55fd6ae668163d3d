import { createTranslator, type Messages } from 'next-intl'
import type { Actor } from '@/lib/access/actor'
import type { AttemptRefusal } from '@/lib/briefings/schema'
import { AppError } from '@/lib/core/app-error'
import type { AttachmentRefusal, SubmitRefusal } from '@/lib/evaluations/schema'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { readBytes } from '@/lib/platform/routes'

type Refusal =
  | SubmitRefusal
  | AttachmentRefusal
  | AttemptRefusal
  | 'attachment-in-use'
  | 'other-account'

const statuses: Readonly<Record<Refusal, number>> = {
  'too-large': 413,
  'too-many-pixels': 413,
  'too-many-photos': 413,
  'too-many-bytes': 413,
  'too-long': 413,
  'recording-off': 422,
  'not-a-photo': 415,
  'not-audio': 415,
  'not-a-document': 415,
  'not-taken': 415,
  'unreadable-photo': 415,
  damaged: 400,
  'not-a-report': 400,
  'control-characters': 422,
  'other-bytes': 409,
  'other-account': 401,
  'other-attempt': 409,
  'attachment-in-use': 409,
  'test-unknown': 422,
  'visit-not-accepted': 422,
  'wrong-version': 422,
  'visited-in-future': 422,
  'answers-invalid': 422,
  'answers-missing': 422,
  'attachments-missing': 422,
  'too-many-aside': 422,
  'too-many-conflicts': 409,
}

/** A refusal as JSON: a code for the phone, a sentence for whoever else sends. */
export function refusal(actor: Actor, reason: Refusal, named: readonly string[] = []): Response {
  const messages: Messages = messagesIn(actor.locale)
  const t = createTranslator({ locale: actor.locale, messages })
  const message = t(`unsent.refusals.${reason}`)
  return Response.json({ ok: false, reason, named, message }, { status: statuses[reason] })
}

/** The body, or null when it is larger than the limit. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array | null> {
  try {
    return await readBytes(request, limit)
  } catch (error) {
    if (error instanceof AppError && error.code === 'too-large') return null
    throw error
  }
}

/**
 * Whether the page that sends was opened by another account than the one that is signed in now:
 * the work of one shopper must not go out in the name of another.
 */
export function isOtherAccount(request: Request, actor: Actor): boolean {
  const account = request.headers.get('x-etalon-account')
  return account !== null && account !== actor.accountId
}
