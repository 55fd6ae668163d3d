import { cookieOfRequest } from '../request-cookie'
import { chooseLocale, isLocale, type Locale, localeCookie } from './locales'

/**
 * The language of what a route handler writes: a paper speaks the language of the screen from which
 * it was asked for, whatever language the account once chose.
 *
 * Rule    `?language=` wins, for an address that is passed on; then the browser's cookie and what it
 *         accepts, exactly as `request.ts` chooses for pages; a client that says neither is answered
 *         in the language of its account.
 */
export function askedLocale(request: Request, account: Locale): Locale {
  const named = new URL(request.url).searchParams.get('language')
  if (isLocale(named)) return named
  const chosen = cookieOfRequest(request, localeCookie)
  const accepted = request.headers.get('accept-language')
  return isLocale(chosen) || accepted !== null ? chooseLocale(chosen, accepted) : account
}
