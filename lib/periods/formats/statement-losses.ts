import { type CurvesByCode, lineShortfalls, unpaidAt } from '@/lib/core/line-shortfall'
import { isAbove, type MoneyText, parseMoney, subtractMoney, sumMoney } from '@/lib/core/money'
import type { ComponentResult } from '@/lib/core/payout-result'
import type { PayWhatIf, StatementDocument } from '@/lib/core/statement'
import { codeInScheme } from '@/lib/core/stint-codes'
import { numberOf } from './statement-figures'
import { isOfUnit } from './statement-stints'

/** What a part of the scheme pays less than its full rate. */
export interface PartLoss {
  /** Of its first line: somebody who moved has one a place. */
  readonly code: string
  readonly codes: readonly string[]
  readonly amount: MoneyText
}

/** The parts that lack something, the first line first; what several places measure alike is one. */
export function lossesOf(document: StatementDocument, curves: CurvesByCode): readonly PartLoss[] {
  const lines = lineShortfalls(document, curves)
  const keyOf = (code: string) => (isOfUnit(document, code) ? code : codeInScheme(code))
  return [...Map.groupBy(lines, ({ code }) => keyOf(code)).values()].map((own) => ({
    code: own[0]?.code ?? '',
    codes: own.map(({ code }) => code),
    amount: sumMoney(own.map(({ amount }) => amount)),
  }))
}

/** A full score in place of the one that was measured, and what it leaves. */
export interface SmoothedLoss {
  /** What visits of 100 % would have added. */
  readonly gain: MoneyText
  /** What smoothing would have held back even then. */
  readonly rest: MoneyText
}

/**
 * How a loss divides into what visits of 100 % would have added and what smoothing holds back even
 * then; null where it holds nothing, or where gates, bounds or a decision have a part in it.
 */
export function smoothedLoss(
  document: StatementDocument,
  curves: CurvesByCode,
  loss: PartLoss,
): SmoothedLoss | null {
  const { whatIf, result } = document
  const entry = whatIf.find(
    (one) => one.code === loss.code && one.change === 'full' && one.reading === undefined,
  )
  const component = result.components.find(({ code }) => code === loss.code)
  if (entry?.value == null || !isDrawnShort(entry, component)) return null
  const value = numberOf(entry.value)
  const held = loss.codes.map((code) => unpaidAt(result, curves, code, value) ?? '0.00')
  const rest = subtractMoney(loss.amount, entry.difference)
  const apart = subtractMoney(rest, sumMoney(held))
  const isSame = !isAbove(apart, kopecks) && !isAbove(subtractMoney('0.00', apart), kopecks)
  return isSame && parseMoney(rest).isPositive ? { gain: entry.difference, rest } : null
}

/** All visits at 100 %, and the curve still reads less: few visits are drawn to the group. */
export function isDrawnShort(
  { measured, value }: Pick<PayWhatIf, 'measured' | 'value'>,
  component: Pick<ComponentResult, 'measure'> | undefined,
): boolean {
  const measure = component?.measure
  const isSmoothed = measure?.kind === 'score' && measure.smoothing !== null
  return isSmoothed && measured === '1/1' && value !== '1/1'
}

/** By so much sums that are rounded one by one may lie apart. */
const kopecks = '0.02'
