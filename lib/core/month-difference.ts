import { payPeriod } from './compute-period'
import { undecidedLines } from './decided-lines'
import { type MoneyText, subtractMoney, sumMoney } from './money'
import { adjustmentBetween } from './pay-adjustment'
import type { PeriodSnapshot } from './period-snapshot'
import type { AdjustedLine, Adjustment, AdjustmentChange, PaidStatement } from './statement'
import { changesBetween } from './statement-changes'
import { codeInScheme } from './stint-codes'

/** What a locked month would have paid differently, and why. */
export interface PeriodCorrection {
  readonly personId: string
  readonly schemeVersionId: string
  readonly cause: Adjustment['cause']
  /** Against the locked statement, whatever was adjusted since. */
  readonly amount: MoneyText
  readonly lines: readonly AdjustedLine[]
  readonly changes: readonly AdjustmentChange[]
  /** Lines that the correction holds: nobody has decided them. */
  readonly held?: readonly HeldLine[]
  /** Lines that were settled by hand while they were held, with what they would pay by now. */
  readonly settled?: readonly AdjustedLine[]
}

/** A part of a scheme that waits for a person. */
export type HeldLine = Pick<AdjustedLine, 'code' | 'title'>

/** The statements of a month by person and scheme version. */
export type MonthStatements = ReadonlyMap<string, PaidStatement>

/**
 * What a snapshot pays, statement by statement.
 *
 * Rule    as `payPeriod`.
 * Returns statements by person and scheme version.
 * Throws  RangeError as `payPeriod`.
 * Source  PAY.md, Periods.
 */
export function statementsOf(snapshot: PeriodSnapshot): MonthStatements {
  const { statements } = payPeriod(snapshot)
  return new Map(statements.map((statement) => [keyOf(statement), statement]))
}

/**
 * What one computation of a month pays differently from another.
 *
 * Rule    the month's own pay is compared, without what it paid for earlier ones. By the roster lines
 *         may come to be held: they are named, also where no amount is another.
 * Units   money; negative where the later computation pays less.
 * Returns only statements that pay differently.
 * Source  PAY.md, Periods (an adjustment linked to its cause).
 */
export function differencesBetween(
  before: MonthStatements,
  after: MonthStatements,
  cause: Adjustment['cause'],
): readonly PeriodCorrection[] {
  // Of somebody in both the later statement is the known one.
  return [...new Map([...before, ...after])].flatMap(([key, known]) => {
    const [old, now] = [before.get(key), after.get(key)]
    const amount = subtractMoney(ownAmount(now), ownAmount(old))
    const held = cause === 'roster-correction' ? newlyHeld(old, now) : []
    if (amount === '0.00' && held.length === 0) return []
    return [
      {
        personId: known.person.id,
        schemeVersionId: known.scheme.versionId,
        cause,
        amount,
        lines: adjustedLines(known, old, now),
        changes: changesBetween(old, now),
        ...(held.length === 0 ? {} : { held }),
      },
    ]
  })
}

/** Lines that wait for a person by the correction alone, once for each part of the scheme. */
function newlyHeld(
  old: PaidStatement | undefined,
  now: PaidStatement | undefined,
): readonly HeldLine[] {
  const waiting = (statement: PaidStatement | undefined) =>
    undecidedLines(statement?.result.held ?? [], statement?.decided ?? []).map(codeInScheme)
  const before = new Set(waiting(old))
  return [...new Set(waiting(now))].flatMap((code) => {
    const part = now?.result.components.find((one) => codeInScheme(one.code) === code)
    return before.has(code) || part === undefined ? [] : [{ code, title: part.title }]
  })
}

/** What the month itself pays, without what it paid for earlier ones. */
function ownAmount(statement: PaidStatement | undefined): MoneyText {
  if (statement === undefined) return '0.00'
  const adjusted = sumMoney(statement.adjustments.map(({ amount }) => amount))
  return subtractMoney(statement.amount, adjusted)
}

function adjustedLines(
  known: PaidStatement,
  old: PaidStatement | undefined,
  now: PaidStatement | undefined,
): readonly AdjustedLine[] {
  const { lines } = adjustmentBetween(
    old?.result ?? nothingPaid(known),
    now?.result ?? nothingPaid(known),
  )
  const titles = new Map(
    [...(old?.result.components ?? []), ...known.result.components].map(({ code, title }) => [
      code,
      title,
    ]),
  )
  // A line that was split, or was and is no more, is told as the scheme has it.
  const isSplitAlike = (old?.stints ?? []).length === (now?.stints ?? []).length
  const codeOf = isSplitAlike ? (code: string) => code : codeInScheme
  const told = Map.groupBy(lines, ({ code }) => codeOf(code))
  return [...told].flatMap(([code, own]) => {
    const title = titles.get(own[0]?.code ?? code)
    const amount = sumMoney(own.map((line) => line.amount))
    return title === undefined || amount === '0.00' ? [] : [{ code, title, amount }]
  })
}

function nothingPaid({ result }: PaidStatement): PaidStatement['result'] {
  return { ...result, payout: '0.00', lines: [] }
}

function keyOf({ person, scheme }: PaidStatement): string {
  return `${person.id} ${scheme.versionId}`
}
