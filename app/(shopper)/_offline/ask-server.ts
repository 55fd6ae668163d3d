import { fetchNoted } from '@/components/ui/connection'

/** What the server says about something that the phone may have already. */
export type Asked =
  | { readonly kind: 'new'; readonly etag: string | null; readonly body: object }
  | { readonly kind: 'same' }
  /** Not there, or not any longer. */
  | { readonly kind: 'gone' }

const PATIENCE_MS = 15_000

/** @throws where there is no answer, or one that is not this server's to this account */
export async function askServer(
  accountId: string,
  address: string,
  etag: string | null,
): Promise<Asked> {
  const response = await fetchNoted(address, {
    headers: {
      'X-Etalon-Account': accountId,
      ...(etag === null ? {} : { 'If-None-Match': etag }),
    },
    credentials: 'same-origin',
    cache: 'no-store',
    // A redirect is an answer of somebody in between.
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (response.status === 304) return { kind: 'same' }
  if (response.status === 404) return { kind: 'gone' }
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`)
  const body: unknown = await response.json()
  if (typeof body !== 'object' || body === null)
    throw new Error(`${address} answered no JSON object`)
  return { kind: 'new', etag: response.headers.get('etag'), body }
}
