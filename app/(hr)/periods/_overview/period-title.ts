import type { Period } from '@/lib/periods/queries'
import type { ReaderFormat } from '@/lib/platform/i18n/bound-format'

/** "October 2026"; of somebody paid off-cycle with the name: "October 2026, Pyotr Volkov". */
export function periodTitle({ month, person }: Period, format: ReaderFormat): string {
  const title = format.monthTitle(month)
  return person === null ? title : `${title}, ${person.fullName}`
}
