import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { canonicalJson } from '@/lib/core/canonical-json'
import { judgeTest } from '@/lib/core/instruction-test'
import { clockSkewMs, correctedInstant } from '@/lib/core/phone-clock'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findAttempt, findTest, hasVisitIn, insertAttemptOnce, type KeptAttempt } from '../queries'
import type { AttemptReceipt, AttemptRefusal, RecordAttemptInput } from '../schema'

export type RecordAttemptAnswer =
  | { readonly ok: true; readonly receipt: AttemptReceipt }
  | { readonly ok: false; readonly reason: AttemptRefusal }

/**
 * Keeps a shopper's try at the test of a campaign, passed or not, however late it arrives. The
 * server judges by the wording that was answered; the same attempt sent again gives the same receipt.
 */
export async function recordAttempt(
  actor: Actor,
  input: RecordAttemptInput,
  { db, now }: Deps,
): Promise<RecordAttemptAnswer> {
  authoriseVerb(actor, 'visit:fill')
  const { organisationId, shopperId } = actor
  if (shopperId === null) throw new AppError('not-found')
  return db.asActor(actor, async (tx) => {
    const { campaignId, attemptId, fingerprint, answers } = input
    const known = await findAttempt(tx, organisationId, attemptId)
    if (known) return answerKnown(known, input, shopperId)
    if (!(await hasVisitIn(tx, organisationId, campaignId, shopperId))) {
      throw new AppError('not-found')
    }
    const test = await findTest(tx, organisationId, campaignId, fingerprint)
    if (test === null) return { ok: false, reason: 'test-unknown' }
    const { rightAnswers, passed } = judgeTest(test, answers)
    const skewMs = clockSkewMs(new Date(input.phoneNow), now)
    const attempt: KeptAttempt = {
      id: attemptId,
      ...{ campaignId, fingerprint, shopperId, answers, rightAnswers, passed },
      takenAt: correctedInstant(new Date(input.takenAt), skewMs),
      receivedAt: now,
    }
    if (!(await insertAttemptOnce(tx, organisationId, attempt))) {
      return answerTwin(tx, actor, input, shopperId)
    }
    const event = { action: 'campaign.test-taken', subjectKind: 'campaign', subjectId: campaignId }
    await recordAudit(tx, actor, { ...event, details: { passed } }, now)
    return received(attempt)
  })
}

/** Another request with this id was quicker. */
async function answerTwin(
  tx: Transaction,
  { organisationId }: Actor,
  input: RecordAttemptInput,
  shopperId: string,
): Promise<RecordAttemptAnswer> {
  const known = await findAttempt(tx, organisationId, input.attemptId)
  if (known === null) throw new AppError('conflict')
  return answerKnown(known, input, shopperId)
}

function answerKnown(
  known: KeptAttempt,
  input: RecordAttemptInput,
  shopperId: string,
): RecordAttemptAnswer {
  if (known.shopperId !== shopperId) throw new AppError('not-found')
  const isSame =
    known.campaignId === input.campaignId &&
    known.fingerprint === input.fingerprint &&
    canonicalJson(known.answers) === canonicalJson(input.answers)
  return isSame ? received(known) : { ok: false, reason: 'other-attempt' }
}

function received({ id, rightAnswers, passed, receivedAt }: KeptAttempt): RecordAttemptAnswer {
  const receipt = { attemptId: id, rightAnswers, passed, receivedAt: receivedAt.toISOString() }
  return { ok: true, receipt }
}
