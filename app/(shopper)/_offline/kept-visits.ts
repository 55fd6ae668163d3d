import type { OwnVisit, OwnVisitRow } from '@/lib/visits/schema'
import { listDrafts } from '../_device/drafts'
import { dropPackets, keepPacket, loadPacket } from '../_device/packets'
import { askServer } from './ask-server'

/** The list of visits lies among the packets, under a name that is no visit's. */
const LIST = 'list'

interface Kept<Content> {
  readonly content: Content
  readonly etag: string | null
  /** When the server last said so. */
  readonly keptAt: string
}

export type KeptList = Kept<readonly OwnVisitRow[]>
export interface KeptVisit extends Kept<OwnVisit> {
  /** The server had answers of it then; absent where an older page has kept it, which did not ask. */
  readonly isBegun?: boolean | undefined
}

/** Written here alone, from what this product's server said; sealed since. */
async function load<Row extends Kept<unknown>>(
  accountId: string,
  name: string,
): Promise<Row | null> {
  const found = await loadPacket(accountId, name)
  if (found === null) return null
  return { ...(found.packet as Omit<Row, 'keptAt'>), keptAt: found.keptAt } as Row
}

export function loadList(accountId: string): Promise<KeptList | null> {
  return load<KeptList>(accountId, LIST)
}

/** A visit, as old as it is known to be: the list is written last, when the server has said of every one. */
export async function loadVisit(accountId: string, visitId: string): Promise<KeptVisit | null> {
  const [kept, list] = await Promise.all([load<KeptVisit>(accountId, visitId), loadList(accountId)])
  if (kept === null || list === null) return kept
  const isAsked = neededIn(list.content).includes(visitId)
  return isAsked && list.keptAt > kept.keptAt ? { ...kept, keptAt: list.keptAt } : kept
}

/** Visits that one can still do something about; of a sent one only its line of the list stays. */
const neededStates: readonly OwnVisitRow['state'][] = ['offered', 'accepted', 'returned']

/**
 * Brings what the phone keeps up to date: the list, every visit that matters, and no other. What
 * has a draft stays, whatever became of its visit: the draft opens with the checklist it was begun with.
 *
 * @throws where the server does not answer; what was kept before stays
 */
export async function syncVisits(accountId: string, now: Date): Promise<void> {
  const before = await loadList(accountId)
  const asked = await askServer(accountId, '/api/v1/visits', before?.etag ?? null)
  if (asked.kind === 'gone') return
  const rows = asked.kind === 'same' ? (before?.content ?? []) : rowsIn(asked.body)
  const etag = asked.kind === 'same' ? (before?.etag ?? null) : asked.etag
  const needed = neededIn(rows)
  for (const visitId of needed) await syncVisit(accountId, visitId, now)
  // The list last: it never names a visit that is not here.
  await keepPacket(accountId, LIST, { content: rows, etag }, now)
  const begun = (await listDrafts(accountId)).map(({ visitId }) => visitId)
  await dropPackets(accountId, [LIST, ...needed, ...begun])
  announce()
}

function neededIn(rows: readonly OwnVisitRow[]): readonly string[] {
  return rows.filter(({ state }) => neededStates.includes(state)).map(({ id }) => id)
}

/** What has not changed is not written again: the less is written, the less can break off half-way. */
async function syncVisit(accountId: string, visitId: string, now: Date): Promise<void> {
  const before = await load<KeptVisit>(accountId, visitId)
  const asked = await askServer(accountId, `/api/v1/visits/${visitId}`, before?.etag ?? null)
  if (asked.kind === 'gone' || asked.kind === 'same') return
  const { body, etag } = asked
  const isBegun = 'isBegun' in body && body.isBegun === true
  await keepPacket(accountId, visitId, { content: visitIn(body), etag, isBegun }, now)
}

function rowsIn(body: object): readonly OwnVisitRow[] {
  if ('visits' in body && Array.isArray(body.visits)) return body.visits
  throw new Error('no list of visits')
}

function visitIn(body: object): unknown {
  if ('visit' in body && typeof body.visit === 'object' && body.visit !== null) return body.visit
  throw new Error('no visit')
}

/** Forgets what can be asked for again; drafts and what they need stay. */
export async function forgetVisits(accountId: string): Promise<void> {
  const begun = (await listDrafts(accountId)).map(({ visitId }) => visitId)
  await dropPackets(accountId, begun)
}

const listeners = new Set<() => void>()

/** Called after every time that the kept visits were brought up to date. */
export function onSynced(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function announce() {
  for (const listener of listeners) listener()
}
