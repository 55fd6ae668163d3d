import { type DraftName, joinDraftNames } from '@/lib/core/draft-branches'
import type { KeptReport, SettingRow } from './rows'
import {
  type DraftPlace,
  deviceIdOf,
  deviceName,
  findSetting,
  findThrownAway,
  thrownAwayName,
} from './settings'
import { withStore, writing } from './store'

/** A draft that has ended here: somebody threw it away deliberately, or its report has arrived. */
export interface ThrownAway {
  readonly visitId: string
  /** Up to which state of the draft that was in use here: what is begun after it counts on from there. */
  readonly changes: number
  /** Under which names the server may have it. */
  readonly drafts: readonly DraftName[]
  /** The server has ended it as well. */
  readonly isTold: boolean
}

/**
 * Notes that the draft of a report has ended, beside what has ended before it. So no older state of it, here
 * or on the server, passes for newer than what is begun after it.
 * @param isFiled its report has arrived: the server has ended its draft by itself
 */
export async function noteEnded(
  settings: EndingNotes,
  report: Pick<KeptReport, 'accountId' | 'visitId' | 'versionId' | 'draftChanges' | 'madeOf'>,
  isFiled: boolean,
): Promise<void> {
  const { visitId, draftChanges, madeOf } = report
  // A page of long ago did not say of which state it was made.
  if (draftChanges === undefined) return
  const name = thrownAwayName(report)
  const own = (await settings.get(deviceName(report.accountId)))?.value ?? null
  const before = noteIn((await settings.get(name))?.value ?? null, visitId, own)
  const here = own === null ? [] : [{ deviceId: own, changes: draftChanges }]
  const drafts = joinDraftNames(before?.drafts, madeOf, here)
  const note: ThrownAway = {
    visitId,
    changes: Math.max(draftChanges, before?.changes ?? 0),
    drafts,
    isTold: isFiled ? (before?.isTold ?? true) : drafts.length === 0,
  }
  await settings.put({ name, value: JSON.stringify(note) })
}

/** The settings inside of a transaction that ends a draft. */
interface EndingNotes {
  get(name: string): Promise<SettingRow | undefined>
  put(row: SettingRow): Promise<unknown>
}

/** Under which names the server may have what has ended of a draft here. */
export async function draftsThrownAway(place: DraftPlace): Promise<readonly DraftName[]> {
  const text = await findSetting(thrownAwayName(place))
  return noteIn(text, place.visitId, await deviceIdOf(place.accountId))?.drafts ?? []
}

/**
 * The state in which a draft that comes from elsewhere goes on here: newer than what lies here and than what has
 * ended, else the server would take what is typed into it for what had ended.
 * @param here the newest state that lies here
 */
export async function nextState(
  { accountId, visitId, versionId }: DraftPlace,
  here: number,
): Promise<number> {
  return Math.max(here, await findThrownAway(accountId, visitId, versionId)) + 1
}

/** Older pages noted a state alone, of the phone as it is called now, and told the server nothing. */
function noteIn(text: string | null, visitId: string, own: string | null): ThrownAway | null {
  const noted: number | ThrownAway | null = JSON.parse(text ?? 'null')
  if (typeof noted !== 'number') return noted
  const drafts = own === null ? [] : [{ deviceId: own, changes: noted }]
  return { visitId, changes: noted, drafts, isTold: true }
}

/** What an account has thrown away and the server has not heard of yet. */
export async function listUntold(
  accountId: string,
): Promise<readonly (ThrownAway & { readonly name: string })[]> {
  const mine = `thrown away ${accountId} `
  const rows = await withStore((db) =>
    db.getAll('settings', IDBKeyRange.bound(mine, `${mine}\uffff`)),
  )
  return rows.flatMap(({ name, value }) => {
    const noted: number | ThrownAway = JSON.parse(value)
    return typeof noted === 'number' || noted.isTold ? [] : [{ ...noted, name }]
  })
}

/** The server has thrown it away; what was thrown away meanwhile it has yet to hear of. */
async function noteTold({ name, ...told }: ThrownAway & { readonly name: string }): Promise<void> {
  await writing(['settings'], 'relaxed', async (tx) => {
    const row = await tx.store.get(name)
    if (row?.value === JSON.stringify(told))
      await tx.store.put({ name, value: JSON.stringify({ ...told, isTold: true }) })
  })
}

/** Units: milliseconds for which the server asks to be left alone; null: it did not say. */
export type DiscardAnswer =
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'no-answer'; readonly retryInMs: number | null }

/** How the server hears that drafts were thrown away; a test puts a stubborn one in its place. */
export type Discard = (
  accountId: string,
  visitId: string,
  drafts: readonly DraftName[],
) => Promise<DiscardAnswer>

/**
 * Has the server throw away what was thrown away here.
 * @returns the first answer that did not come, after all were tried; null: there is none
 */
export async function tellThrownAway(
  accountId: string,
  discard: Discard,
): Promise<(DiscardAnswer & { kind: 'no-answer' }) | null> {
  let unheard: (DiscardAnswer & { kind: 'no-answer' }) | null = null
  for (const gone of await listUntold(accountId)) {
    const answer = await discard(accountId, gone.visitId, gone.drafts)
    if (answer.kind === 'no-answer') unheard ??= answer
    if (answer.kind === 'gone') await noteTold(gone)
  }
  return unheard
}
