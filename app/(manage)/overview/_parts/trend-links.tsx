import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { textFor } from '@/lib/core/localized-text'
import type { Overview } from '@/lib/overview/schema'

/** The way to the trends of single checklists, and to what was imported. */
export function TrendLinks({
  overview: { checklists },
  mayReadChecklists,
  mayReadPast,
}: {
  overview: Overview
  mayReadChecklists: boolean
  mayReadPast: boolean
}) {
  const t = useTranslations('trends')
  const locale = useLocale()
  const shown = mayReadChecklists ? checklists : []
  if (shown.length === 0 && !mayReadPast) return null
  return (
    <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-13">
      {shown.map(({ id, title }) => (
        <li key={id}>
          <Link className="link" href={`/checklists/${id}/trend`}>
            {t('checklist.link', { title: textFor(title, locale) })}
          </Link>
        </li>
      ))}
      {mayReadPast ? (
        <li>
          <Link className="link" href="/past-scores">
            {t('past.link')}
          </Link>
        </li>
      ) : null}
    </ul>
  )
}
