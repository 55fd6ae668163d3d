import { useTranslations } from 'next-intl'
import { decimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal } from '@/lib/core/exact'
import { textFor } from '@/lib/core/localized-text'
import type { TrialLuck, TriedScheme } from '@/lib/core/scheme-trial'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { NotMeasured, notMeasuredIn } from './not-measured'

/** How much of the differences in pay is luck: the figure, and what it means in one sentence. */
export function LuckPanel({ scheme }: { scheme: TriedScheme }) {
  const t = useTranslations('scheme-trials.luck')
  const format = useFormat()
  const { luck } = scheme
  const share = usePercent(luck.noiseShare)
  const { part } = luck
  const notMeasured = notMeasuredIn(scheme)
  const isSilent = luck.verdict === 'nothing-sampled'
  const cause =
    part === null || luck.noiseShare === null
      ? ''
      : t(part.hasStep ? 'causeStep' : 'causeSlope', {
          part: textFor(part.title, format.locale),
          visits: format.decimal(part.visits),
        })
  return (
    <div>
      <h3 className="text-13 text-ink-3">{t('title')}</h3>
      {share === null ? null : (
        <p className="num mt-1 text-28 leading-[1.15] font-semibold">{share}</p>
      )}
      <p className="mt-1 max-w-[60ch]">
        {isSilent && notMeasured.length > 0
          ? t('noScores')
          : t(`verdict.${luck.verdict}`, { share: share ?? '', cause })}
      </p>
      {isSilent || luck.verdict === 'shared-pool' ? null : (
        <p className="mt-1 max-w-[60ch] text-13 text-ink-3">
          {luck.residuals > 0
            ? t('how', { draws: luck.draws, residuals: luck.residuals })
            : t('howKnown', { draws: luck.draws })}{' '}
          {scheme.document.base.kind === 'pool' ? `${t('split')} ` : null}
          {luck.of > luck.payouts ? t('sampled', { some: luck.payouts, all: luck.of }) : null}
        </p>
      )}
      <NotMeasured parts={notMeasured} />
    </div>
  )
}

/** Below this many percentage points two shares are the same as far as can be said. */
const apart = parseDecimal('0.05')

/** Two schemes beside each other: which one leaves less to luck. */
export function LuckBeside({ first, second }: { first: TrialLuck; second: TrialLuck }) {
  const t = useTranslations('scheme-trials.luck')
  const [one, other] = [usePercent(first.noiseShare), usePercent(second.noiseShare)]
  if (first.noiseShare === null || second.noiseShare === null) return null
  const difference = parseDecimal(first.noiseShare).minus(parseDecimal(second.noiseShare))
  const words = { one: one ?? '', other: other ?? '' }
  const verdict = !difference.absolute().isAtLeast(apart)
    ? 'besideSame'
    : difference.isPositive
      ? 'besideSecond'
      : 'besideFirst'
  return <p className="max-w-[72ch] text-17 font-semibold">{t(verdict, words)}</p>
}

function usePercent(share: string | null): string | null {
  const format = useFormat()
  if (share === null) return null
  return format.percent(decimalText(parseDecimal(share).times(Fraction.hundred), 0), { places: 0 })
}
