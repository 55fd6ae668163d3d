import { useTranslations } from 'next-intl'
import type { StatementRow } from '@/lib/periods/report'
import { VisitList } from './visit-list'

/** How one amount came about: the sum, the figures that were read, the visits that were averaged. */
export function StatementWhy({ row, visitBase }: { row: StatementRow; visitBase: string | null }) {
  const t = useTranslations('pay.statement')
  return (
    <div className="grid gap-3 rounded bg-sunk px-4 py-3 text-ink-2">
      {row.why.length === 0 ? null : (
        <div>
          <h3 className="text-13 text-ink-3">{t('why')}</h3>
          {row.why.map((sentence) => (
            <p key={sentence} className="num">
              {sentence}
            </p>
          ))}
        </div>
      )}
      {row.figures.length === 0 ? null : (
        <div>
          <h3 className="text-13 text-ink-3">{t('figures')}</h3>
          {row.figures.map((figure) => (
            <p key={figure} className="num">
              {figure}
            </p>
          ))}
        </div>
      )}
      {row.visits.length === 0 ? null : (
        <div>
          <h3 className="text-13 text-ink-3">{t('visits')}</h3>
          <VisitList visits={row.visits} base={visitBase} />
        </div>
      )}
    </div>
  )
}
