import { isConnected } from '@/components/ui/connection'
import type { RefusedDrafts } from './draft-sync'
import { isAheadOfServer, isUnsent, listDrafts } from './drafts'
import { listVisitsWithFilesHere } from './files-here'
import { inOneTab } from './one-tab'
import { listReceipts, listWaiting, listWaitingVisits } from './outbox'
import { isStuck, type KeptReceipt, type KeptReport } from './rows'
import type { Urgency } from './send-waiting'

/** What the pages know of the queue of one account. */
export interface OutboxState {
  /** null until the phone's store was read. */
  readonly waiting: readonly KeptReport[] | null
  readonly receipts: readonly KeptReceipt[]
  readonly isSending: boolean
  /** The phone's store cannot be read at all. */
  readonly isBroken: boolean
  /** Visits of which something is nowhere but here: reports that wait, answers the server lacks. */
  readonly onlyHere: number
  /** Visits that another phone has answers of. */
  readonly elsewhere: ReadonlySet<string>
}

const emptyState: OutboxState = {
  waiting: null,
  receipts: [],
  isSending: false,
  isBroken: false,
  onlyHere: 0,
  elsewhere: new Set(),
}
const TICK_MS = 5_000
/** A server that cannot be reached is asked ever more rarely, but for a network that comes back. */
const LONGEST_QUIET_MS = 60_000
/** Three tries to bring a draft to the server. */
const ON_ITS_WAY_MS = 15_000

/** One queue at work, shared by all components of the page. */
export interface OutboxRunner {
  /** The same object until there is news of what it tells. */
  readonly getState: () => OutboxState
  /** How often the phone's store was read: what else stands in it is read anew by it. */
  readonly getLooks: () => number
  readonly subscribe: (listener: () => void) => () => void
  /** Sends what waits; asked by a person, by the network, or by time. */
  readonly run: (urgency: Urgency) => Promise<void>
  /** Reads the store again after something was put into it. */
  readonly refresh: () => Promise<void>
}

const runners = new Map<string, OutboxRunner>()

export function outboxRunnerOf(accountId: string): OutboxRunner {
  const known = runners.get(accountId)
  if (known) return known
  const made = makeRunner(accountId)
  runners.set(accountId, made)
  return made
}

function makeRunner(accountId: string): OutboxRunner {
  let state = emptyState
  const listeners = new Set<() => void>()
  let looks = 0
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const set = (part: Partial<OutboxState>) => {
    const next = withPart(state, part)
    if (next === state) return
    state = next
    tell()
  }
  const refresh = async () => {
    try {
      const [waiting, receipts, onlyHere] = await Promise.all([
        listWaiting(accountId),
        listReceipts(accountId),
        countOnlyHere(accountId),
      ])
      set({ waiting, receipts, onlyHere, isBroken: false })
      looks += 1
      tell()
    } catch (error) {
      console.warn(error)
      set({ isBroken: true })
    }
  }
  let running: Promise<void> | null = null
  let tidied: Promise<void> | null = null
  const send = async (urgency: Urgency) => {
    // What the phone has is shown at once, also where the rest is slow to come.
    if (state.waiting === null) await refresh()
    const way = await wayOrNull()
    if (way) tidied ??= way.tidy(accountId)
    await tidied
    await refresh()
    if (way === null || navigator.onLine === false) return
    if (state.waiting?.length) {
      set({ isSending: true })
      await inOneTab('etalon-outbox', () => way.bringReports(accountId, urgency))
      await refresh()
    }
    await inOneTab('etalon-attempts', () => way.bringAttempts(accountId, urgency))
  }
  // By itself: a draft must not wait behind a large photo on a bad line.
  let syncing: Promise<void> | null = null
  let misses = 0
  let quietUntil = 0
  let askedUntil = 0
  const refused: RefusedDrafts = new Map()
  const bringToServer = async () => {
    const way = await wayOrNull()
    if (way === null) return
    const { elsewhere: synced, isReachable, retryInMs } = await way.bringDrafts(accountId, refused)
    askedUntil = Date.now() + (retryInMs ?? 0)
    misses = isReachable ? 0 : misses + 1
    quietUntil = misses === 0 ? 0 : Date.now() + Math.min(LONGEST_QUIET_MS, TICK_MS * 2 ** misses)
    const onlyHere = await countOnlyHere(accountId)
    set({ onlyHere, elsewhere: withNews(state.elsewhere, synced) })
  }
  const sync = (urgency: Urgency) => {
    // A server that asked for time gets it, whoever is in a hurry.
    const isEarly = Date.now() < (urgency === 'due' ? Math.max(quietUntil, askedUntil) : askedUntil)
    if (navigator.onLine === false || isEarly) return null
    syncing ??= inOneTab('etalon-drafts', bringToServer)
      .catch((error: unknown) => console.warn(error))
      .finally(() => {
        syncing = null
      })
    return syncing
  }
  // What will not go as it is waits for the shopper, not for the line.
  const isIdle = () => state.waiting?.every(isStuck) ?? false
  const goOnWithRoom = () => {
    const isFull = ({ lastTry }: KeptReport) => lastTry?.code?.startsWith('too-many-') === true
    if (state.waiting?.some(isFull)) void run('now')
  }
  let early: ((urgency: Urgency) => Promise<void>) | null = null
  const sendFilesEarly = async (urgency: Urgency) => {
    const way = await wayOrNull()
    early ??= way?.earlyRunner(accountId, isIdle, goOnWithRoom) ?? null
    await early?.(urgency)
  }
  const run = (urgency: Urgency) => {
    const synced = sync(urgency)
    running ??= send(urgency)
      .catch((error: unknown) => {
        console.warn(error)
        set({ isBroken: true })
      })
      .finally(() => {
        running = null
        set({ isSending: false })
      })
    void Promise.all([synced, running]).then(() => sendFilesEarly(urgency))
    return running
  }
  let stop: (() => void) | null = null
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    stop ??= startTriggers(run)
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      stop?.()
      stop = null
    }
  }
  return { getState: () => state, getLooks: () => looks, subscribe, run, refresh }
}

