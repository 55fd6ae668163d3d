import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { StatementVisit } from '@/lib/periods/report'

/** Visits by day, each with its score; a link where the reader may see the visit. */
export function VisitList({
  visits,
  base,
}: {
  visits: readonly StatementVisit[]
  base: string | null
}) {
  const t = useTranslations('pay.statement')
  return (
    <ul className="num grid gap-x-6 gap-y-1 sm:grid-cols-2">
      {visits.map((visit) => (
        <li key={visit.visitId} className="flex max-w-72 flex-wrap justify-between gap-x-4">
          {base === null ? (
            t('visit', { day: visit.day })
          ) : (
            <Link href={`${base}/${visit.visitId}`} className="link">
              {t('visit', { day: visit.day })}
            </Link>
          )}
          <span className="text-ink">{visit.score ?? t('noScore')}</span>
          {visit.late === null ? null : (
            <span className="basis-full text-13 text-amber">{visit.late}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
