import 'server-only'
import { getLocale } from 'next-intl/server'
import { formatFor, type ReaderFormat } from './bound-format'

/** Formats of the reader, in async server components, actions and route handlers. */
export async function getFormat(): Promise<ReaderFormat> {
  return formatFor(await getLocale())
}
