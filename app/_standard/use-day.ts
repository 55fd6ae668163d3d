import { useNow } from 'next-intl'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** A day inside a sentence, as people say it: "27 October", with the year where it is another one. */
export function useDay(): (day: string) => string {
  const format = useFormat()
  const today = useNow().toISOString().slice(0, 10)
  return (day) => format.day(day, today)
}
