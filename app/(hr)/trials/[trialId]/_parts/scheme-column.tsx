import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { DistributionChart } from '@/components/charts/distribution-chart'
import { Money } from '@/components/ui/money'
import type { PayoutBin } from '@/lib/core/payout-bins'
import type { SchemeDocument } from '@/lib/core/scheme'
import type { PaidBefore, SchemeTrialDocument, TriedScheme } from '@/lib/core/scheme-trial'
import { periodMonths } from '@/lib/core/snapshot-index'
import { trialBudget, trialRows } from '@/lib/core/trial-comparison'
import { currencySymbol } from '@/lib/platform/i18n/format'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useMonthsText } from '../../_parts/months-text'
import { useSchemeName } from '../../_parts/scheme-name'
import { LuckPanel } from './luck-panel'
import { TrialBudgetTable } from './trial-budget'

/** One tried scheme: its cost, its winners and losers in a sentence, its luck, its distribution. */
export function SchemeColumn({
  scheme,
  trial,
  place,
  bins,
}: {
  scheme: TriedScheme
  trial: SchemeTrialDocument
  /** Which of two it is; null where it stands alone. */
  place: number | null
  bins: { tried: readonly PayoutBin[]; paid: readonly PayoutBin[] }
}) {
  const t = useTranslations('scheme-trials')
  const nameOf = useSchemeName()
  const lines = trialBudget(trial.months, scheme)
  const total = lines.at(-1)
  const differences = trialRows(trial, scheme).map(({ difference }) => difference)
  const { currency } = trial
  const { period } = scheme.document
  const paidPeriod = scheme.comparedWith === 'same-scheme' ? period : 'month'
  return (
    <section className="grid min-w-0 content-start gap-8">
      <div>
        {place === null ? null : (
          <p className="text-13 text-ink-3">{t('triedNumber', { number: place })}</p>
        )}
        <h2 className="text-17 font-semibold">
          <Link href={`/schemes/${scheme.schemeId}`} className="link">
            {nameOf(scheme)}
          </Link>
        </h2>
        <p className="mt-3 text-13 text-ink-3">{t('cost')}</p>
        <p className="mt-1 text-40 leading-[1.15] font-semibold max-sm:text-28">
          <Money amount={total?.tried ?? '0.00'} currency={currency} />
        </p>
        <p className="num mt-1 max-w-[60ch] text-ink-2">
          <Compared scheme={scheme} differences={differences} />
        </p>
        <PaidPositions payouts={scheme.payouts} />
      </div>
      {scheme.payouts.length === 0 ? null : <LuckPanel scheme={scheme} />}
      <TrialBudgetTable lines={lines} months={trial.months} period={period} currency={currency} />
      {scheme.payouts.length === 0 ? null : (
        <PayoutChart
          title={t('distribution')}
          bins={bins.tried}
          payouts={scheme.payouts}
          visits={scheme.visits ?? null}
          period={period}
          currency={currency}
        />
      )}
      {scheme.paid.length === 0 ? null : (
        <PayoutChart
          title={t('distributionPaid')}
          bins={bins.paid}
          payouts={scheme.paid}
          visits={null}
          period={paidPeriod}
          currency={currency}
        />
      )}
    </section>
  )
}

/** With what the payouts are compared, and who would have got more; or that, and why, nothing is. */
function Compared({
  scheme: { comparedWith, document },
  differences,
}: {
  scheme: TriedScheme
  differences: readonly (string | null)[]
}) {
  const t = useTranslations('scheme-trials')
  if (comparedWith === 'nothing') return t('compared.nothing')
  if (differences.every((one) => one === null)) {
    return t('incomparable', { period: document.period })
  }
  return (
    <>
      {t(`compared.${comparedWith}`)} <Winners differences={differences} />
    </>
  )
}

/**
 * Whom the scheme would have paid, by position: two schemes may have one name. Each person once, as
 * what the newest payout is paid.
 */
function PaidPositions({ payouts }: Pick<TriedScheme, 'payouts'>) {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  const paid = payouts.filter(({ amount }) => amount !== '0.00')
  const newestLast = paid.toSorted((a, b) => (a.month < b.month ? -1 : 1))
  const positions = new Map(newestLast.map(({ personId, position }) => [personId, position]))
  const counts = [...Map.groupBy(positions.values(), (position) => position)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .flatMap(([position, own]) => (position ? `${position} ${format.count(own.length)}` : []))
  // A trial of the time before does not know as what it pays.
  if (paid.length > 0 && counts.length === 0) return null
  return (
    <p className="mt-1 max-w-[60ch] text-13 text-ink-3">
      {paid.length === 0 ? t('paidNobody') : t('paidPositions', { told: counts.join(', ') })}
    </p>
  )
}

function Winners({ differences }: { differences: readonly (string | null)[] }) {
  const t = useTranslations('scheme-trials')
  const winners = differences.filter((one) => one !== null && isAboveZero(one)).length
  const losers = differences.filter((one) => one?.startsWith('-')).length
  if (winners + losers === 0) return t('unchanged')
  const same = differences.filter((one) => one === '0.00').length
  return t('winners', { winners, losers, same })
}

function isAboveZero(amount: string): boolean {
  return amount !== '0.00' && !amount.startsWith('-')
}

function PayoutChart({
  title,
  bins,
  payouts,
  visits,
  period,
  currency,
}: {
  title: string
  bins: readonly PayoutBin[]
  payouts: readonly PaidBefore[]
  /** That they rest on; null where nobody counted them. */
  visits: number | null
  period: SchemeDocument['period']
  currency: string
}) {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  const monthsText = useMonthsText()
  const n = t('distributionOf', {
    payouts: format.count(payouts.length),
    people: new Set(payouts.map(({ personId }) => personId)).size,
    months: monthsText([...new Set(payouts.flatMap(({ month }) => periodMonths(period, month)))]),
  })
  const whole = (amount: string) => format.decimal(amount, { places: 0 })
  return (
    <DistributionChart
      title={title}
      subtitle={
        <>
          {t('distributionLead', { currency: currencySymbol(currency, format.locale), period })}
          <span className="num block">
            {visits === null ? n : `${n}; ${t('distributionVisits', { visits })}`}
          </span>
        </>
      }
      bins={bins.map(({ from, to, count }) => ({
        key: from,
        label: `${whole(from)}–${whole(to)}`,
        count,
      }))}
      height={160}
    />
  )
}
