import { retryAfterMs } from '@/lib/core/outbox-verdict'
import { draftNamesText } from './draft-names-text'
import { askDrafts, memberOf, type ServerAnswer } from './draft-post'
import type { Discard, DiscardAnswer } from './thrown-away'

const PATIENCE_MS = 30_000

/** Has this server throw away drafts of a visit. */
export const discardServerDrafts: Discard = async (accountId, visitId, drafts) => {
  const headers = { 'X-Etalon-Drafts': draftNamesText(drafts) }
  const answer = await askDrafts(visitId, accountId, PATIENCE_MS, { method: 'DELETE', headers })
  return answer === null
    ? { kind: 'no-answer', retryInMs: null }
    : discardAnswerIn(answer, new Date())
}

/** Gone is what the server says is gone, in its own words. */
export function discardAnswerIn(
  { status, body, retryAfter }: Pick<ServerAnswer, 'status' | 'body' | 'retryAfter'>,
  now: Date,
): DiscardAnswer {
  if (status === 200 && memberOf(body, 'ok') === true) return { kind: 'gone' }
  const isJudged = status >= 400 && status < 500 && status !== 401 && status !== 429
  return isJudged && typeof memberOf(body, 'reason') === 'string'
    ? { kind: 'refused' }
    : { kind: 'no-answer', retryInMs: retryAfterMs(retryAfter, now) }
}
