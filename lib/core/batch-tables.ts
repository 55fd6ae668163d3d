import type { AnswerTable } from './answer-table'
import { greatestCommonDivisor } from './exact'
import type { CountedPair } from './score-sheet'

/**
 * The pairs of an answer table as whole numbers in doubles.
 *
 * Within a root section all numbers are counted in one unit, the largest that measures them all.
 */
export interface BatchTables {
  /** Every question has 2^shift places: a code stands at `(question << shift) | code`. */
  readonly shift: number
  /** NaN where the question has no such answer. */
  readonly earned: Float64Array
  readonly possible: Float64Array
  /** 1 where a critical question fails by it. */
  readonly failed: Uint8Array
  /** By root section: the unit, in the sheet's scale. */
  readonly units: readonly bigint[]
  /** By root section, in units: what the sums of one evaluation cannot pass in size. */
  readonly largestEarned: readonly bigint[]
  readonly largestPossible: readonly bigint[]
}

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)

/**
 * Whether doubles hold every whole number up to this size.
 *
 * Rule    up to 2^53 - 1 in either direction; one above it, two whole numbers may look the same.
 * Units   the largest size that a sum can reach.
 * Source  SCORING.md, Numbers.
 */
export function isHeld(bound: bigint): boolean {
  return bound <= LARGEST && -bound <= LARGEST
}

/**
 * Lays out an answer table, as far as it was filled, in whole numbers.
 *
 * Rule    for every question a column of pairs, one place for each answer it can have; what cannot
 *         be chosen is NaN, so that nobody reads it as points.
 * Units   points times weights, in the unit of the question's root section.
 * Returns null when a sum could pass what doubles hold as whole numbers.
 * Source  SCORING.md, Numbers.
 */
export function tabulate(table: AnswerTable): BatchTables | null {
  const { questions, roots } = table.compiled.sheet
  const columns = questions.map(({ root }, place) => ({ root, pairs: table.pairsAt(place) }))
  const units = roots.map((_, root) => unitOf(columns.filter((column) => column.root === root)))
  const sizes = roots.map((_, root) => ({
    earned: largestSum(columns, root, 'earned') / (units[root] ?? 1n),
    possible: largestSum(columns, root, 'possible') / (units[root] ?? 1n),
  }))
  if (!sizes.every(({ earned, possible }) => isHeld(earned) && isHeld(possible))) return null
  const longest = Math.max(1, ...columns.map(({ pairs }) => pairs.length))
  const shift = Math.ceil(Math.log2(longest))
  const places = columns.length << shift
  const tables: BatchTables = {
    shift,
    earned: new Float64Array(places).fill(Number.NaN),
    possible: new Float64Array(places).fill(Number.NaN),
    failed: new Uint8Array(places),
    units,
    largestEarned: sizes.map(({ earned }) => earned),
    largestPossible: sizes.map(({ possible }) => possible),
  }
  columns.forEach((column, place) => {
    fillIn(tables, column, place)
  })
  return tables
}

function fillIn(tables: BatchTables, { root, pairs }: Column, place: number): void {
  const unit = tables.units[root] ?? 1n
  pairs.forEach((pair, code) => {
    if (pair === undefined) return
    const at = (place << tables.shift) | code
    tables.earned[at] = pair === null ? 0 : Number(pair.earned / unit)
    tables.possible[at] = pair === null ? 0 : Number(pair.possible / unit)
    tables.failed[at] = pair?.critical === 'failed' ? 1 : 0
  })
}

interface Column {
  readonly root: number
  readonly pairs: readonly (CountedPair | null | undefined)[]
}

/** The largest whole number that measures every earned and possible number; 1 where all are 0. */
function unitOf(columns: readonly Column[]): bigint {
  const numbers = columns.flatMap(({ pairs }) =>
    pairs.flatMap((pair) => (pair ? [pair.earned, pair.possible] : [])),
  )
  return numbers.reduce(greatestCommonDivisor, 0n) || 1n
}

function largestSum(columns: readonly Column[], root: number, part: 'earned' | 'possible'): bigint {
  return columns
    .filter((column) => column.root === root)
    .reduce((sum, { pairs }) => {
      const sizes = pairs.map((pair) => absolute(pair?.[part] ?? 0n))
      return sum + sizes.reduce(larger, 0n)
    }, 0n)
}

/**
 * The larger of two whole numbers.
 *
 * Rule    equal ones are the same number: either stands.
 * Returns one of the two.
 * Source  SCORING.md, Numbers.
 */
export function larger(a: bigint, b: bigint): bigint {
  return a < b ? b : a
}

/**
 * The size of a number without its sign.
 *
 * Rule    the number itself from 0 on, its negative below.
 * Returns a number from 0 on.
 * Source  SCORING.md, Numbers.
 */
export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}
