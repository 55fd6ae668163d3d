import type { AnswerRows } from './answer-table'
import { type BatchPlan, planBatch, type SectionMark, type Threshold } from './batch-plan'
import { BatchShares } from './batch-shares'
import { Fraction } from './exact'
import { outcomeOf } from './score-outcome'
import type { Outcome } from './score-result'
import { runCounted } from './scoring-run'

/** The scores of many evaluations, each an exact fraction of whole numbers, in columns. */
export class BatchScores {
  /** Percent, as numerator over denominator, not in lowest terms. Denominator 0: no score. */
  readonly totalNumerators: Float64Array
  readonly totalDenominators: Float64Array
  /** The same as if no critical question had an effect, not clamped. */
  readonly beforeNumerators: Float64Array
  readonly beforeDenominators: Float64Array
  /** 0 no outcome, 1 pass, 2 fail. */
  readonly verdicts: Uint8Array
  /** Rows whose numbers are too large for the columns, which hold NaN there. */
  readonly beyond = new Map<number, LargeScore>()

  constructor(readonly count: number) {
    this.totalNumerators = new Float64Array(count)
    this.totalDenominators = new Float64Array(count)
    this.beforeNumerators = new Float64Array(count)
    this.beforeDenominators = new Float64Array(count)
    this.verdicts = new Uint8Array(count)
  }

  /** Percent after critical effects and the clamp; null: nothing was possible. */
  totalAt(row: number): Fraction | null {
    const large = this.beyond.get(row)
    if (large !== undefined) return large.total
    return fractionAt(this.totalNumerators, this.totalDenominators, row)
  }

  /** Percent as if no critical question had an effect, not clamped; null: nothing was possible. */
  beforeCriticalAt(row: number): Fraction | null {
    const large = this.beyond.get(row)
    if (large !== undefined) return large.beforeCritical
    return fractionAt(this.beforeNumerators, this.beforeDenominators, row)
  }

  verdictAt(row: number): Outcome['verdict'] {
    return verdictNames[this.verdicts[row] ?? 0] ?? null
  }
}

interface LargeScore {
  readonly total: Fraction | null
  readonly beforeCritical: Fraction | null
}

const NO_OUTCOME = 0
const PASS = 1
const FAIL = 2
const verdictNames: readonly Outcome['verdict'][] = [null, 'pass', 'fail']

function fractionAt(n: Float64Array, d: Float64Array, row: number): Fraction | null {
  const denominator = d[row] ?? 0
  return denominator === 0 ? null : Fraction.of(n[row] ?? 0, denominator)
}

/**
 * Scores many evaluations of one checklist, exactly.
 *
 * Rule    what `scoreCompiled` says of total, total before critical effects and outcome. Whole
 *         numbers in doubles where it is proven that they hold them; every other row is scored as
 *         a single evaluation is.
 * Units   percent.
 * Throws  RangeError for a code that the question does not have.
 * Source  SCORING.md, Sections and total, Critical questions.
 */
export function scoreBatch(rows: AnswerRows): BatchScores {
  const scores = new BatchScores(rows.count)
  const plan = planBatch(rows.table)
  const scorer = plan && new RowScorer(plan, rows.codes, scores)
  for (let row = 0; row < rows.count; row += 1) {
    const isDone = scorer?.score(row) ?? false
    if (!isDone) scoreAlone(rows, row, scores)
  }
  for (const row of rows.beyondTable.keys()) scoreAlone(rows, row, scores)
  return scores
}

function scoreAlone(rows: AnswerRows, row: number, scores: BatchScores): void {
  const run = runCounted(rows.table.compiled, rows.countedAt(row))
  const { total, beforeCritical } = run.totals
  scores.beyond.set(row, { total, beforeCritical })
  for (const column of [
    scores.totalNumerators,
    scores.totalDenominators,
    scores.beforeNumerators,
    scores.beforeDenominators,
  ]) {
    column[row] = Number.NaN
  }
  scores.verdicts[row] = verdictNames.indexOf(outcomeOf(run).verdict)
}

/** Scores rows that fit; what one row needs on the way is kept from row to row. */
class RowScorer {
  private readonly earned: Float64Array
  private readonly possible: Float64Array
  private readonly isZeroed: Uint8Array
  private readonly shares: BatchShares
  /** Of the row at hand: place of the lowest limit of its total, and whether its outcome is Fail. */
  private limit = 0
  private hasZeroed = false
  private hasFailed = false

  constructor(
    private readonly plan: BatchPlan,
    private readonly codes: Uint16Array,
    private readonly scores: BatchScores,
  ) {
    const roots = plan.sheet.roots.length
    this.earned = new Float64Array(roots)
    this.possible = new Float64Array(roots)
    this.isZeroed = new Uint8Array(roots)
    this.shares = new BatchShares(plan)
  }

