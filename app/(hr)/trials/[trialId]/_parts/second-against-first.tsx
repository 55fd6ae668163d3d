import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import { parseMoney, subtractMoney } from '@/lib/core/money'
import type { SchemeTrialDocument } from '@/lib/core/scheme-trial'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useMonthsText } from '../../_parts/months-text'
import { betweenOf } from './person-lines'

/** What the second of two schemes costs against the first, and whom it gives more. */
export function SecondAgainstFirst({ trial }: { trial: SchemeTrialDocument }) {
  const t = useTranslations('scheme-trials.between')
  const format = useFormat()
  const monthsText = useMonthsText()
  const between = betweenOf(trial)
  if (between === null) return null
  const { months, total, more, less, same } = between
  const told = monthsText(months)
  const by = parseMoney(total)
  const amount = format.money(by.isNegative ? subtractMoney('0.00', total) : total, trial.currency)
  return (
    <Section title={t('title')}>
      {months.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <p className="num max-w-[72ch]">
          {total === '0.00'
            ? t('same', { months: told })
            : t('total', { months: told, amount, is: by.isNegative ? 'less' : 'more' })}{' '}
          {t('counts', { more, less, same })}
        </p>
      )}
    </Section>
  )
}
