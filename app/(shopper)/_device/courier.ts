import { fetchNoted } from '@/components/ui/connection'
import { type DraftName, joinDraftNames } from '@/lib/core/draft-branches'
import type { SendOutcome } from '@/lib/core/outbox-verdict'
import { draftNamesText } from './draft-names-text'
import type { EarlyCourier } from './early-files'
import type { KeptReport } from './rows'
import type { AttemptCourier } from './send-attempts'
import type { Courier } from './send-waiting'
import { type Ask, askerOver, outcomeOf, type SentPhoto, type WebFetch } from './server-line'
import { deviceIdOf } from './settings'

/** Larger ones go in pieces, so that a cut costs at most a piece. Units: bytes. */
export const ONE_PIECE_BYTES = 512 * 1024

/** A cut line is tried again so soon, before the queue takes it up in its own time. */
const RETRIES_MS = [500, 2_000, 5_000]

/** All that goes from a phone to its server, but drafts. */
export type WholeCourier = Courier & EarlyCourier & AttemptCourier

/** The queue's way to this server. */
export const serverCourier: WholeCourier = courierOver(fetchNoted)

/** The same over a line of one's own; a test puts a bad one there. */
export function courierOver(
  line: WebFetch,
  retriesMs: readonly number[] = RETRIES_MS,
): WholeCourier {
  const ask = askerOver(line)
  return {
    sendPhoto: oneAtATime((photo) =>
      photo.bytes.byteLength > ONE_PIECE_BYTES
        ? inPieces(photo, ask, retriesMs)
        : inOnePiece(photo, ask),
    ),
    removePhoto: async ({ accountId, id }) =>
      outcomeOf(
        await ask(`/api/v1/attachments/${id}`, {
          method: 'DELETE',
          headers: { 'X-Etalon-Account': accountId },
        }),
      ),
    sendAttempt: async ({ accountId, campaignId, id }, bytes) =>
      outcomeOf(
        await ask(`/api/v1/briefings/${campaignId}/attempts/${id}`, {
          method: 'PUT',
          body: bytes,
          headers: { 'Content-Type': 'application/json', 'X-Etalon-Account': accountId },
        }),
      ),
    sendReport: async (report) =>
      outcomeOf(
        await ask('/api/v1/evaluations', {
          method: 'POST',
          body: report.bytes,
          headers: {
            'Content-Type': 'application/json',
            'X-Etalon-Sha256': report.sha256,
            'X-Etalon-Account': report.accountId,
            'X-Etalon-Clock': new Date().toISOString(),
            'X-Etalon-Drafts': draftNamesText(await draftsOf(report)),
          },
        }),
      ),
  }
}

/** What the server kept of the answers of a report may go with it. */
async function draftsOf(report: KeptReport): Promise<readonly DraftName[]> {
  const { accountId, draftChanges: changes, madeOf } = report
  if (changes === undefined) return []
  return joinDraftNames(madeOf, [{ deviceId: await deviceIdOf(accountId), changes }])
}

type Send = (photo: SentPhoto) => Promise<SendOutcome>

/** A photo that is on its way ahead of its report is not sent beside itself with the report. */
function oneAtATime(send: Send): Send {
  const underWay = new Map<string, Promise<SendOutcome>>()
  return (photo) => {
    const known = underWay.get(photo.id)
    if (known) return known
    const sending = send(photo).finally(() => underWay.delete(photo.id))
    underWay.set(photo.id, sending)
    return sending
  }
}

async function inOnePiece(photo: SentPhoto, ask: Ask): Promise<SendOutcome> {
  const facts = new URLSearchParams({ visitId: photo.visitId, questionId: photo.questionId })
  const answer = await ask(`/api/v1/attachments/${photo.id}?${facts}`, {
    method: 'PUT',
    body: photo.bytes,
    headers: {
      'Content-Type': photo.mediaType,
      'X-Etalon-Sha256': photo.sha256,
      'X-Etalon-Account': photo.accountId,
    },
  })
  return outcomeOf(answer)
}

/** The way in pieces is fetched when it is needed; the form does without it. */
async function inPieces(
  photo: SentPhoto,
  ask: Ask,
  retriesMs: readonly number[],
): Promise<SendOutcome> {
  const pieces = await import('./send-in-pieces').catch((error: unknown) => {
    console.warn(error)
    return null
  })
  // A page from before several deploys finds its parts no more; the old way is open for ever.
  return pieces === null ? inOnePiece(photo, ask) : pieces.sendInPieces(photo, ask, retriesMs)
}
