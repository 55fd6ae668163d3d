import { useTranslations } from 'next-intl'
import { decimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal } from '@/lib/core/exact'
import { textFor } from '@/lib/core/localized-text'
import { verdictOfShare } from '@/lib/core/luck-meter'
import { lessLuck } from '@/lib/core/luck-sureness'
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
  const verdict = useVerdict(luck)
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
        <p className="num mt-1 text-28 leading-[1.15] font-semibold">
          {share} <ShareRange luck={luck} />
        </p>
      )}
      <p className="mt-1 max-w-[60ch]">
        {isSilent && notMeasured.length > 0
          ? t('noScores')
          : verdict({ share: share ?? '', cause })}
      </p>
      {isSilent || luck.verdict === 'shared-pool' ? null : (
        <p className="mt-1 max-w-[60ch] text-13 text-ink-3">
          {luck.residuals > 0
            ? t('how', { draws: luck.draws, residuals: luck.residuals })
            : t('howKnown', { draws: luck.draws })}{' '}
          {scheme.document.base.kind === 'pool' ? `${t('split')} ` : null}
          {luck.of > luck.payouts ? `${t('sampled', { some: luck.payouts, all: luck.of })} ` : null}
          {luck.noiseShare === null ? null : <Sureness luck={luck} />}
        </p>
      )}
      <NotMeasured parts={notMeasured} />
    </div>
  )
}

/** "(90 %: 74–84 %)". */
function ShareRange({ luck: { sureness } }: { luck: TrialLuck }) {
  const t = useTranslations('scheme-trials.luck')
  const format = useFormat()
  if (!sureness) return null
  const percent = (share: string) => decimalText(parseDecimal(share).times(Fraction.hundred), 0)
  const range = format.range(percent(sureness.low), percent(sureness.high), { places: 0 })
  return (
    <span className="text-15 font-normal whitespace-nowrap text-ink-2">
      {t('interval', { range })}
    </span>
  )
}

/** One sentence: what the share means, or between which two it lies. */
function useVerdict({ verdict, sureness }: TrialLuck) {
  const t = useTranslations('scheme-trials.luck')
  return ({ share, cause }: { share: string; cause: string }): string => {
    const low = sureness && wordOf(sureness.low)
    const high = sureness && wordOf(sureness.high)
    return low && high && low !== high
      ? t('between', { low, high, cause })
      : t(`verdict.${verdict}`, { share, cause })
  }
}

/** A message names no choice with a hyphen. */
const wordOf = (share: string) => verdictOfShare(Number(share)).replace('-luck', '')

/** What the interval is made of, and for whom it holds; or why there is none. */
function Sureness({ luck }: { luck: TrialLuck }) {
  const t = useTranslations('scheme-trials.luck')
  const { sureness } = luck
  if (sureness === undefined) return null
  if (sureness === null) return Number(luck.noiseShare) === 0 ? null : t('unsure')
  const scope = luck.of > luck.payouts ? 'all' : 'these'
  return (
    <>
      {t('sure', { kin: sureness.kin, scope })}
      {luck.residuals > 0 ? null : ` ${t('sureOfUsual')}`}
    </>
  )
}

/** Two schemes beside each other: which one leaves less to luck. */
export function LuckBeside({ first, second }: { first: TrialLuck; second: TrialLuck }) {
  const t = useTranslations('scheme-trials.luck')
  const [one, other] = [usePercent(first.noiseShare), usePercent(second.noiseShare)]
  const less = lessLuck(first, second)
  if (less === null) return null
  const words = { one: one ?? '', other: other ?? '' }
  return <p className="max-w-[72ch] text-17 font-semibold">{t(`beside.${less}`, words)}</p>
}

function usePercent(share: string | null): string | null {
  const format = useFormat()
  if (share === null) return null
  return format.percent(decimalText(parseDecimal(share).times(Fraction.hundred), 0), { places: 0 })
}
