import { thresholdsOf } from '@/lib/core/curves'
import { displayPercent, plainDecimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal, parseFraction } from '@/lib/core/exact'
import type { Metric, MetricUnit } from '@/lib/core/metric'
import type { Component, Curve } from '@/lib/core/scheme'
import { codeInScheme } from '@/lib/core/stint-codes'
import type { ReaderFormat } from '@/lib/platform/i18n/bound-format'
import { figureText } from '@/lib/platform/i18n/figure-text'

/** How a statement reads the figures of metrics. */
export interface FigureReading {
  /** The catalogue, by code. */
  readonly metrics: ReadonlyMap<string, Pick<Metric, 'title' | 'unit'>>
  /** By component of the scheme that reads a figure: the code of its metric. */
  readonly read: Readonly<Record<string, string>>
  /** By component of the scheme. */
  readonly curves: Readonly<Record<string, Curve>>
}

/** Without a catalogue every figure is shown as it was delivered. */
export const noFigures: FigureReading = { metrics: new Map(), read: {}, curves: {} }

/** How the components of a scheme turn what they read into shares, and which metrics they read. */
export function readingOf(
  components: readonly Pick<Component, 'code' | 'value' | 'curve'>[],
): Pick<FigureReading, 'read' | 'curves'> {
  return {
    curves: Object.fromEntries(components.map(({ code, curve }) => [code, curve])),
    read: Object.fromEntries(
      components.flatMap(({ code, value }) => (value.kind === 'kpi' ? [[code, value.metric]] : [])),
    ),
  }
}

/** The unit of the figure that a component reads, by the component's code. */
export function unitRead({ metrics, read }: FigureReading, code: string): MetricUnit {
  return metrics.get(read[codeInScheme(code)] ?? '')?.unit ?? 'number'
}

/**
 * A figure as the lists of figures show it: a share in percent, anything else as it was delivered.
 *
 * Rule  a mean that no decimal tells is rounded once, to two places, and to more where it would else look
 *       as if it stood on another side of a threshold of the component's curve.
 */
export function shownFigure(
  format: ReaderFormat,
  unit: MetricUnit,
  value: Fraction,
  curve: Curve | null = null,
): string {
  if (isPlain(value)) return figureText(format, unit, plainDecimalText(value))
  const thresholds = curve === null ? [] : thresholdsOf(curve)
  if (unit !== 'share')
    return format.decimal(withoutIdleZeros(displayPercent(value, 2, thresholds)))
  const percents = thresholds.map((threshold) => threshold.times(Fraction.hundred))
  const percent = displayPercent(value.times(Fraction.hundred), 2, percents)
  return format.percent(withoutIdleZeros(percent))
}

const isPlain = ({ d }: Fraction): boolean => 1_000_000_000n % d === 0n

/** A number, exact or decimal: "169/200" and "0.845" are the same. */
export function numberOf(text: string): Fraction {
  return text.includes('/') ? parseFraction(text) : parseDecimal(text)
}

/** "84.50" -> "84.5", "25.00" -> "25" */
export function withoutIdleZeros(text: string): string {
  return text.replace(/\.?0+$/, '')
}
