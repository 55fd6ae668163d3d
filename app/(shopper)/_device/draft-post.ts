import { fetchNoted } from '@/components/ui/connection'
import type { DraftName } from '@/lib/core/draft-branches'
import type { VisitDraft } from '@/lib/core/visit-draft'
import type { DraftState } from './rows'

/** A draft as it goes to the server and comes back. */
export interface PostedDraft extends Pick<DraftState, 'frozenAs'> {
  readonly format: 'etalon.server-draft/1'
  readonly deviceId: string
  readonly base: number
  readonly madeOf?: readonly DraftName[]
  readonly savedAt: string
  readonly draft: VisitDraft
}

/** What the server has of a visit. */
export interface ServerDrafts {
  /** A report, or its correction, may still come of the visit; false where the server did not say. */
  readonly isOpen: boolean
  readonly drafts: readonly (PostedDraft & { readonly revision: number })[]
  /** Photos and files that it has received. */
  readonly files: readonly { readonly id: string; readonly fileId: string }[]
}

export type PutAnswer =
  | {
      readonly kind: 'kept'
      readonly revision: number
      readonly others: readonly number[]
      /** How far this clock stands from the server's (phone minus server); null: it did not say. */
      readonly clockSkewMs: number | null
    }
  /** Its report is there and has all of it. */
  | { readonly kind: 'filed' }
  /** The server's word; asked again only when the draft has changed. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Units: milliseconds for which the server asks to be left alone; null: it did not say. */
  | { readonly kind: 'no-answer'; readonly retryInMs: number | null }

/** How drafts reach the server; a test puts a stubborn one in its place. */
export interface DraftPost {
  put(posted: PostedDraft): Promise<PutAnswer>
  /** null: the server did not answer in time. */
  get(accountId: string, visitId: string, patienceMs: number): Promise<ServerDrafts | null>
}

/** What the server has of a visit; null: it did not answer in time. */
export const getServerDrafts: DraftPost['get'] = async (accountId, visitId, patienceMs) => {
  const answer = await askDrafts(visitId, accountId, patienceMs, { method: 'GET' })
  return answer?.status === 200 ? serverDraftsIn(answer.body) : null
}

/** What the server said about drafts. */
export interface ServerAnswer {
  readonly status: number
  /** undefined where it is no JSON. */
  readonly body: unknown
  /** The header as it stood. */
  readonly retryAfter: string | null
  readonly clockSkewMs: number | null
}

export async function askDrafts(
  visitId: string,
  accountId: string,
  patienceMs: number,
  { headers, ...init }: RequestInit & { headers?: Record<string, string> },
): Promise<ServerAnswer | null> {
  try {
    const response = await fetchNoted(`/api/v1/drafts/${visitId}`, {
      ...init,
      headers: { ...headers, 'X-Etalon-Account': accountId },
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    })
    const { status, headers: said } = response
    const clockSkewMs = skewIn(said.get('date'), Date.now())
    const body = jsonIn(await response.text())
    return { status, body, retryAfter: said.get('retry-after'), clockSkewMs }
  } catch {
    // No network, or silence: the draft stays where it is.
    return null
  }
}

/** A page of somebody in between is no JSON; what its headers ask for counts all the same. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function skewIn(date: string | null, phoneNow: number): number | null {
  const serverNow = Date.parse(date ?? '')
  return Number.isNaN(serverNow) ? null : phoneNow - serverNow
}

/** What can be read of the server's drafts; a draft of a newer phone that cannot is left there. */
export function serverDraftsIn(body: unknown): ServerDrafts | null {
  const drafts = memberOf(body, 'drafts')
  const files = memberOf(body, 'files')
  if (!Array.isArray(drafts) || !Array.isArray(files)) return null
  return {
    isOpen: memberOf(body, 'isOpen') === true,
    drafts: drafts.flatMap((row: unknown) => {
      const text = memberOf(row, 'body')
      const revision = memberOf(row, 'revision')
      // By the server's clock: those of two phones may differ by hours.
      const savedAt = memberOf(row, 'savedAt')
      if (typeof text !== 'string' || typeof revision !== 'number') return []
      if (typeof savedAt !== 'string') return []
      // Written by this product and checked by its server.
      const posted = JSON.parse(text) as PostedDraft
      return posted.format === 'etalon.server-draft/1' ? [{ ...posted, savedAt, revision }] : []
    }),
    files: files.flatMap((row: unknown) => {
      const id = memberOf(row, 'id')
      const fileId = memberOf(row, 'fileId')
      return typeof id === 'string' && typeof fileId === 'string' ? [{ id, fileId }] : []
    }),
  }
}

/** What an answer of the server has under a name; undefined where it has nothing. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
}
