import { forgetVisits } from './kept-visits'
import { forgetShell } from './worker'

/** Signing out: nobody opens this account's pages on this phone any longer; drafts stay sealed. */
export async function forgetOffline(accountId: string): Promise<void> {
  await Promise.all([forgetShell(null), forgetVisits(accountId)])
}
