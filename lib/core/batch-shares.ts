import type { BatchPlan } from './batch-plan'
import { absolute, isHeld } from './batch-tables'
import { greatestCommonDivisor } from './exact'
import { rootShares } from './sheet-total'

/** Where nothing was possible, and where the numbers do not fit. */
const NOTHING_POSSIBLE = 0
const DOES_NOT_FIT = -1

/** So many numbers the remembered shares hold at most. */
const MOST_NUMBERS = 65_536
const MOST_ENTRIES = 8192

/**
 * `rootShares` as whole numbers in doubles, remembered by what was possible: of many evaluations of
 * one checklist most share it.
 */
export class BatchShares {
  private readonly roots: number
  private readonly entries: number
  private readonly possible: Float64Array
  /** By entry and root section: what one unit earned adds to the numerator of the total. */
  readonly perUnit: Float64Array
  /** By entry: above zero, or one of the two signs. */
  readonly denominators: Float64Array

  constructor(private readonly plan: BatchPlan) {
    this.roots = plan.sheet.roots.length
    const fitting = Math.max(1, MOST_NUMBERS / Math.max(1, this.roots))
    this.entries = Math.min(MOST_ENTRIES, 2 ** Math.floor(Math.log2(fitting)))
    // No sum is NaN, so an entry that was never written fits no row.
    this.possible = new Float64Array(this.entries * this.roots).fill(Number.NaN)
    this.perUnit = new Float64Array(this.entries * this.roots)
    this.denominators = new Float64Array(this.entries)
  }

  /**
   * The entry of what was possible, one whole number by root section.
   *
   * Returns -1 when the total of such an evaluation may not fit into doubles.
   */
  entryOf(possible: Float64Array): number {
    const { roots } = this
    let mixed = 0
    for (let root = 0; root < roots; root += 1) {
      mixed = Math.imul(mixed ^ ((possible[root] ?? 0) | 0), 0x9e3779b1)
    }
    const entry = (mixed >>> 15) & (this.entries - 1)
    const begin = entry * roots
    for (let root = 0; root < roots; root += 1) {
      if (this.possible[begin + root] !== possible[root]) {
        this.remember(entry, possible)
        break
      }
    }
    return this.denominators[entry] === DOES_NOT_FIT ? -1 : entry
  }

  private remember(entry: number, possible: Float64Array): void {
    const { sheet, tables, largest } = this.plan
    const begin = entry * this.roots
    this.possible.set(possible, begin)
    const scaled = tables.units.map((unit, root) => unit * BigInt(possible[root] ?? 0))
    const shares = rootShares(sheet, scaled)
    this.denominators[entry] = NOTHING_POSSIBLE
    if (shares === null) return
    const { perUnit, denominator } = reduced(
      shares.perPoint.map((share, root) => share * (tables.units[root] ?? 1n)),
      shares.denominator,
    )
    const highest = perUnit.reduce(
      (sum, share, root) => sum + absolute(share) * (tables.largestEarned[root] ?? 0n),
      0n,
    )
    const fits = isHeld(highest * largest.d) && isHeld(denominator * largest.n)
    this.denominators[entry] = fits ? Number(denominator) : DOES_NOT_FIT
    this.perUnit.set(perUnit.map(Number), begin)
  }
}

/** The same ratios in their smallest whole numbers, over a denominator above zero. */
function reduced(shares: readonly bigint[], denominator: bigint) {
  const common = shares.reduce(greatestCommonDivisor, denominator)
  const divisor = denominator < 0n ? -common : common
  return { perUnit: shares.map((share) => share / divisor), denominator: denominator / divisor }
}
