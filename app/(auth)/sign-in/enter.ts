import { signIn } from 'next-auth/react'
import { keepPreference } from '@/components/ui/keep-preference'
import { phoneZone } from '@/components/ui/use-phone-zone'
import { zoneCookie } from '@/lib/platform/i18n/locales'

/**
 * Asks next-auth for a session and goes on, with a full load: nothing of the page before is kept.
 * Returns the problem to say when the answer was no.
 */
export async function enter(
  way: 'credentials' | 'demo',
  input: Record<string, string>,
  goOnTo: string,
): Promise<string | null> {
  const answer = await signIn(way, { ...input, redirect: false }).catch(() => undefined)
  if (!answer) return 'errors.reasons.offline'
  if (answer.error) return answer.error
  // The very first page tells times as this phone's clock makes necessary.
  keepPreference(zoneCookie, phoneZone())
  window.location.assign(goOnTo)
  return null
}
