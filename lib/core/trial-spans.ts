import { endsQuarter, type Month } from './calendar'
import type { SchemeDocument } from './scheme'
import type { TrialMonth, TriedScheme } from './scheme-trial'

/** The months of a trial for which a scheme pays at once: one, or those of a quarter. */
export interface TrialSpan {
  /** Where the payout stands: the last of the months that are tried. */
  readonly month: Month
  readonly covers: readonly Month[]
  /** Whether what was paid can stand beside it. */
  readonly isCompared: boolean
}

/**
 * The months of a trial as a scheme pays them.
 *
 * Rule    a scheme of a quarter pays its three months in the last one: beside it stands what the same
 *         scheme paid then, or all that was paid for the three months, and nothing unless the trial
 *         has all three and all were computed. One month's pay is never set against three.
 * Returns the spans in the order of the months.
 * Source  PAY.md, Scheme (period) and Trying a scheme (budget per period, winners and losers).
 */
export function trialSpans(
  months: readonly TrialMonth[],
  { document, comparedWith }: Pick<TriedScheme, 'comparedWith'> & { document: Rhythm },
): readonly TrialSpan[] {
  const isComparable = comparedWith !== 'nothing'
  if (document.period === 'month') {
    return months.map(({ month, paid }) => ({
      ...{ month, covers: [month] },
      isCompared: isComparable && paid !== 'none',
    }))
  }
  return [...Map.groupBy(months, ({ month }) => quarterOf(month)).values()].flatMap((own) => {
    const last = own.at(-1)
    if (last === undefined) return []
    // A quarter that the trial leaves unfinished is not paid.
    const isPaid = endsQuarter(last.month)
    const isWhole = own.length === 3 && own.every(({ paid }) => paid !== 'none')
    const isSame = comparedWith === 'same-scheme' && last.paid !== 'none'
    return [
      {
        ...{ month: last.month, covers: own.map(({ month }) => month) },
        isCompared: isComparable && isPaid && (isSame || isWhole),
      },
    ]
  })
}

/** All that decides how months go together. */
type Rhythm = Pick<SchemeDocument, 'period'>

/**
 * The quarter of a month.
 *
 * Rule    January to March is the first.
 * Returns "2026-3" for September 2026.
 * Source  PAY.md, Scheme (period).
 */
export function quarterOf(month: Month): string {
  return `${month.slice(0, 4)}-${Math.ceil(Number(month.slice(5, 7)) / 3)}`
}
