import { expect } from 'vitest'
import { Fraction, fractionText } from '@/lib/core/exact'
import type { PairState } from '@/lib/core/formula/pair-arithmetic'
import { type Part, PartMaker } from '@/lib/core/formula/program-parts'

/** Parts over a few rows, and what each row gives: its number, or `beyond`. */
export function programParts(rows: number) {
  // A denominator that a part forgets to leave behind must not be taken for a good one.
  const state: PairState = { row: 0, denominator: 7919, beyond: false }
  const make = new PartMaker(state, rows)
  const at = (part: Part, row: number) => {
    Object.assign(state, { row, denominator: 7919, beyond: false })
    const n = part.run()
    if (state.beyond) return 'beyond'
    // What every part promises: a known numerator is the numerator, and none is larger than `most`.
    if (part.constant !== null) expect(n + 0).toBe(part.constant + 0)
    expect(Math.abs(n)).toBeLessThanOrEqual(part.most)
    return fractionText(Fraction.of(n, part.fixed ?? state.denominator))
  }
  const all = (part: Part) => Array.from({ length: rows }, (_, row) => at(part, row))
  return {
    state,
    make,
    all,
    /** Numbers over one denominator. */
    over: (d: number, ...numerators: number[]) => make.column(Float64Array.from(numerators), d),
    /** Numbers each over its own denominator. */
    free: (...pairs: (readonly [number, number])[]) =>
      make.column(
        Float64Array.from(pairs, ([n]) => n),
        Float64Array.from(pairs, ([, d]) => d),
      ),
  }
}
