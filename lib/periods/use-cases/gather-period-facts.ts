import type { OrganisationId } from '@/lib/access/actor'
import { type DayRange, daysOfMonths, type Month, monthDays } from '@/lib/core/calendar'
import { noiseForSnapshot } from '@/lib/core/period-seal'
import type {
  PeriodFacts,
  SnapshotPerson,
  SnapshotScheme,
  UnpaidPerson,
  UnplacedPerson,
} from '@/lib/core/period-snapshot'
import { placeInMonth, placeOf } from '@/lib/core/placed-person'
import { periodEnd, periodMonths, scoreMonths } from '@/lib/core/snapshot-index'
import { unitPathsOf } from '@/lib/core/unit-paths'
import { listKpiFacts, listPayFacts } from '@/lib/facts/queries'
import { findOrganisation } from '@/lib/organisations/queries'
import { listPositions } from '@/lib/people/queries'
import { type Employed, listEmployed } from '@/lib/period-facts/queries'
import { findCounting } from '@/lib/period-rules/queries'
import type { Transaction } from '@/lib/platform/db/database'
import { listSchemes, listSchemeVersions } from '@/lib/schemes/queries'
import { listUnits } from '@/lib/units/queries'
import type { Period } from '../queries'
import { gatherScores } from './gather-scores'

/** Which month is gathered, for which run, and on which day: the noise of a visit is as known then. */
interface GatheredPeriod extends Pick<Period, 'id' | 'month'> {
  readonly run: number
  readonly today: string
}

/**
 * Everything that the computation of a period reads, in one transaction: people whom the schemes
 * pay, released scores, figures, timesheets, salaries, noise. The schemes are the caller's: those in
 * force, or drafts that are tried on the same facts.
 */
export async function gatherPeriodFacts(
  tx: Transaction,
  organisationId: OrganisationId,
  period: GatheredPeriod,
  schemes: readonly SnapshotScheme[],
): Promise<PeriodFacts> {
  const organisation = await findOrganisation(tx, organisationId)
  const days = monthDays(period.month)
  const reach = monthsReadBy(schemes, period.month)
  const units = await listUnits(tx, organisationId)
  const payFacts = await listPayFacts(tx, organisationId, reach.pay)
  const employed = await listEmployed(
    tx,
    organisationId,
    daysOfMonths(reach.pay[0] ?? period.month, period.month),
  )
  const ownFacts = Map.groupBy(payFacts, (fact) => fact.personId)
  const paths = unitPathsOf(units)
  const unpaid: UnpaidPerson[] = []
  const people = employed.flatMap((person) => {
    const placed = placeInMonth(person, schemes, paths, period.month)
    if (placed === null || placed.schemeVersionIds.length === 0) {
      unpaid.push(unpaidPerson(person, placed === null ? 'no-assignment' : 'no-scheme'))
      return []
    }
    const payFacts = (ownFacts.get(person.id) ?? []).map(snapshotPayFact)
    return [{ ...person, ...placed, adjustments: [], payFacts }]
  })
  const { noise, weightsIn } = await findCounting(tx, organisationId, period.today)
  const touchpointWeights = weightsIn(period.month)
  const { scores, tooLate } = await gatherScores(tx, organisationId, reach.scores, period.month)
  return {
    organisation: { id: organisation.id, name: organisation.name },
    periodId: period.id,
    month: period.month,
    run: period.run,
    noise: noiseForSnapshot(noise),
    ...(touchpointWeights && { touchpointWeights }),
    tenureRule: 2,
    figureRule: 2,
    readingRule: 2,
    schemes,
    people,
    units: units.map(({ id, name }) => ({ id, name })),
    positions: (await listPositions(tx, organisationId)).map(({ id, name }) => ({ id, name })),
    scores,
    tooLate,
    unplaced: employed.flatMap((person) => unplacedPerson(person, days)),
    roster: {
      inForce: schemes.map(({ versionId }) => versionId),
      parents: units.flatMap(({ id, parentId }) =>
        parentId === null ? [] : [{ unitId: id, parentId }],
      ),
      unpaid,
    },
    kpiFacts: (await listKpiFacts(tx, organisationId, reach.pay)).map(
      ({ revision: _, reason: _reason, ...fact }) => fact,
    ),
  }
}

/** The version of each scheme that is in force on the first day of a month. */
export async function schemesInForce(
  tx: Transaction,
  organisationId: OrganisationId,
  month: Month,
): Promise<readonly SnapshotScheme[]> {
  const { first } = monthDays(month)
  const schemes = await listSchemes(tx, organisationId)
  const versions = await listSchemeVersions(tx, organisationId, null)
  return schemes.flatMap((scheme) => {
    if (scheme.retiredAt !== null) return []
    // Newest first, so the first one that has begun is the one in force.
    const version = versions.find(
      ({ schemeId, effectiveFrom }) => schemeId === scheme.id && effectiveFrom <= first,
    )
    if (version === undefined) return []
    const { id, number, effectiveFrom, document } = version
    return [{ versionId: id, number, effectiveFrom, document }]
  })
}

/** The months of pay (quarters reach back) and of scores (the last k periods). */
export function monthsReadBy(
  schemes: readonly SnapshotScheme[],
  month: string,
): { pay: readonly string[]; scores: readonly string[] } {
  const pay = new Set([month])
  const scores = new Set([month])
  for (const { document } of schemes) {
    for (const one of periodMonths(document.period, month)) {
      pay.add(one)
      scores.add(one)
    }
    // Of a quarter that is paid on leaving, days of its later months may be known already.
    for (const one of periodMonths(document.period, periodEnd(document.period, month))) pay.add(one)
    const values = [
      ...document.components.map((component) => component.value),
      ...document.gates.flatMap(({ condition }) =>
        condition.kind === 'lower-bound' ? [condition.value] : [],
      ),
    ]
    for (const value of values) {
      if (value.kind === 'kpi') continue
      for (const one of scoreMonths(value, document.period, month)) scores.add(one)
    }
  }
  return { pay: [...pay].sort(), scores: [...scores].sort() }
}

/** Somebody employed in the month whom the roster places nowhere: named, never left out in silence. */
function unplacedPerson(person: Employed, days: DayRange): readonly UnplacedPerson[] {
  const { id, personnelNumber, fullName, hiredOn, leftOn } = person
  const isEmployed = hiredOn <= days.last && (leftOn === null || leftOn >= days.first)
  if (!isEmployed || placeOf(person, days) !== undefined) return []
  return [{ id, personnelNumber, fullName }]
}

/** Somebody who was looked at: a later correction by the roster begins with what was known. */
function unpaidPerson(
  { id, personnelNumber, fullName, hiredOn, leftOn, assignments }: Employed,
  reason: UnpaidPerson['reason'],
): UnpaidPerson {
  return { id, personnelNumber, fullName, hiredOn, leftOn, assignments, reason }
}

export function snapshotPayFact({
  id,
  month,
  workedDays,
  normDays,
  baseAmount,
}: Awaited<ReturnType<typeof listPayFacts>>[number]): SnapshotPerson['payFacts'][number] {
  return { id, month, workedDays, normDays, baseAmount }
}
