import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { chooseLocale, isLocale, localeCookie } from './locales'
import { messagesIn } from './messages'

export default getRequestConfig(async (asked) => {
  const locale = isLocale(asked.locale) ? asked.locale : await readerLocale()
  // UTC on purpose: an instant is shown in the unit's zone, which the caller must name.
  return { locale, messages: messagesIn(locale), timeZone: 'UTC', now: new Date() }
})

async function readerLocale() {
  const [jar, head] = await Promise.all([cookies(), headers()])
  return chooseLocale(jar.get(localeCookie)?.value, head.get('accept-language'))
}
