import {
  addPairs,
  commonDivisor,
  commonMultiple,
  comparePairs,
  dividePairs,
  halfUpOf,
  kept,
  multiplyPairs,
  type PairState,
  type WholeRounding,
  wholeOf,
} from './pair-arithmetic'

/** A part of a program: gives a numerator, and leaves or has its denominator. */
export interface Part {
  /** The denominator of every row, where it is one; otherwise `run` leaves it in the state. */
  readonly fixed: number | null
  /** The numerator of every row, where it is one. */
  readonly constant: number | null
  /** No row has a larger numerator, above or below 0; infinite where that is not known. */
  readonly most: number
  readonly run: () => number
  /** The column that is read and nothing else, and by what it is multiplied. */
  readonly column?: { readonly numerators: Float64Array; readonly factor: number }
}

export type Condition = () => boolean

const limit = Number.MAX_SAFE_INTEGER
const unknown = Number.POSITIVE_INFINITY

/**
 * The parts of which programs are put together; all write into one state.
 *
 * Rule    what cannot leave the whole numbers below 2^53, by the largest numbers of the columns, is
 *         not looked at row by row.
 */
export class PartMaker {
  constructor(
    private readonly state: PairState,
    private readonly rows: number,
  ) {}

  constant(n: number, d: number): Part {
    return { fixed: d, constant: n, most: Math.abs(n), run: () => n }
  }

  /** Numerators by row; NaN where the exact evaluation must look. */
  column(numerators: Float64Array, denominators: number | Float64Array): Part {
    const { state } = this
    const most = largestOf(numerators, this.rows)
    const looked = () => {
      const n = numerators[state.row] ?? Number.NaN
      if (Number.isNaN(n)) state.beyond = true
      return n
    }
    if (typeof denominators === 'number') {
      const fixed = denominators
      if (most === null) return { fixed, constant: null, most: limit, run: looked }
      const run = () => numerators[state.row] ?? 0
      return { fixed, constant: null, most, run, column: { numerators, factor: 1 } }
    }
    const run = () => {
      state.denominator = denominators[state.row] ?? 1
      return looked()
    }
    return { fixed: null, constant: null, most: unknown, run }
  }

  /** The same part with its denominator left in the state. */
  private free({ fixed, run }: Part): () => number {
    const { state } = this
    if (fixed === null) return run
    return () => {
      const n = run()
      state.denominator = fixed
      return n
    }
  }

  /** A part over a known denominator; every row is looked at only where one may be too large. */
  private whole(fixed: number, most: number, run: () => number): Part {
    const { state } = this
    if (most <= limit) return { fixed, constant: null, most, run }
    return { fixed, constant: null, most: limit, run: () => kept(state, run()) }
  }

  plus(left: Part, right: Part): Part {
    if (left.constant !== null && right.constant === null) return this.plus(right, left)
    const common = this.sharedBy(left, right)
    if (common === null) return this.pairs(addPairs, left, right)
    const [a, b] = [this.over(left, common), this.over(right, common)]
    const { run } = a
    const other = b.run
    const { constant } = b
    if (constant !== null) return this.whole(common, a.most + b.most, () => run() + constant)
    return this.whole(common, a.most + b.most, () => run() + other())
  }

  minus(left: Part, right: Part): Part {
    return this.plus(left, this.negated(right))
  }

  negated({ fixed, constant, most, run }: Part): Part {
    return { fixed, constant: constant === null ? null : -constant, most, run: () => -run() }
  }

  times(left: Part, right: Part): Part {
    if (left.fixed === null || right.fixed === null) return this.pairs(multiplyPairs, left, right)
    if (left.constant !== null) return this.timesConstant(right, left.constant, left.fixed)
    if (right.constant !== null) return this.timesConstant(left, right.constant, right.fixed)
    const fixed = left.fixed * right.fixed
    if (fixed > limit) return this.pairs(multiplyPairs, left, right)
    const [a, b] = [left.run, right.run]
    return this.whole(fixed, left.most * right.most, () => a() * b())
  }

  private timesConstant(part: Part, n: number, d: number): Part {
    const divisor = commonDivisor(n, part.fixed ?? 1)
    const fixed = ((part.fixed ?? 1) / divisor) * d
    if (fixed > limit || part.fixed === null) {
      return this.pairs(multiplyPairs, part, this.constant(n, d))
    }
    return { ...this.scaled(part, n / divisor), fixed }
  }

  /** Every numerator times a whole number. */
  private scaled(part: Part, factor: number): Part {
    if (factor === 1) return part
    const { state } = this
    const fixed = part.fixed ?? 1
    const most = part.most * Math.abs(factor)
    if (part.constant !== null) {
      const product = part.constant * factor
      if (most <= limit) return this.constant(product, fixed)
    }
    if (part.column !== undefined && most <= limit) {
      const { numerators } = part.column
      const by = part.column.factor * factor
      const run = () => (numerators[state.row] ?? 0) * by
      return { fixed, constant: null, most, run, column: { numerators, factor: by } }
    }
    const { run } = part
    return this.whole(fixed, most, () => run() * factor)
  }

