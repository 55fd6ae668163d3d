import { type DraftName, joinDraftNames } from '@/lib/core/draft-branches'
import type { SettingRow } from './rows'
import { type DraftPlace, deviceIdOf, findSetting, thrownAwayName } from './settings'
import { withStore, writing } from './store'

/** What somebody has thrown away deliberately. */
export interface ThrownAway {
  readonly visitId: string
  /** The state of the draft that was in use here. */
  readonly changes: number
  /** Under which names the server may have it. */
  readonly drafts: readonly DraftName[]
  /** The server has thrown it away as well. */
  readonly isTold: boolean
}

/**
 * The note that a draft was thrown away, which takes the place of an older one.
 * @param own the name of this phone; null: it has none, so nothing was ever sent under it
 */
export function thrownAwayRow(
  { accountId, visitId, versionId }: DraftPlace,
  {
    changes,
    madeOf,
  }: { readonly changes: number; readonly madeOf?: readonly DraftName[] | undefined },
  before: SettingRow | undefined,
  own: string | null,
): SettingRow {
  const here = own === null ? [] : [{ deviceId: own, changes }]
  const drafts = joinDraftNames(before && namesIn(before.value, own), madeOf, here)
  const note: ThrownAway = { visitId, changes, drafts, isTold: drafts.length === 0 }
  return { name: thrownAwayName({ accountId, visitId, versionId }), value: JSON.stringify(note) }
}

/** Under which names the server may have what was thrown away of a draft here. */
export async function draftsThrownAway(place: DraftPlace): Promise<readonly DraftName[]> {
  const text = await findSetting(thrownAwayName(place))
  return text === null ? [] : namesIn(text, await deviceIdOf(place.accountId))
}

/** Older pages noted a state alone, of the phone as it is called now. */
function namesIn(text: string, own: string | null): readonly DraftName[] {
  const noted: number | ThrownAway = JSON.parse(text)
  if (typeof noted !== 'number') return noted.drafts
  return own === null ? [] : [{ deviceId: own, changes: noted }]
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
