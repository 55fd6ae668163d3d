import type { Localized } from '@/lib/core/checklist'
import { decimalText, displayPercent } from '@/lib/core/display-number'
import { Fraction, parseDecimal, parseFraction } from '@/lib/core/exact'
import { readFormula } from '@/lib/core/formula/read-formula'
import { spellFormula } from '@/lib/core/formula/spell-formula'
import { textFor } from '@/lib/core/localized-text'
import type { DisplayedValue } from '@/lib/core/payout-result'
import type { ReaderFormat } from '@/lib/platform/i18n/bound-format'

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
  value(display: DisplayedValue): string
  list(texts: readonly string[]): string
  /** A formula in the reader's spelling. */
  formula(canonical: string): string
}

export function statementWords(
  say: SayStatement,
  format: ReaderFormat,
  currency: string,
): StatementWords {
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
    value: ({ text, unit }) => (unit === 'percent' ? format.score(text) : format.decimal(text)),
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

/** A number, exact or decimal, with two places at most: "25/1" -> "25". */
export function plainText(number: string): string {
  return withoutIdleZeros(decimalText(numberOf(number)))
}

function numberOf(text: string): Fraction {
  return text.includes('/') ? parseFraction(text) : parseDecimal(text)
}

function withoutIdleZeros(text: string): string {
  return text.replace(/\.?0+$/, '')
}