  /** The same values over a multiple of the denominator. */
  private over(part: Part, denominator: number): Part {
    return { ...this.scaled(part, denominator / (part.fixed ?? 1)), fixed: denominator }
  }

  /** The least common denominator of two parts, where there is one for all rows. */
  private sharedBy(left: Part, right: Part): number | null {
    if (left.fixed === null || right.fixed === null) return null
    const common = commonMultiple(left.fixed, right.fixed)
    return common > limit ? null : common
  }

  dividedBy(left: Part, right: Part): Part {
    const { constant, fixed } = right
    if (constant === null || constant === 0 || fixed === null) {
      return this.pairs(dividePairs, left, right)
    }
    return this.times(left, this.constant(Math.sign(constant) * fixed, Math.abs(constant)))
  }

  private pairs(operation: typeof addPairs, left: Part, right: Part): Part {
    const { state } = this
    const [a, b] = [this.free(left), this.free(right)]
    const run = () => {
      const n = a()
      const d = state.denominator
      const m = b()
      return operation(state, n, d, m, state.denominator)
    }
    return { fixed: null, constant: null, most: unknown, run }
  }

  /** A positive, zero or negative number as the first part is above, equal to or below the second. */
  order(left: Part, right: Part): () => number {
    const common = this.sharedBy(left, right)
    if (common === null) return this.pairs(comparePairs, left, right).run
    const [a, b] = [this.over(left, common), this.over(right, common)]
    const { constant } = b
    const { run } = a
    if (constant !== null) return () => run() - constant
    const other = b.run
    return () => run() - other()
  }

  chosen(condition: Condition, yes: Part, no: Part): Part {
    const common = this.sharedBy(yes, no)
    if (common === null) {
      const [a, b] = [this.free(yes), this.free(no)]
      const run = () => (condition() ? a() : b())
      return { fixed: null, constant: null, most: unknown, run }
    }
    const [a, b] = [this.over(yes, common), this.over(no, common)]
    const most = Math.max(a.most, b.most)
    const [one, other] = [a.constant, b.constant]
    if (one !== null && other !== null) {
      return { fixed: common, constant: null, most, run: () => (condition() ? one : other) }
    }
    const [first, second] = [a.run, b.run]
    return { fixed: common, constant: null, most, run: () => (condition() ? first() : second()) }
  }

  absolute({ fixed, most, run }: Part): Part {
    return { fixed, constant: null, most, run: () => Math.abs(run()) }
  }

  /** To whole multiples of steps/denominator. */
  rounded(part: Part, steps: number, denominator: number, rounding: WholeRounding): Part {
    if (part.fixed !== null) {
      const divisor = commonDivisor(denominator, part.fixed * steps)
      const unit = (part.fixed * steps) / divisor
      if (unit <= limit) {
        return this.roundedWhole(part, denominator / divisor, unit, steps, denominator, rounding)
      }
    }
    const { state } = this
    const free = this.free(part)
    const run = () => {
      const n = kept(state, free() * denominator)
      return kept(state, wholeOf(n, kept(state, state.denominator * steps), rounding) * steps)
    }
    return { fixed: denominator, constant: null, most: limit, run }
  }

  private roundedWhole(
    part: Part,
    factor: number,
    unit: number,
    steps: number,
    denominator: number,
    rounding: WholeRounding,
  ): Part {
    const over = this.scaled(part, factor)
    const { run } = over
    const most = (over.most / unit + 1) * steps
    if (rounding === 'half-up' && steps === 1) {
      return this.whole(denominator, most, () => halfUpOf(run(), unit))
    }
    return this.whole(denominator, most, () => wholeOf(run(), unit, rounding) * steps)
  }

  /** A value that is computed once and read several times by what is made of it. */
  once(part: Part, use: (value: Part) => Part): Part {
    if (part.constant !== null) return use(part)
    const { state } = this
    const { fixed, most } = part
    let n = 0
    let d = 1
    const read = () => {
      state.denominator = d
      return n
    }
    const used = use({ fixed, constant: null, most, run: fixed === null ? read : () => n })
    const run = () => {
      n = part.run()
      d = state.denominator
      return used.run()
    }
    return { fixed: used.fixed, constant: null, most: used.most, run }
  }

  /** A value that only the exact evaluation can name. */
  nameless(): Part {
    const { state } = this
    const run = () => {
      state.beyond = true
      return 0
    }
    return { fixed: 1, constant: null, most: 0, run }
  }
}

/** The largest size of a column's numbers; null where a row has none. */
function largestOf(numerators: Float64Array, rows: number): number | null {
  if (numerators.length < rows) return null
  let most = 0
  for (const n of numerators) {
    const size = n < 0 ? -n : n
    if (size > most) most = size
    else if (Number.isNaN(n)) return null
  }
  return most
}
