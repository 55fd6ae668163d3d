import type { Fraction } from './exact'
import type { CountedPair, Sheet, SheetQuestion } from './score-sheet'
import {
  bonusOf,
  type CountedPairs,
  type CriticalFailures,
  clamped,
  earnedAfterZero,
  type OrdinaryPart,
  ordinaryPart,
  percentWithBonus,
  type SheetSums,
  withLimits,
} from './sheet-total'

/**
 * What the total becomes when one answer is exchanged and nothing else.
 *
 * Rule    the sums are kept, only the pair's root section is added up anew, so one question costs
 *         the same however long the checklist is; relevance stays as it is; critical effects of the
 *         exchanged answer go and come with it.
 * Source  SCORING.md, What a result carries; golden W16.
 */
export class WhatIf {
  private readonly rests = new Map<number, OrdinaryPart>()
  private readonly bonus: bigint

  constructor(
    private readonly sheet: Sheet,
    private readonly sums: SheetSums,
    private readonly failures: CriticalFailures,
    private readonly pairs: CountedPairs,
  ) {
    this.bonus = bonusOf(sheet, sums)
  }

  /** Returns the clamped total in percent, or null when nothing would be possible. */
  totalWith(place: number, pair: CountedPair): Fraction | null {
    const question = this.sheet.questions[place]
    const root = question && this.sheet.roots[question.root]
    if (question === undefined || root === undefined) throw new RangeError('No such question')
    const now = this.pairs[place] ?? null
    const earned = (this.sums.earned[root.section] ?? 0n) + pair.earned - (now?.earned ?? 0n)
    const possible =
      (this.sums.possible[root.section] ?? 0n) + pair.possible - (now?.possible ?? 0n)
    const before = root.bonus
      ? this.totalOf(question.root, 0n, 0n, this.bonus + pair.earned - (now?.earned ?? 0n))
      : this.totalOf(
          question.root,
          earnedAfterZero(earned, this.isZeroed(question, now, pair)),
          possible,
          this.bonus,
        )
    return clamped(this.sheet, withLimits(before, this.limitsWith(place, question, pair)))
  }

  private isZeroed(question: SheetQuestion, now: CountedPair | null, pair: CountedPair): boolean {
    const others = this.failures.zeroing[question.root] ?? 0
    if (question.critical?.effect !== 'section-zero') return others > 0
    const own = now?.critical === 'failed' ? 1 : 0
    return others - own > 0 || pair.critical === 'failed'
  }

  private limitsWith(place: number, question: SheetQuestion, pair: CountedPair) {
    const limit = question.critical?.limit ?? null
    if (limit === null) return this.failures.limits
    const others = this.failures.limits.filter((other) => other.question !== place)
    return pair.critical === 'failed' ? [...others, { question: place, limit }] : others
  }

  private totalOf(root: number, earned: bigint, possible: bigint, bonus: bigint): Fraction | null {
    const rest = this.restOf(root)
    const own = this.sheet.roots[root]?.weight ?? 0n
    const { n, d } = rest.earned
    if (this.sheet.method === 'total-points') {
      const sums = { n: n + own * earned, d, weight: rest.weight + own * possible }
      return percentWithBonus(this.sheet, sums, bonus)
    }
    const sums =
      possible === 0n
        ? { n, d, weight: rest.weight }
        : { n: n * possible + own * earned * d, d: d * possible, weight: rest.weight + own }
    return percentWithBonus(this.sheet, sums, bonus)
  }

  private restOf(without: number): OrdinaryPart {
    const known = this.rests.get(without)
    if (known !== undefined) return known
    const rest = ordinaryPart(this.sheet, this.sums, this.failures.zeroing, without)
    this.rests.set(without, rest)
    return rest
  }
}
