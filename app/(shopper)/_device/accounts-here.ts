import { listDrafts } from './drafts'
import { listWaiting } from './outbox'
import { canSeal } from './seal'
import { findKey, withStore } from './store'
import { countUnsent, isAnyUnsent, type Unsent } from './unsent'

/** What an account has on this phone alone, without a word of what it is. */
export interface AccountHere extends Unsent {
  readonly accountId: string
  /** When the newest of it was written; null where that is not known. */
  readonly lastAt: string | null
}

/** The accounts that have unsent work here which this phone can open. */
export async function listAccountsHere(): Promise<readonly AccountHere[]> {
  const found = await Promise.all((await owners()).map(accountHere))
  return found.filter((account) => account !== null)
}

async function owners(): Promise<readonly string[]> {
  const stores = ['reports', 'drafts', 'copies', 'attempts', 'soundParts'] as const
  const keys = await Promise.all(stores.map((name) => withStore((db) => db.getAllKeys(name))))
  return [...new Set(keys.flat().map(([accountId]) => accountId))]
}

async function accountHere(accountId: string): Promise<AccountHere | null> {
  const unsent = await countUnsent(accountId)
  if (!isAnyUnsent(unsent)) return null
  // Without the key a copy would hold nothing; a browser that has no cipher has no keys either.
  if (canSeal() && (await findKey(accountId)) === null) return null
  const [reports, drafts] = await Promise.all([listWaiting(accountId), listDrafts(accountId)])
  const times = [
    ...reports.map(({ frozenAt }) => frozenAt),
    ...drafts.map(({ savedAt }) => savedAt),
  ]
  return { accountId, ...unsent, lastAt: times.toSorted().at(-1) ?? null }
}
