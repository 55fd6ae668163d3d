import { useLocale, useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import { decimalText } from '@/lib/core/display-number'
import { Fraction } from '@/lib/core/exact'
import { textFor } from '@/lib/core/localized-text'
import type { PayOverview } from '@/lib/core/pay-overview'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { NamedPeople } from './named-people'

const reasons = ['no-visits', 'too-few-visits', 'not-delivered', 'not-computable'] as const

/** The share of statements whose scores stand on too few visits, and who was not measured, and why. */
export function Unmeasured({ overview }: { overview: PayOverview }) {
  const t = useTranslations('pay-overview')
  const format = useFormat()
  const locale = useLocale()
  const { belowMinimum, withScores, unmeasured } = overview
  if (withScores === 0 && unmeasured.length === 0) return null
  return (
    <Section
      title={t('unmeasured')}
      subtitle={unmeasured.length === 0 ? undefined : t('unmeasuredLead')}
    >
      <div className="grid gap-5">
        {withScores === 0 ? null : belowMinimum === 0 ? (
          <p className="text-ink-2">{t('belowNone')}</p>
        ) : (
          <p className="num">
            {t('belowShare', {
              count: format.count(belowMinimum),
              total: format.count(withScores),
              percent: format.decimal(decimalText(Fraction.of(belowMinimum * 100, withScores), 1)),
            })}
          </p>
        )}
        {reasons.map((reason) => (
          <NamedPeople
            key={reason}
            title={t(`unmeasuredReasons.${reason}`)}
            people={unmeasured
              .filter((person) => person.reason === reason)
              .map((person) => ({ ...person, key: person.personId }))}
            say={({ titles }) => titles.map((title) => textFor(title, locale)).join(', ')}
          />
        ))}
      </div>
    </Section>
  )
}
