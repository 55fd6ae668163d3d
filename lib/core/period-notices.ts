import { undecidedLines } from './decided-lines'
import { Fraction, parseFraction } from './exact'
import { type LeaverTimesheet, leaverTimesheet } from './leaver-timesheet'
import type { PaidStatement } from './statement'

export interface PeriodNotice {
  readonly personId: string
  readonly schemeVersionId: string
  readonly code:
    | 'no-timesheet'
    | 'worked-above-norm'
    | 'held'
    | 'paid-unmeasured'
    | 'adjusted'
    | 'decided'
    | 'paid-twice'
    | 'left-and-worked'
  /** Only of `left-and-worked`: what the two records say. */
  readonly leaver?: LeaverTimesheet
}

/**
 * What HR should look at before submitting a period; nothing of it stops one.
 *
 * Rule    statement by statement; then whoever another scheme pays for the same days.
 * Returns the notices in the order of the statements, those of paying twice last.
 * Source  PAY.md, Periods (a person decides).
 */
export function periodNotices(statements: readonly PaidStatement[]): readonly PeriodNotice[] {
  return [...statements.flatMap(noticesOf), ...statements.filter(isTwice(statements)).map(twice)]
}

function noticesOf(statement: PaidStatement): readonly PeriodNotice[] {
  const { result, person, scheme } = statement
  const { basis, factor } = result.proration
  const notice = (code: PeriodNotice['code'], isMeant: boolean): readonly PeriodNotice[] =>
    isMeant ? [{ personId: person.id, schemeVersionId: scheme.versionId, code }] : []
  return [
    ...notice(
      'no-timesheet',
      result.components.length > 0 && (basis === 'full' || basis === 'calendar'),
    ),
    ...notice('worked-above-norm', Fraction.one.isBelow(parseFraction(factor))),
    ...notice('held', undecidedLines(result.held, statement.decided ?? []).length > 0),
    ...notice('paid-unmeasured', result.paidUnmeasured !== '0.00'),
    ...notice('adjusted', statement.adjustments.length > 0),
    ...notice('decided', (statement.decided ?? []).length > 0),
    ...leaverNotices(statement),
  ]
}

function leaverNotices(statement: PaidStatement): readonly PeriodNotice[] {
  const leaver = leaverTimesheet(statement)
  if (leaver === null) return []
  const { person, scheme } = statement
  const own = { personId: person.id, schemeVersionId: scheme.versionId }
  return [{ ...own, code: 'left-and-worked', leaver }]
}

function twice({ person, scheme }: PaidStatement): PeriodNotice {
  return { personId: person.id, schemeVersionId: scheme.versionId, code: 'paid-twice' }
}

/** Whether another scheme pays the person for the same days: a place after another is none. */
function isTwice(statements: readonly PaidStatement[]) {
  const byPerson = Map.groupBy(
    statements.filter(({ result }) => result.components.length > 0),
    ({ person }) => person.id,
  )
  return (statement: PaidStatement) =>
    statement.result.components.length > 0 &&
    (byPerson.get(statement.person.id) ?? []).some(
      (other) => other !== statement && sharesDays(statement, other),
    )
}

function sharesDays({ stints: own }: PaidStatement, { stints: other }: PaidStatement) {
  if (own === undefined || other === undefined) return true
  return own.some(({ fromOn }) => other.some((stint) => stint.fromOn === fromOn))
}
