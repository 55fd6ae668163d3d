/** `mine` may write; `elsewhere` waits until the other tab lets go or dies, and then becomes mine. */
export type VisitLock = 'asking' | 'mine' | 'elsewhere'

export interface VisitHold {
  /** Asks the tab that holds the visit to save and let go; one that is frozen loses it all the same. */
  takeOver(): void
  /** Lets go, or leaves the line. */
  leave(): void
}

/** For so long a tab that was asked may save what was typed. */
const PATIENCE_MS = 4000

/**
 * One tab holds a visit (loss L14); another one hears that it is held, waits in line, and takes over
 * when the owner lets go, is asked to, or dies.
 * @param settle resolves when what was typed is on the phone; a tab that cannot keep it does not let go
 */
export function holdVisit(
  locks: LockManager,
  accountId: string,
  visitId: string,
  tell: (lock: VisitLock) => void,
  settle: () => Promise<void>,
): VisitHold {
  const name = `etalon-visit ${accountId} ${visitId}`
  const channel = new BroadcastChannel(name)
  let isGone = false
  let isStealing = false
  let line = new AbortController()
  let letGo: (() => void) | null = null
  let patience: ReturnType<typeof setTimeout> | undefined
  const hold = (granted: Lock | null) => {
    if (isGone || granted === null) return
    clearTimeout(patience)
    tell('mine')
    return new Promise<void>((resolve) => {
      letGo = resolve
    })
  }
  const stay = async () => {
    await held(locks.request(name, { ifAvailable: true }, hold))
    while (!isGone) {
      letGo = null
      line = new AbortController()
      if (!isStealing) tell('elsewhere')
      const how = isStealing ? { steal: true } : { signal: line.signal }
      isStealing = false
      await held(locks.request(name, how, hold))
    }
  }
  channel.onmessage = ({ data }) => {
    if (data === 'refused') clearTimeout(patience)
    if (data !== 'take' || letGo === null) return
    settle().then(letGo, (error: unknown) => {
      console.warn(error)
      channel.postMessage('refused')
    })
  }
  stay().catch((error: unknown) => console.warn(error))
  return {
    takeOver() {
      if (letGo !== null) return
      channel.postMessage('take')
      clearTimeout(patience)
      patience = setTimeout(() => {
        isStealing = true
        line.abort()
      }, PATIENCE_MS)
    },
    leave() {
      isGone = true
      clearTimeout(patience)
      line.abort()
      letGo?.()
      channel.close()
    },
  }
}

/** Ends when the visit is let go, when one leaves the line, or when another tab has taken it. */
async function held(request: Promise<unknown>): Promise<void> {
  try {
    await request
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
  }
}
