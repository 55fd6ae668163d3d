import {
  addPairs,
  commonDivisor,
  commonMultiple,
  comparePairs,
  dividePairs,
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
  readonly run: () => number
}

export type Condition = () => boolean

const most = Number.MAX_SAFE_INTEGER

/** The parts of which programs are put together; all write into one state. */
export class PartMaker {
  constructor(readonly state: PairState) {}

  constant(n: number, d: number): Part {
    return { fixed: d, constant: n, run: () => n }
  }

  /** Numerators by row; NaN where the exact evaluation must look. */
  column(numerators: Float64Array, denominators: number | Float64Array): Part {
    const { state } = this
    const load = () => {
      const n = numerators[state.row] ?? Number.NaN
      if (Number.isNaN(n)) state.beyond = true
      return n
    }
    if (typeof denominators === 'number') return { fixed: denominators, constant: null, run: load }
    const run = () => {
      state.denominator = denominators[state.row] ?? 1
      return load()
    }
    return { fixed: null, constant: null, run }
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

  plus(left: Part, right: Part): Part {
    const common =
      left.fixed === null || right.fixed === null ? null : commonMultiple(left.fixed, right.fixed)
    if (common === null || common > most) return this.pairs(addPairs, left, right)
    const [a, b] = [this.over(left, common), this.over(right, common)]
    const { state } = this
    const { constant } = b
    const run =
      constant === null
        ? () => kept(state, a.run() + b.run())
        : () => kept(state, a.run() + constant)
    return { fixed: common, constant: null, run }
  }

  minus(left: Part, right: Part): Part {
    return this.plus(left, this.negated(right))
  }

  negated({ fixed, constant, run }: Part): Part {
    return { fixed, constant: constant === null ? null : -constant, run: () => -run() }
  }

  times(left: Part, right: Part): Part {
    if (left.fixed === null || right.fixed === null) return this.pairs(multiplyPairs, left, right)
    if (left.constant !== null) return this.timesConstant(right, left.constant, left.fixed)
    if (right.constant !== null) return this.timesConstant(left, right.constant, right.fixed)
    const fixed = left.fixed * right.fixed
    if (fixed > most) return this.pairs(multiplyPairs, left, right)
    const { state } = this
    const [a, b] = [left.run, right.run]
    return { fixed, constant: null, run: () => kept(state, a() * b()) }
  }

  private timesConstant(part: Part, n: number, d: number): Part {
    const divisor = commonDivisor(n, part.fixed ?? 1)
    const fixed = ((part.fixed ?? 1) / divisor) * d
    const factor = n / divisor
    if (fixed > most || part.fixed === null) {
      return this.pairs(multiplyPairs, part, this.constant(n, d))
    }
    return { ...this.scaled(part, factor), fixed }
  }

  /** Every numerator times a whole number. */
  private scaled(part: Part, factor: number): Part {
    if (factor === 1) return part
    const { state } = this
    const { run } = part
    const constant = part.constant === null ? null : part.constant * factor
    return { fixed: part.fixed, constant, run: () => kept(state, run() * factor) }
  }

  /** The same values over a multiple of the denominator. */
  private over(part: Part, denominator: number): Part {
    return { ...this.scaled(part, denominator / (part.fixed ?? 1)), fixed: denominator }
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
    return { fixed: null, constant: null, run }
  }

  /** A positive, zero or negative number as the first part is above, equal to or below the second. */
  order(left: Part, right: Part): () => number {
    const common =
      left.fixed === null || right.fixed === null ? null : commonMultiple(left.fixed, right.fixed)
    if (common === null || common > most) return this.pairs(comparePairs, left, right).run
    const [a, b] = [this.over(left, common).run, this.over(right, common)]
    const { constant } = b
    if (constant !== null) return () => a() - constant
    return () => a() - b.run()
  }

  chosen(condition: Condition, yes: Part, no: Part): Part {
    const common =
      yes.fixed === null || no.fixed === null ? null : commonMultiple(yes.fixed, no.fixed)
    const isFixed = common !== null && common <= most
    const a = isFixed ? this.over(yes, common).run : this.free(yes)
    const b = isFixed ? this.over(no, common).run : this.free(no)
    return {
      fixed: isFixed ? common : null,
      constant: null,
      run: () => (condition() ? a() : b()),
    }
  }

  absolute({ fixed, run }: Part): Part {
    return { fixed, constant: null, run: () => Math.abs(run()) }
  }

  /** To whole multiples of steps/denominator. */
  rounded(part: Part, steps: number, denominator: number, rounding: WholeRounding): Part {
    const { state } = this
    const a = this.free(part)
    const run = () => {
      const n = kept(state, a() * denominator)
      return kept(state, wholeOf(n, kept(state, state.denominator * steps), rounding) * steps)
    }
    if (part.fixed === null) return { fixed: denominator, constant: null, run }
    const divisor = commonDivisor(denominator, part.fixed * steps)
    const [factor, unit] = [denominator / divisor, (part.fixed * steps) / divisor]
    if (unit > most) return { fixed: denominator, constant: null, run }
    const over = this.scaled(part, factor).run
    return {
      fixed: denominator,
      constant: null,
      run: () => kept(state, wholeOf(over(), unit, rounding) * steps),
    }
  }

  /** A value that is computed once and read several times by what is made of it. */
  once(part: Part, use: (value: Part) => Part): Part {
    if (part.constant !== null) return use(part)
    const { state } = this
    let n = 0
    let d = 1
    const read = () => {
      state.denominator = d
      return n
    }
    const used = use({ ...part, run: part.fixed === null ? read : () => n })
    const run = () => {
      n = part.run()
      d = state.denominator
      return used.run()
    }
    return { ...used, constant: null, run }
  }

  /** A value that only the exact evaluation can name. */
  nameless(): Part {
    const { state } = this
    const run = () => {
      state.beyond = true
      return 0
    }
    return { fixed: 1, constant: null, run }
  }
}
