import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import { decimalText } from '@/lib/core/display-number'
import { Fraction } from '@/lib/core/exact'
import type { Waiting } from '@/lib/pay-overview/use-cases/view-pay-overview'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { NamedPeople } from './named-people'

/** The share of people whose scores stand on too few visits, and who they are. */
export function BelowMinimum({ people, total }: { people: readonly Waiting[]; total: number }) {
  const t = useTranslations('pay-overview')
  const format = useFormat()
  if (total === 0) return null
  const percent = decimalText(Fraction.of(people.length * 100, total), 1)
  return (
    <Section title={t('below')}>
      {people.length === 0 ? (
        <p className="text-ink-2">{t('belowNone')}</p>
      ) : (
        <div className="grid gap-3">
          <p className="num">
            {t('belowShare', {
              count: format.count(people.length),
              total: format.count(total),
              percent: format.decimal(percent),
            })}
          </p>
          <NamedPeople title={t('below')} people={people} />
        </div>
      )}
    </Section>
  )
}
