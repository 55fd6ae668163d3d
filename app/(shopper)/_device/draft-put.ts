import { sha256OfBytes } from '@/lib/core/fingerprint'
import { retryAfterMs } from '@/lib/core/outbox-verdict'
import {
  askDrafts,
  type DraftPost,
  memberOf,
  type PutAnswer,
  type ServerAnswer,
} from './draft-post'

const PATIENCE_MS = 30_000

/** Brings one draft to the server. */
export const putServerDraft: DraftPost['put'] = async (posted) => {
  const bytes = new TextEncoder().encode(JSON.stringify(posted))
  const sha256 = sha256OfBytes(bytes)
  const { visitId, accountId } = posted.draft
  const answer = await askDrafts(visitId, accountId, PATIENCE_MS, {
    method: 'PUT',
    body: bytes,
    headers: { 'Content-Type': 'application/json', 'X-Etalon-Sha256': sha256 },
  })
  return answer === null
    ? { kind: 'no-answer', retryInMs: null }
    : putAnswerIn(answer, sha256, new Date())
}

/** Kept is what the server confirms by the hash of what was sent, and nothing else. */
export function putAnswerIn(
  { status, body, retryAfter, clockSkewMs }: ServerAnswer,
  sha256: string,
  now: Date,
): PutAnswer {
  const receipt = memberOf(body, 'receipt')
  const revision = memberOf(receipt, 'revision')
  if (status === 200 && typeof revision === 'number' && memberOf(receipt, 'sha256') === sha256) {
    const others = memberOf(body, 'others')
    const isNumber = (value: unknown) => typeof value === 'number'
    const named = Array.isArray(others) ? others.filter(isNumber) : []
    return { kind: 'kept', revision, others: named, clockSkewMs }
  }
  if (status === 200 && receipt === null && typeof memberOf(body, 'filedAt') === 'string') {
    return { kind: 'filed' }
  }
  const reason = memberOf(body, 'reason')
  const isJudged = status >= 400 && status < 500 && status !== 401 && status !== 429
  return isJudged && typeof reason === 'string'
    ? { kind: 'refused', reason }
    : { kind: 'no-answer', retryInMs: retryAfterMs(retryAfter, now) }
}
