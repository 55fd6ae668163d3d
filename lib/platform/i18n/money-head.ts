import type { Locale } from '@/lib/access/actor'
import { currencySymbol } from './format'

/** The head of a column of bare amounts: it names the currency once. Of no amounts there is none. */
export function moneyHead(head: string, currency: string, locale: Locale): string {
  return currency === '' ? head : `${head}, ${currencySymbol(currency, locale)}`
}
