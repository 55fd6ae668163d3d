import type { AnswerTable } from './answer-table'
import { greatestCommonDivisor } from './exact'
import type { CountedPair } from './score-sheet'

/**
 * The pairs of an answer table as whole numbers in doubles.
 *
 * Within a root section all numbers are counted in one unit, the largest that measures them all.
 */
export interface BatchTables {
  /** By question: where its codes begin, and how many there are. */
  readonly codesFrom: Int32Array
  readonly codesCount: Int32Array
  /** By code; NaN where the question has no such answer. */
  readonly earned: Float64Array
  readonly possible: Float64Array
  /** By code: 1 where a critical question fails by it. */
  readonly failed: Uint8Array
  /** By root section: the unit, in the sheet's scale. */
  readonly units: readonly bigint[]
  /** By root section, in units: what the sums of one evaluation cannot pass in size. */
  readonly largestEarned: readonly bigint[]
  readonly largestPossible: readonly bigint[]
}

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)

/** Whether doubles hold every whole number up to this size. */
export function isHeld(bound: bigint): boolean {
  return bound <= LARGEST && -bound <= LARGEST
}

/** Returns null when a sum could pass what doubles hold as whole numbers. */
export function tabulate(table: AnswerTable): BatchTables | null {
  const { questions, roots } = table.compiled.sheet
  const columns = questions.map((_, place) => table.pairsAt(place))
  const rootOf = (place: number) => questions[place]?.root ?? 0
  const units = roots.map((_, root) =>
    columns.reduce(
      (unit, pairs, place) => (rootOf(place) === root ? unitOf(pairs, unit) : unit),
      0n,
    ),
  )
  const largestEarned = roots.map(() => 0n)
  const largestPossible = roots.map(() => 0n)
  columns.forEach((pairs, place) => {
    const root = rootOf(place)
    const unit = units[root] || 1n
    largestEarned[root] = (largestEarned[root] ?? 0n) + largestOf(pairs, 'earned') / unit
    largestPossible[root] = (largestPossible[root] ?? 0n) + largestOf(pairs, 'possible') / unit
  })
  if (![...largestEarned, ...largestPossible].every(isHeld)) return null
  const all = columns.flatMap((pairs, place) => {
    const unit = units[rootOf(place)] || 1n
    return pairs.map((pair) => inUnits(pair, unit))
  })
  const codesCount = Int32Array.from(columns, ({ length }) => length)
  return {
    codesFrom: beginnings(codesCount),
    codesCount,
    earned: Float64Array.from(all, ({ earned }) => earned),
    possible: Float64Array.from(all, ({ possible }) => possible),
    failed: Uint8Array.from(all, ({ failed }) => failed),
    units: units.map((unit) => unit || 1n),
    largestEarned,
    largestPossible,
  }
}

function beginnings(counts: Int32Array): Int32Array {
  const from = new Int32Array(counts.length)
  for (let place = 1; place < counts.length; place += 1) {
    from[place] = (from[place - 1] ?? 0) + (counts[place - 1] ?? 0)
  }
  return from
}

type Pairs = readonly (CountedPair | null | undefined)[]

function unitOf(pairs: Pairs, known: bigint): bigint {
  return pairs.reduce(
    (unit, pair) =>
      pair ? greatestCommonDivisor(greatestCommonDivisor(unit, pair.earned), pair.possible) : unit,
    known,
  )
}

function largestOf(pairs: Pairs, part: 'earned' | 'possible'): bigint {
  return pairs.reduce((largest, pair) => {
    return pair ? larger(largest, absolute(pair[part])) : largest
  }, 0n)
}

export function larger(a: bigint, b: bigint): bigint {
  return a < b ? b : a
}

/** The size of a number without its sign. */
export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}

function inUnits(pair: CountedPair | null | undefined, unit: bigint) {
  if (pair === undefined) return { earned: Number.NaN, possible: Number.NaN, failed: 0 }
  if (pair === null) return { earned: 0, possible: 0, failed: 0 }
  return {
    earned: Number(pair.earned / unit),
    possible: Number(pair.possible / unit),
    failed: pair.critical === 'failed' ? 1 : 0,
  }
}
