import { type DetailedError, type HttpRequest, type HttpResponse, Upload } from 'tus-js-client'
import type { SendOutcome } from '@/lib/core/outbox-verdict'
import { type Ask, type LineAnswer, outcomeOf, type SentPhoto } from './server-line'

/** What a cut can cost. Units: bytes. */
const PIECE_BYTES = 768 * 1024

/**
 * Sends a large photo or file by the tus protocol, from where it was cut.
 *
 * Beginning it is safe to repeat, and is asked first: the server may have the file already, may
 * refuse it before any byte is sent, or say that a part of it is there. A cut line is tried again
 * after each of the pauses, and the pauses begin anew whenever something came through.
 */
export async function sendInPieces(
  photo: SentPhoto,
  ask: Ask,
  retriesMs: readonly number[],
): Promise<SendOutcome> {
  for (let round = 0; round < 2; round += 1) {
    const begun = await begin(photo, ask)
    if (begun.kind === 'no-answer' || begun.status !== 201) return outcomeOf(begun)
    const last = await sendRest(photo, ask, retriesMs)
    if (last !== 'whole-already') return outcomeOf(last)
    // Every piece was there, and the answer to the last was lost: beginning again gives the receipt.
  }
  return { kind: 'no-answer', cause: 'unreachable' }
}

function begin(photo: SentPhoto, ask: Ask): Promise<LineAnswer> {
  const { id: attachmentId, visitId, questionId, sha256, mediaType } = photo
  const facts = { attachmentId, visitId, questionId, sha256, mediaType }
  return ask('/api/v1/uploads', {
    method: 'POST',
    headers: {
      'Tus-Resumable': '1.0.0',
      'Upload-Length': String(photo.bytes.byteLength),
      'Upload-Metadata': Object.entries(facts)
        .map(([name, value]) => `${name} ${base64Of(value)}`)
        .join(','),
      'X-Etalon-Account': photo.accountId,
    },
  })
}

function base64Of(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

type LastAnswer = LineAnswer | 'whole-already'

function sendRest(photo: SentPhoto, ask: Ask, retriesMs: readonly number[]): Promise<LastAnswer> {
  const line = { last: { kind: 'no-answer', cause: 'unreachable' } as LineAnswer }
  return new Promise((resolve) => {
    const upload = new Upload(new Blob([photo.bytes]), {
      uploadUrl: `/api/v1/uploads/${photo.id}`,
      headers: { 'X-Etalon-Account': photo.accountId },
      chunkSize: PIECE_BYTES,
      retryDelays: [...retriesMs],
      storeFingerprintForResuming: false,
      fingerprint: async () => photo.id,
      fileReader: { openFile: async () => sourceOf(photo.bytes) },
      httpStack: {
        getName: () => 'fetch',
        createRequest: (method, url) =>
          requestOver(ask, method, url, (answer) => {
            line.last = answer
          }),
      },
      onSuccess: ({ lastResponse }) => {
        const isLooked = lastResponse.getUnderlyingObject() === 'HEAD'
        resolve(isLooked ? 'whole-already' : line.last)
      },
      onError: () => resolve(line.last),
      onShouldRetry: (error) => isWorthRetrying(error),
    })
    upload.start()
  })
}

/** A cut line, a server in trouble, or two connections at odds; a refusal is final for now. */
function isWorthRetrying(error: DetailedError): boolean {
  const status = error.originalResponse?.getStatus() ?? 0
  return status === 0 || status === 409 || status >= 500
}

function sourceOf(bytes: ArrayBuffer) {
  return {
    size: bytes.byteLength,
    slice: async (start: number, end: number) => ({
      value: new Blob([bytes.slice(start, end)]),
      done: end >= bytes.byteLength,
    }),
    close: () => undefined,
  }
}

/** One request of the tus client over the line of the queue, so that both are judged alike. */
function requestOver(
  ask: Ask,
  method: string,
  url: string,
  heard: (answer: LineAnswer) => void,
): HttpRequest {
  const headers: Record<string, string> = {}
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => {
      headers[name] = value
    },
    getHeader: (name) => headers[name],
    setProgressHandler: () => undefined,
    send: async (body?: Blob | null) => {
      const answer = await ask(url, { method, headers, body: body ?? null })
      heard(answer)
      if (answer.kind === 'no-answer') throw new Error(answer.cause)
      return responseOf(answer, method)
    },
    abort: async () => undefined,
    getUnderlyingObject: () => null,
  }
}

function responseOf(answer: LineAnswer & { kind: 'answer' }, method: string): HttpResponse {
  return {
    getStatus: () => answer.status,
    getHeader: (name) => answer.headers.get(name) ?? undefined,
    getBody: () => answer.text,
    getUnderlyingObject: () => method,
  }
}
