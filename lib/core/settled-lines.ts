import { carriedDecisions, type MadeDecision } from './carried-decisions'
import type { LineDecision } from './decided-lines'
import { isSettled, type SettledItem } from './open-item'
import type { OpenItem, PeriodSnapshot, SnapshotPerson, UnplacedPerson } from './period-snapshot'
import type { Component } from './scheme'
import type { AdjustedLine, PaidStatement } from './statement'
import { codeInScheme } from './stint-codes'

/** Nobody of the company: the line is left out because it was settled. */
const settledBy = { id: '', name: '' }

/**
 * Somebody of a corrected run, without the lines that were settled by hand while they were held.
 *
 * Rule    how much was paid by hand nobody noted, so such a line pays nothing in the correction, also once
 *         it is measured: `measuredAfterAll` asks about it. What a person decided about the line stands.
 *         Settlements of the time before, which name no period, do not match: they are known by the changes
 *         that they told, and here nothing tells which those were.
 * Returns the same person where no line was settled so.
 * Source  PAY.md, Periods (a hold line; nothing is lost or paid twice).
 */
export function withoutSettledLines(
  person: SnapshotPerson,
  locked: PeriodSnapshot,
  settled: readonly SettledItem[],
): SnapshotPerson {
  const own = settled.filter(({ person: { id } }) => id === person.id)
  const decided = person.decisions ?? []
  const made = locked.schemes.flatMap(({ versionId, document }) =>
    document.components
      .filter((part) => isSettled(lineItem(locked, person, versionId, part), own))
      .map(
        ({ code }): MadeDecision => ({
          ...{ schemeVersionId: versionId, component: code, kind: 'amount', amount: '0.00' },
          ...{ reason: '', by: settledBy, at: '', place: null },
        }),
      ),
  )
  // Of a line that a transfer split somebody may have decided one part: the others were settled still.
  const isFree = ({ schemeVersionId, component }: LineDecision) =>
    !decided.some((one) => one.schemeVersionId === schemeVersionId && one.component === component)
  const left = carriedDecisions(person, locked.schemes, locked, made).decisions.filter(isFree)
  return left.length === 0 ? person : { ...person, decisions: [...decided, ...left] }
}

/**
 * Lines that were settled by hand while they were held and that would pay something by now.
 *
 * Rule    as `withoutSettledLines` left them out of the statement.
 * Units   money: what the line pays, without what was paid by hand.
 * Source  PAY.md, Periods (nothing is lost or paid twice).
 */
export function measuredAfterAll({ decided = [], result }: PaidStatement): readonly AdjustedLine[] {
  return decided.flatMap(({ code, by, computed }) => {
    const title = result.components.find((one) => one.code === code)?.title
    if (by.id !== settledBy.id || computed === '0.00' || title === undefined) return []
    return [{ code: codeInScheme(code), title, amount: computed }]
  })
}

function lineItem(
  { month, periodId }: PeriodSnapshot,
  { id, personnelNumber, fullName }: UnplacedPerson,
  schemeVersionId: string,
  { code, title }: Component,
): OpenItem {
  return {
    ...{ month, person: { id, personnelNumber, fullName }, reason: 'held-line', amount: null },
    ...{ changes: [], titles: [title], about: { periodId, schemeVersionId, component: code } },
  }
}
