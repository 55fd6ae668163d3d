import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import type { PeriodView } from '@/lib/periods/use-cases/view-period'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Who was paid for the month before its close, and where: the month does not pay them again. */
export function PaidOffCycle({ view }: { view: PeriodView }) {
  const t = useTranslations('off-cycle')
  const format = useFormat()
  const paid = view.computation?.paidOffCycle ?? []
  if (paid.length === 0) return null
  return (
    <Section title={t('paidTitle')}>
      <ul className="num grid gap-2">
        {paid.map(({ periodId, fullName, lockedOn }) => (
          <li key={periodId}>
            <Link href={`/periods/${periodId}`} className="link">
              {fullName}
            </Link>
            {', '}
            {t('lockedOn', { day: format.dayShort(lockedOn) })}
          </li>
        ))}
      </ul>
    </Section>
  )
}
