import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import type { NamedLateVisit } from '@/lib/periods/schema'
import type { PeriodView } from '@/lib/periods/use-cases/view-period'
import { useFormat } from '@/lib/platform/i18n/use-format'

const most = 20

/** Visits of locked months: those that count in this one, and those that came too late for any. */
export function LateVisits({ view }: { view: PeriodView }) {
  const t = useTranslations('pay.periods.late')
  const { counted = [], tooLate = [] } = view.computation?.late ?? {}
  if (counted.length + tooLate.length === 0) return null
  return (
    <Section title={t('title')}>
      <div className="grid gap-4">
        <VisitLines lead={t('counted')} visits={counted} />
        <VisitLines lead={t('tooLate')} visits={tooLate} />
      </div>
    </Section>
  )
}

function VisitLines({ lead, visits }: { lead: string; visits: readonly NamedLateVisit[] }) {
  const t = useTranslations('pay.periods.late')
  const format = useFormat()
  if (visits.length === 0) return null
  return (
    <div>
      <p className="text-13 text-ink-2">{lead}</p>
      <ul className="num mt-2 grid gap-1">
        {visits.slice(0, most).map(({ visitId, visitedOn, unit, person }) => {
          const day = format.dayShort(visitedOn)
          return (
            <li key={visitId}>
              {person === null ? t('visit', { day, unit }) : t('visitOf', { day, unit, person })}
            </li>
          )
        })}
        {visits.length > most ? <li>{t('more', { count: visits.length - most })}</li> : null}
      </ul>
    </div>
  )
}
