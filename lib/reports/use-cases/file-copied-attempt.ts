import type { Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/queries'
import { attemptBodySchema, recordAttemptSchema } from '@/lib/briefings/schema'
import { recordAttempt } from '@/lib/briefings/use-cases/record-attempt'
import { AppError } from '@/lib/core/app-error'
import type { CopiedAttempt } from '@/lib/core/phone-copy'
import type { PhoneCopy } from '@/lib/phone-copies/formats/phone-copy-file'
import type { CopyItem, CopyOutcome, FilePhoneCopyInput } from '@/lib/phone-copies/schema'
import type { Deps } from '@/lib/platform/deps'

const copiedSchema = attemptBodySchema.omit({ phoneNow: true })

/** A copy from a phone on its way into the company's files. */
export interface Filing {
  readonly actor: Actor
  /** In whose name everything is filed: the shopper who made it. */
  readonly author: Actor
  readonly copy: PhoneCopy
  readonly mode: FilePhoneCopyInput['mode']
  readonly deps: Deps
}

/** Files a try at the test of a campaign, as the phone would have sent it; twice is once. */
export async function fileCopiedAttempt(
  { actor, author, copy, mode, deps }: Filing,
  attempt: CopiedAttempt,
): Promise<CopyItem> {
  const { id, campaignId, takenAt: at } = attempt
  const item = (outcome: CopyOutcome): CopyItem => {
    return { kind: 'attempt', id, title: null, at, files: 0, outcome }
  }
  const part = copy.part(attempt)
  const body = part && copiedSchema.safeParse(jsonIn(part))
  if (!body?.success) return item({ kind: 'refused', reason: 'part-damaged' })
  if (mode === 'preview') return item({ kind: 'ready' })
  const skew = copy.manifest.clockSkewMs ?? 0
  const phoneNow = new Date(deps.now.getTime() + skew).toISOString()
  const sent = { ...body.data, phoneNow, campaignId, attemptId: id }
  const input = recordAttemptSchema.safeParse(sent)
  if (!input.success) return item({ kind: 'refused', reason: 'part-damaged' })
  try {
    const answer = await recordAttempt(author, input.data, deps)
    if (!answer.ok) return item({ kind: 'refused', reason: answer.reason })
    await deps.db.asActor(actor, (tx) => {
      const event = { action: 'phone-copy.attempt-kept', subjectKind: 'campaign' }
      return recordAudit(tx, actor, { ...event, subjectId: campaignId }, deps.now)
    })
    return item({ kind: 'filed', at: answer.receipt.receivedAt })
  } catch (error) {
    // The shopper has no visit in this campaign, or never had.
    if (!(error instanceof AppError && error.code === 'not-found')) throw error
    return item({ kind: 'refused', reason: 'not-theirs' })
  }
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    // Its hash was right, so the phone wrote it so: there is nothing in it that can be read.
    return null
  }
}
