import { useNow } from 'next-intl'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** A calendar day as people say it; exact, with the weekday, on hover. */
export function DayText({ day, className }: { day: string; className?: string | undefined }) {
  const format = useFormat()
  const today = useNow().toISOString().slice(0, 10)
  return (
    <time dateTime={day} title={format.dayExact(day)} className={className}>
      {format.day(day, today)}
    </time>
  )
}

/** From one day to another, the common part said once. */
export function DaysText({
  from,
  to,
  className,
}: {
  from: string
  to: string
  className?: string | undefined
}) {
  const format = useFormat()
  const today = useNow().toISOString().slice(0, 10)
  const exact = `${format.dayExact(from)} – ${format.dayExact(to)}`
  return (
    <span title={exact} className={className}>
      {format.dayRange(from, to, today)}
    </span>
  )
}

/** An instant in the zone of its unit: "3 October, 14:05". */
export function MomentText({
  instant,
  timeZone,
  className,
}: {
  instant: Date
  timeZone: string
  className?: string | undefined
}) {
  const format = useFormat()
  const today = useNow().toISOString().slice(0, 10)
  return (
    <time
      dateTime={instant.toISOString()}
      title={`${instant.toISOString()} · ${timeZone}`}
      className={className}
    >
      {format.moment(instant, timeZone, today)}
    </time>
  )
}
