import { fetchNoted } from './connection'

/** Units: milliseconds. Whoever has tapped does not wait for longer. */
const PATIENCE_MS = 5000

/** Asks the server for an address, and notes whether it was reached. */
export async function isAnswered(address: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    await fetchNoted(address, { method: 'HEAD', cache: 'no-store', signal })
    return true
  } catch {
    return false
  }
}
