import { plainDecimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal } from '@/lib/core/exact'
import type { MetricUnit } from '@/lib/core/metric'
import type { ReaderFormat } from './bound-format'

/** A figure as its metric is read: a share in percent, anything else as it is written. */
export function figureText(
  format: Pick<ReaderFormat, 'decimal' | 'percent'>,
  unit: MetricUnit,
  value: string,
): string {
  if (unit !== 'share') return format.decimal(value)
  return format.percent(plainDecimalText(parseDecimal(value).times(Fraction.hundred)))
}
