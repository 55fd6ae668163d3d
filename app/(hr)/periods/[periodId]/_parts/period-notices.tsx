import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import type { PeriodNotice } from '@/lib/core/compute-period'

const codes: readonly PeriodNotice['code'][] = [
  'held',
  'paid-unmeasured',
  'no-timesheet',
  'worked-above-norm',
  'adjusted',
  'decided',
]

/** What to look at before submitting; nothing of it stops the month. */
export function PeriodNotices({ notices }: { notices: readonly PeriodNotice[] }) {
  const t = useTranslations('pay.periods')
  if (notices.length === 0) return null
  return (
    <Section title={t('noticesTitle')}>
      <ul className="grid gap-2">
        {codes.map((code) => {
          const count = notices.filter((notice) => notice.code === code).length
          return count === 0 ? null : (
            <li key={code} className="num border-l-2 border-amber-mark pl-3">
              {t(`notices.${code}`, { count })}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
