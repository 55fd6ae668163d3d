import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Waiting } from '@/lib/overview/schema'

const places = [
  ['toReview', '/visits?state=submitted'],
  ['overdue', '/visits?due=overdue'],
  ['unassigned', '/visits?state=planned'],
  ['toRelease', '/visits?state=approved'],
] as const

/** What waits for somebody of the office; nothing at all where nothing does. */
export function WaitingLine({ waiting }: { waiting: Waiting }) {
  const t = useTranslations('overview.waiting')
  const shown = places.filter(([name]) => waiting[name] > 0)
  if (shown.length === 0) return null
  return (
    <p className="num mb-8 flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <span className="font-semibold text-amber">{t('title')}</span>
      {shown.map(([name, href]) => (
        <Link key={name} href={href} className="link">
          {t(name, { count: waiting[name] })}
        </Link>
      ))}
    </p>
  )
}
