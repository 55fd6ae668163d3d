/** `mine` may write; `elsewhere` waits until the other tab lets go or dies, and then becomes mine. */
export type VisitLock = 'asking' | 'mine' | 'elsewhere'

/**
 * One tab holds a visit (loss L14); another one hears that it is held, waits in line, and takes over
 * when the owner lets go or dies.
 * @returns lets go, or leaves the line
 */
export function holdVisit(
  locks: LockManager,
  accountId: string,
  visitId: string,
  tell: (lock: VisitLock) => void,
): () => void {
  const name = `etalon-visit ${accountId} ${visitId}`
  const leaving = new AbortController()
  let letGo: () => void = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const hold = () => {
    if (leaving.signal.aborted) return
    tell('mine')
    return held
  }
  const ask = async () => {
    const isFree = await locks.request(name, { ifAvailable: true }, (granted) => {
      if (granted === null) return false
      return hold()?.then(() => true)
    })
    if (isFree !== false || leaving.signal.aborted) return
    tell('elsewhere')
    await locks.request(name, { signal: leaving.signal }, hold)
  }
  ask().catch((error: unknown) => {
    // Leaving the page while waiting in line.
    if (!leaving.signal.aborted) throw error
  })
  return () => {
    leaving.abort()
    letGo()
  }
}
