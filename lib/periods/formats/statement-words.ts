import type { Localized } from '@/lib/core/checklist'
import { decimalText, displayPercent } from '@/lib/core/display-number'
import { Fraction } from '@/lib/core/exact'
import { readFormula } from '@/lib/core/formula/read-formula'
import { spellFormula } from '@/lib/core/formula/spell-formula'
import { textFor } from '@/lib/core/localized-text'
import type { DisplayedValue } from '@/lib/core/payout-result'
import { codeInScheme } from '@/lib/core/stint-codes'
import type { ReaderFormat } from '@/lib/platform/i18n/bound-format'
import {
  type FigureReading,
  noFigures,
  numberOf,
  shownFigure,
  unitRead,
  withoutIdleZeros,
} from './statement-figures'

/** The translator of the namespace `pay.statement`. */
export type SayStatement = (key: string, values?: Record<string, string | number>) => string

/** What every part of a statement is said with. */
export interface StatementWords {
  readonly say: SayStatement
  readonly format: ReaderFormat
  text(text: Localized): string
  money(amount: string): string
  /** With its sign, for a difference. */
  change(amount: string): string
  /** An amount in a column that names the currency elsewhere. */
  bare(amount: string): string
  /** Units: a fraction of 1 as decimal or fraction text; two places at most. */
  rate(fraction: string): string
  /** The same with six places, so that a sum can be done again to the kopeck. */
  factor(fraction: string): string
  /** What a component measured: a score in percent, a figure by the unit of its metric. */
  value(part: ShownPart): string
  /** Whether the values of a component's curve are read in percent. */
  isPercent(part: Pick<ShownPart, 'code' | 'display'>): boolean
  /** A figure of a metric, as decimal or fraction text. */
  figure(metric: string, value: string): string
  /** The figure's own plan or fact of a component. */
  figureRead(code: string, value: string): string
  /** What a metric is called; its code where the catalogue does not hold it. */
  metric(code: string): string
  list(texts: readonly string[]): string
  /** A formula in the reader's spelling. */
  formula(canonical: string): string
}

/** What a component measured, exactly and as it was rounded. */
export interface ShownPart {
  readonly code: string
  readonly display: DisplayedValue
  readonly value: string | null
}

export function statementWords(
  say: SayStatement,
  format: ReaderFormat,
  currency: string,
  figures: FigureReading = noFigures,
): StatementWords {
  const isPercent: StatementWords['isPercent'] = ({ code, display }) =>
    display.unit === 'percent' || unitRead(figures, code) === 'share'
  const list = new Intl.ListFormat(format.locale, { style: 'long', type: 'conjunction' })
  return {
    say,
    format,
    text: (text) => textFor(text, format.locale),
    money: (amount) => format.money(amount, currency),
    change: (amount) => format.money(amount, currency, { sign: 'always' }),
    bare: (amount) => format.decimal(amount, { minPlaces: 2 }),
    rate: (fraction) => format.percent(withoutIdleZeros(percentText(fraction))),
    factor: (fraction) => format.percent(withoutIdleZeros(percentText(fraction, 6))),
    value: ({ code, display, value }) => {
      if (display.unit === 'percent') return format.score(display.text)
      if (value === null) return format.decimal(display.text)
      const curve = figures.curves[codeInScheme(code)] ?? null
      return shownFigure(format, unitRead(figures, code), numberOf(value), curve)
    },
    isPercent,
    figure: (metric, value) =>
      shownFigure(format, figures.metrics.get(metric)?.unit ?? 'number', numberOf(value)),
    figureRead: (code, value) => shownFigure(format, unitRead(figures, code), numberOf(value)),
    metric: (code) => textFor(figures.metrics.get(code)?.title ?? null, format.locale) || code,
    list: (texts) => list.format(texts),
    formula: (canonical) => {
      const read = readFormula(canonical, 'en')
      return read.ok ? spellFormula(read.tree, format.locale) : canonical
    },
  }
}

/** A fraction of 1, exact or decimal, as percent: "169/200" -> "84.50". */
export function percentText(fraction: string, places = 2): string {
  return decimalText(numberOf(fraction).times(Fraction.hundred), places)
}

/** The same where it stands beside a limit: it never looks as if it had reached or passed it. */
export function percentBeside(fraction: string, limit: string): string {
  const percentOf = (text: string) => numberOf(text).times(Fraction.hundred)
  return displayPercent(percentOf(fraction), 2, [percentOf(limit)])
}

/** A number, exact or decimal, with two places at most unless more are asked for: "25/1" -> "25". */
export function plainText(number: string, places = 2): string {
  return withoutIdleZeros(decimalText(numberOf(number), places))
}
