import { useLocale } from 'next-intl'
import { formatFor, type ReaderFormat } from './bound-format'

/** Formats of the reader, in client components and in server components that are not async. */
export function useFormat(): ReaderFormat {
  return formatFor(useLocale())
}
