import { type DraftPost, getServerDrafts } from './draft-post'
import type { WebFetch } from './server-line'

/** A photo or file that the server alone has, for looking at; null: it cannot be had now. */
export type ServerFiles = (fileId: string) => Promise<Blob | null>

const PATIENCE_MS = 8000

/** The files of one visit as the server gives them to its shopper, each asked for once a page. */
export function serverFilesOf(
  accountId: string,
  visitId: string,
  post: Pick<DraftPost, 'get'> = { get: getServerDrafts },
  line: WebFetch = (address, init) => fetch(address, init),
): ServerFiles {
  const found = new Map<string, Blob>()
  let places: Promise<ReadonlyMap<string, string> | null> | null = null
  const findPlaces = async () => {
    const server = await post.get(accountId, visitId, PATIENCE_MS)
    // No answer is no reason not to ask again.
    if (server === null) places = null
    return server && new Map(server.files.map(({ id, fileId }) => [id, fileId]))
  }
  return async (id) => {
    const known = found.get(id)
    if (known) return known
    places ??= findPlaces()
    const place = (await places)?.get(id)
    if (place === undefined) return null
    const blob = await fetchFile(`/api/files/${place}`, line)
    if (blob) found.set(id, blob)
    return blob
  }
}

async function fetchFile(address: string, line: WebFetch): Promise<Blob | null> {
  try {
    const response = await line(address, {
      credentials: 'same-origin',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const type = response.headers.get('content-type') ?? ''
    // A page of somebody in between is no picture.
    return response.status === 200 && !type.includes('html') ? await response.blob() : null
  } catch {
    // No network: the form says that the server has it.
    return null
  }
}
