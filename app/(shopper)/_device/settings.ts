import { newId } from './new-id'
import { withStore, writing } from './store'

/** A small fact about this phone; null: not known yet. */
export async function findSetting(name: string): Promise<string | null> {
  const row = await withStore((db) => db.get('settings', name))
  return row?.value ?? null
}

export async function saveSetting(name: string, value: string): Promise<void> {
  await writing(['settings'], 'relaxed', async (tx) => {
    await tx.store.put({ name, value })
  })
}

export interface DraftPlace {
  readonly accountId: string
  readonly visitId: string
  readonly versionId: string
}

/** Under which name is noted which draft has ended, thrown away or sent: the server may have it still. */
export function thrownAwayName({ accountId, visitId, versionId }: DraftPlace): string {
  return `thrown away ${accountId} ${visitId} ${versionId}`
}

/** Up to which state a draft has ended on this phone, thrown away or sent; -1: none has. */
export async function findThrownAway(
  accountId: string,
  visitId: string,
  versionId: string,
): Promise<number> {
  const text = await findSetting(thrownAwayName({ accountId, visitId, versionId }))
  // Older pages noted the state alone.
  const noted: number & { changes?: number } = JSON.parse(text ?? '-1')
  return noted.changes ?? noted
}

/** Under which name the phone keeps its own. */
export const deviceName = (accountId: string) => `device ${accountId}`

/**
 * The random name under which the server keeps what this account has on this phone. It goes with the
 * store: a wiped phone comes back as another one and is given what the first one left.
 */
export async function deviceIdOf(accountId: string): Promise<string> {
  const name = deviceName(accountId)
  const made = newId()
  return writing(['settings'], 'strict', async (tx) => {
    const before = await tx.store.get(name)
    if (!before) await tx.store.put({ name, value: made })
    return before?.value ?? made
  })
}