  /** Returns false for a row that has to be scored alone; nothing is then written. */
  score(row: number): boolean {
    const { plan, scores } = this
    const begin = row * plan.sheet.questions.length
    if (!this.addUp(begin)) return false
    const entry = this.shares.entryOf(this.possible)
    if (entry < 0) return false
    if (plan.criticals.length > 0) this.findFailures(begin)
    const denominator = this.shares.denominators[entry] ?? 0
    const before = this.numeratorOf(entry)
    scores.beforeNumerators[row] = before
    scores.beforeDenominators[row] = denominator
    if (this.hasZeroed) this.zeroSections()
    this.writeTotal(row, this.hasZeroed ? this.numeratorOf(entry) : before, denominator)
    if (plan.isOutcomeDecided) this.writeVerdict(row, begin)
    return true
  }

  /** Earned and possible of every root section; false for a code that is not in the table. */
  private addUp(begin: number): boolean {
    const { rootFrom, tables } = this.plan
    const { shift, earned, possible } = tables
    const { codes } = this
    let allCodes = 0
    let all = 0
    for (let root = 0; root < this.earned.length; root += 1) {
      let sumEarned = 0
      let sumPossible = 0
      const end = rootFrom[root + 1] ?? 0
      for (let question = rootFrom[root] ?? 0; question < end; question += 1) {
        const code = codes[begin + question] ?? 0
        allCodes |= code
        const at = (question << shift) | code
        sumEarned += earned[at] ?? 0
        sumPossible += possible[at] ?? 0
      }
      this.earned[root] = sumEarned
      this.possible[root] = sumPossible
      all += sumEarned
    }
    // A code beyond a question's places has a bit that no place has; an empty place is NaN.
    return allCodes >> shift === 0 && !Number.isNaN(all)
  }

  private numeratorOf(entry: number): number {
    const { perUnit } = this.shares
    const roots = this.earned.length
    let sum = 0
    for (let root = 0; root < roots; root += 1) {
      sum += (perUnit[entry * roots + root] ?? 0) * (this.earned[root] ?? 0)
    }
    return sum
  }

  private findFailures(begin: number): void {
    const { criticals, limits, tables } = this.plan
    this.isZeroed.fill(0)
    this.limit = limits.length
    this.hasZeroed = false
    this.hasFailed = false
    for (const { question, root, zeroesSection, limit, failsOutcome } of criticals) {
      const at = (question << tables.shift) | (this.codes[begin + question] ?? 0)
      if (tables.failed[at] !== 1) continue
      if (zeroesSection) {
        this.isZeroed[root] = 1
        this.hasZeroed = true
      }
      if (limit !== null && limit < this.limit) this.limit = limit
      if (failsOutcome) this.hasFailed = true
    }
  }

  private zeroSections(): void {
    this.isZeroed.forEach((isZeroed, root) => {
      if (isZeroed === 1 && (this.earned[root] ?? 0) > 0) this.earned[root] = 0
    })
  }

  /** The limits on the total, then the clamp. */
  private writeTotal(row: number, numerator: number, denominator: number): void {
    const { sheet, limits } = this.plan
    const limit = limits[this.limit]
    let n = numerator
    let d = denominator
    if (d !== 0 && limit !== undefined && n * limit.d > limit.n * d) {
      n = limit.n
      d = limit.d
    }
    if (n < 0) {
      n = 0
      d = d === 0 ? 0 : 1
    } else if (!sheet.allowOver100 && n > 100 * d) {
      n = 100
      d = d === 0 ? 0 : 1
    }
    this.scores.totalNumerators[row] = n
    this.scores.totalDenominators[row] = d
  }

  private writeVerdict(row: number, begin: number): void {
    const { passMark, sectionMarks } = this.plan
    const n = this.scores.totalNumerators[row] ?? 0
    const d = this.scores.totalDenominators[row] ?? 0
    const hasTotal = d !== 0
    const isBelow = hasTotal && passMark !== null && n * passMark.d < passMark.n * d
    const fails =
      isBelow || this.hasFailed || sectionMarks.some((mark) => this.missesMark(mark, begin))
    this.scores.verdicts[row] = fails ? FAIL : hasTotal ? PASS : NO_OUTCOME
  }

  /** Called after `zeroSections`: a root section's own earned points stand as they count. */
  private missesMark({ mark, from, to, root, isRoot }: SectionMark, begin: number): boolean {
    const { shift, earned, possible } = this.plan.tables
    if (isRoot) return isBelow(this.earned[root] ?? 0, this.possible[root] ?? 0, mark)
    let sumEarned = 0
    let sumPossible = 0
    for (let question = from; question < to; question += 1) {
      const at = (question << shift) | (this.codes[begin + question] ?? 0)
      sumEarned += earned[at] ?? 0
      sumPossible += possible[at] ?? 0
    }
    return isBelow(sumEarned, sumPossible, mark)
  }
}

/** Whether a section's percentage is below a mark; without anything possible it is not. */
function isBelow(earned: number, possible: number, mark: Threshold): boolean {
  const difference = 100 * earned * mark.d - mark.n * possible
  return possible > 0 ? difference < 0 : possible < 0 && difference > 0
}
