/**
 * Whether the server is within reach. The browser alone does not know: to it a network without a way
 * out is a network, and a page that the phone opened by itself begins without any question to the
 * server. So it counts as well how the last question to the server ended.
 */
let isReached = true

const listeners = new Set<() => void>()

/** Tells how a question to the server ended: any answer at all, or none. */
export function tellReached(isNow: boolean): void {
  if (isNow === isReached) return
  isReached = isNow
  for (const listener of listeners) listener()
}

export function isConnected(): boolean {
  return isReached && navigator.onLine !== false
}

export function subscribeConnection(changed: () => void): () => void {
  // A network that comes back deserves to be believed until it is asked.
  const believe = () => {
    isReached = true
    changed()
  }
  listeners.add(changed)
  window.addEventListener('online', believe)
  window.addEventListener('offline', changed)
  return () => {
    listeners.delete(changed)
    window.removeEventListener('online', believe)
    window.removeEventListener('offline', changed)
  }
}

/** A question to the server that notes whether it was reached; a line that is only slow says nothing. */
export async function fetchNoted(address: string, init: RequestInit): Promise<Response> {
  try {
    const answer = await fetch(address, init)
    tellReached(true)
    return answer
  } catch (error) {
    if (error instanceof TypeError) tellReached(false)
    throw error
  }
}
