import type { Month } from '@/lib/core/calendar'
import { payRulesVersion } from '@/lib/core/payout-result'
import type { PeriodFacts } from '@/lib/core/period-snapshot'
import { type ReplayedMonth, replayMonth } from '@/lib/core/scheme-replay'
import type {
  SchemeTrialDocument,
  TrialMonth,
  TrialPerson,
  TriedScheme,
} from '@/lib/core/scheme-trial'
import { triedScheme } from '@/lib/core/tried-scheme'
import type { PaidRow } from './queries'

/** A scheme that is tried, as it is told. */
export type SchemeOnTrial = Pick<
  TriedScheme,
  'schemeId' | 'name' | 'version' | 'revision' | 'fingerprint' | 'document'
>

/** What was gathered for a trial: the facts of each month under all its schemes. */
export interface TrialFacts {
  readonly months: readonly TrialMonth[]
  /** The scheme of each place in the list is named by `triedVersionId` in the facts. */
  readonly schemes: readonly SchemeOnTrial[]
  readonly facts: readonly PeriodFacts[]
  readonly paid: readonly PaidRow[]
}

/** The name of a tried scheme among the facts. */
export const triedVersionId = (place: number): string => `tried-${place}`

/** The document of a trial; computed once, then kept. */
export function trialDocument(gathered: TrialFacts): SchemeTrialDocument {
  const { months, schemes, facts, paid } = gathered
  const replayed = facts.map(replayMonth)
  const people = trialPeople(gathered)
  return {
    format: 'etalon.scheme-trial/1',
    rulesVersion: payRulesVersion,
    currency: schemes[0]?.document.currency ?? '',
    months,
    people,
    schemes: schemes.map((scheme, place) => {
      const own = replayed.map((month) => underScheme(month, triedVersionId(place)))
      const deviation = facts.at(-1)?.noise.deviation ?? '0'
      return triedScheme({ ...scheme, ...standingBeside(scheme, own, paid) }, own, deviation)
    }),
  }
}

function underScheme(month: ReplayedMonth, versionId: string): ReplayedMonth {
  return {
    month: month.month,
    statements: month.statements.filter(({ scheme }) => scheme.versionId === versionId),
    unpaid: month.unpaid.filter(({ schemeVersionId }) => schemeVersionId === versionId),
  }
}

/**
 * What a tried scheme stands beside: what was paid by the same scheme, where anything was; else what
 * the people whom it pays were paid by all schemes together.
 */
function standingBeside(
  { schemeId }: SchemeOnTrial,
  replayed: readonly ReplayedMonth[],
  paid: readonly PaidRow[],
): Pick<TriedScheme, 'comparedWith' | 'paid'> {
  const bare = ({ personId, month, amount }: PaidRow) => ({ personId, month, amount })
  const same = paid.filter((row) => row.schemeId === schemeId)
  if (same.length > 0) return { comparedWith: 'same-scheme', paid: same.map(bare) }
  const ids = new Set(
    replayed.flatMap(({ statements, unpaid }) => [
      ...statements.map(({ person }) => person.id),
      ...unpaid.map(({ personId }) => personId),
    ]),
  )
  const all = paid.filter((row) => ids.has(row.personId))
  return { comparedWith: all.length > 0 ? 'all-schemes' : 'nothing', paid: all.map(bare) }
}

/** Everybody of the trial once, in the place of the newest month. */
function trialPeople({ facts, paid }: TrialFacts): readonly TrialPerson[] {
  const people = new Map<string, TrialPerson & { readonly month: Month }>()
  const keep = (person: TrialPerson, month: Month) => {
    const known = people.get(person.id)
    if (known === undefined || known.month <= month) people.set(person.id, { ...person, month })
  }
  for (const { personId, month, personnelNumber, fullName, unitName, positionName } of paid) {
    keep({ id: personId, personnelNumber, fullName, unitName, positionName }, month)
  }
  for (const { month, people: placed, units, positions } of facts) {
    const unitNames = new Map(units.map(({ id, name }) => [id, name]))
    const positionNames = new Map(positions.map(({ id, name }) => [id, name]))
    for (const { id, personnelNumber, fullName, unitId, positionId } of placed) {
      const unitName = unitNames.get(unitId) ?? ''
      const positionName = positionNames.get(positionId) ?? ''
      keep({ id, personnelNumber, fullName, unitName, positionName }, month)
    }
  }
  return [...people.values()]
    .map(({ month: _, ...person }) => person)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
