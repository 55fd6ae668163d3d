import { Fraction } from '../exact'
import type { CompiledFormula } from './compile-formula'
import { evaluateFormula } from './evaluate-formula'
import type { Fact, Facts } from './formula-value'
import { numberProgram } from './number-program'
import { commonMultiple } from './pair-arithmetic'

/** Facts of many rows: of people, or of draws of a person's visits. */
export interface NumberColumn {
  /** Whole numbers; NaN where the row has another fact, or none. */
  readonly numerators: Float64Array
  /** One for all rows, or one for each; above zero. */
  readonly denominators: number | Float64Array
  /** What is no pair of whole numbers below 2^53: texts, stops, longer fractions. */
  readonly others: ReadonlyMap<number, Fact>
}

/** Up to here all rows share a denominator; beyond it numbers would leave too little room. */
const highestShared = 1_000_000

/**
 * Facts of many rows as a column.
 *
 * Rule    one denominator for all where a small one is enough; the numbers stay what they are.
 * Returns a column that `factAt` reads back exactly; rows with other facts are kept beside the
 *         numbers.
 * Source  PAY.md, Formula language; SCORING.md, Numbers.
 */
export function columnOf(facts: readonly Fact[]): NumberColumn {
  const others = new Map<number, Fact>()
  const numerators = new Float64Array(facts.length)
  const denominators = new Float64Array(facts.length).fill(1)
  let shared = 1
  for (const [row, fact] of facts.entries()) {
    const n = fact instanceof Fraction ? Number(fact.n) : Number.NaN
    const d = fact instanceof Fraction ? Number(fact.d) : Number.NaN
    const fits = Number.isSafeInteger(n) && Number.isSafeInteger(d)
    if (!fits) others.set(row, fact)
    numerators[row] = fits ? n : Number.NaN
    denominators[row] = fits ? d : 1
    shared = shared > highestShared || !fits ? shared : commonMultiple(shared, d)
  }
  if (shared > highestShared) return { numerators, denominators, others }
  const over = numerators.map((n, row) => n * (shared / (denominators[row] ?? 1)))
  if (over.some((n) => Math.abs(n) > Number.MAX_SAFE_INTEGER)) {
    return { numerators, denominators, others }
  }
  return { numerators: over, denominators: shared, others }
}

/**
 * The fact of one row.
 *
 * Rule    exactly the fact that `columnOf` was given.
 * Returns `not-delivered` for a row that the column does not have.
 * Source  PAY.md, Formula language (each possibly missing).
 */
export function factAt({ numerators, denominators, others }: NumberColumn, row: number): Fact {
  const n = numerators[row]
  if (n === undefined || Number.isNaN(n)) return others.get(row) ?? { missing: 'not-delivered' }
  const d = typeof denominators === 'number' ? denominators : (denominators[row] ?? 1)
  return Fraction.of(n, d)
}

/** What a formula gives for many rows: a column, which another formula can read. */
export interface ResultColumn extends NumberColumn {
  /** How many rows needed exact fractions of any length, or have no number. */
  readonly beyond: number
}

/**
 * A formula evaluated for many rows.
 *
 * Rule    in whole numbers below 2^53 where they are enough, otherwise row by row in exact
 *         fractions: the same result either way.
 * Returns the outcome of every row, and how many had to be evaluated in exact fractions.
 * Source  PAY.md, Formula language.
 */
export function evaluateColumns(
  { tree, reads }: Pick<CompiledFormula, 'tree' | 'reads'>,
  columns: ReadonlyMap<string, NumberColumn>,
  rows: number,
): ResultColumn {
  const read = reads.flatMap((key) => {
    const column = columns.get(key)
    return column === undefined ? [] : [[key, column] as const]
  })
  const exactly = (row: number): Fact => {
    const facts: Facts = new Map(read.map(([key, column]) => [key, factAt(column, row)]))
    return evaluateFormula(tree, facts)
  }
  const program = numberProgram(tree, columns, rows)
  const numerators = new Float64Array(rows)
  const others = new Map<number, Fact>()
  if (program === null) {
    for (let row = 0; row < rows; row += 1) others.set(row, exactly(row))
    return { numerators: numerators.fill(Number.NaN), denominators: 1, others, beyond: rows }
  }
  const { state, root } = program
  const own = root.fixed === null ? new Float64Array(rows).fill(1) : null
  for (let row = 0; row < rows; row += 1) {
    state.row = row
    state.beyond = false
    const n = root.run()
    if (state.beyond) {
      others.set(row, exactly(row))
      numerators[row] = Number.NaN
    } else {
      numerators[row] = n
      if (own !== null) own[row] = state.denominator
    }
  }
  return { numerators, denominators: own ?? root.fixed ?? 1, others, beyond: others.size }
}
