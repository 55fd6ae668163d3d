import type { Localized } from '@/lib/core/checklist'
import { isDecimal } from '@/lib/core/decimal'
import { plainDecimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal } from '@/lib/core/exact'

/**
 * What a person types and what the scheme keeps: people write 55 % and 60 000, the scheme keeps
 * "0.55" and "60000.00". What cannot be read is kept as typed, so that nothing is lost and the
 * remarks name it.
 */
export interface TypedNumber {
  shown(kept: string): string
  kept(typed: string): string
}

/** Seven places of a percent are nine of a fraction, which is all that a decimal has. */
const percentPlaces = /^-?\d+(?:\.\d{1,7})?$/

export const asPercent: TypedNumber = {
  shown: (kept) => (isDecimal(kept) ? times(kept, Fraction.hundred) : kept.replace(/%$/, '')),
  kept: (typed) => {
    if (isDecimal(typed) && percentPlaces.test(typed)) return times(typed, Fraction.of(1, 100))
    // A number with too many places must not be read as a fraction of 1.
    return isDecimal(typed) ? `${typed}%` : typed
  },
}

export const asMoney: TypedNumber = {
  shown: (kept) => kept,
  kept: (typed) => {
    const parts = /^(\d+)(?:\.(\d{1,2}))?$/.exec(typed)
    return parts ? `${parts[1]}.${(parts[2] ?? '').padEnd(2, '0')}` : typed
  },
}

export const asTyped: TypedNumber = { shown: (kept) => kept, kept: (typed) => typed }

function times(text: string, factor: Fraction): string {
  return plainDecimalText(parseDecimal(text).times(factor))
}

/** A whole number from 1 to the most that there can be; 0 for anything else. */
export function countTyped(typed: string, most: number): number {
  return /^[1-9]\d{0,2}$/.test(typed) && Number(typed) <= most ? Number(typed) : 0
}

/** A name with one language changed; blanks are no name, and the other language stands in. */
export function renamed(text: Localized, language: 'ru' | 'en', typed: string): Localized {
  const { [language]: _, ...rest } = text
  return typed.trim() === '' ? rest : { ...rest, [language]: typed }
}