/**
 * What is known, with a part of it read again; the same when that is no news: pages draw themselves
 * anew for what has changed, not for every look at the store.
 */
function withPart(before: OutboxState, part: Partial<OutboxState>): OutboxState {
  const next = {
    ...before,
    ...part,
    waiting: sameRows(before.waiting, part.waiting) ? before.waiting : (part.waiting ?? null),
    receipts: sameRows(before.receipts, part.receipts) ? before.receipts : (part.receipts ?? []),
  }
  const names = Object.keys(next) as (keyof OutboxState)[]
  return names.every((name) => next[name] === before[name]) ? before : next
}

/** Rows name their bytes by a hash, so their other words tell whether anything is new; absent: not read. */
function sameRows(before: readonly object[] | null, read: readonly object[] | null | undefined) {
  return read === undefined || JSON.stringify(before) === JSON.stringify(read)
}

/** Visits with a report that waits, or with answers of which the server has nothing newer. */
async function countOnlyHere(accountId: string): Promise<number> {
  const [reports, drafts, withFiles] = await Promise.all([
    listWaitingVisits(accountId),
    listDrafts(accountId),
    listVisitsWithFilesHere(accountId),
  ])
  // What was typed a moment ago is on its way; without a network it is not.
  const settledBy = isConnected() ? new Date(Date.now() - ON_ITS_WAY_MS).toISOString() : '~'
  const unsent = drafts.filter(
    (draft) =>
      (isAheadOfServer(draft) || withFiles.includes(draft.visitId)) &&
      isUnsent(draft) &&
      draft.savedAt < settledBy,
  )
  return new Set([...reports, ...unsent.map(({ visitId }) => visitId)]).size
}

/** What brings things to the server; it comes after the page. */
export const fetchWay = () => import('./way-to-server')

/** Where it does not come, everything stays where it is until the next time. */
async function wayOrNull() {
  return fetchWay().catch((error: unknown) => {
    console.warn(error)
    return null
  })
}

/** What is known of other phones, with the newest word about some visits; the same set when it is no news. */
function withNews(
  before: ReadonlySet<string>,
  synced: ReadonlyMap<string, boolean>,
): ReadonlySet<string> {
  const kept = [...before].filter((visitId) => !synced.has(visitId))
  const found = [...synced].flatMap(([visitId, isElsewhere]) => (isElsewhere ? visitId : []))
  const after = new Set([...kept, ...found])
  return after.size === before.size && found.every((id) => before.has(id)) ? before : after
}

/** Opening the app, the network coming back, the page coming to the front, and time. */
function startTriggers(run: (urgency: Urgency) => Promise<void>): () => void {
  const now = () => void run('now')
  const seen = () => {
    if (document.visibilityState === 'visible') now()
  }
  window.addEventListener('online', now)
  window.addEventListener('pageshow', now)
  document.addEventListener('visibilitychange', seen)
  const timer = setInterval(() => void run('due'), TICK_MS)
  now()
  return () => {
    window.removeEventListener('online', now)
    window.removeEventListener('pageshow', now)
    document.removeEventListener('visibilitychange', seen)
    clearInterval(timer)
  }
}

export const serverOutboxState: OutboxState = emptyState
