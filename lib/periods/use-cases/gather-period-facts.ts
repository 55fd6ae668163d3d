import type { OrganisationId } from '@/lib/access/actor'
import {
  addMonths,
  type DayRange,
  daysOfMonths,
  earlierOf,
  type Month,
  monthDays,
  monthOf,
} from '@/lib/core/calendar'
import { type CountedVisits, countingMonth } from '@/lib/core/counting-month'
import { plainDecimalText } from '@/lib/core/display-number'
import { Fraction, fractionText, parseFraction, sumOf } from '@/lib/core/exact'
import type {
  PartScore,
  PeriodFacts,
  SnapshotNoise,
  SnapshotPerson,
  SnapshotScheme,
  SnapshotScore,
} from '@/lib/core/period-snapshot'
import { visitNoise } from '@/lib/core/reliability'
import { schemeAppliesTo } from '@/lib/core/scheme'
import { periodMonths, scoreMonths } from '@/lib/core/snapshot-index'
import { listKpiFacts, listPayFacts } from '@/lib/facts/queries'
import { findOrganisation } from '@/lib/organisations/queries'
import { listPositions } from '@/lib/people/queries'
import {
  type Employed,
  listCountedVisits,
  listEmployed,
  listReleasedScores,
  listReleasedTotals,
  type ReleasedScore,
  type ReleasedTotal,
} from '@/lib/period-facts/queries'
import type { Transaction } from '@/lib/platform/db/database'
import { listSchemes, listSchemeVersions } from '@/lib/schemes/queries'
import { listUnits, type Unit } from '@/lib/units/queries'
import { listPeriods, type Period } from '../queries'

/** Visits that were released late are looked for this many months before the first that counts. */
const lateMonths = 12

/**
 * Everything that the computation of a period reads, in one transaction: people whom the schemes
 * pay, released scores, figures, timesheets, salaries, noise. The schemes are the caller's: those in
 * force, or drafts that are tried on the same facts.
 */
export async function gatherPeriodFacts(
  tx: Transaction,
  organisationId: OrganisationId,
  period: Pick<Period, 'id' | 'month'>,
  run: number,
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
  const people = employed.flatMap((person) => {
    const placed = placedPerson(person, schemes, units, days)
    const own = payFacts.filter((fact) => fact.personId === person.id)
    return placed === null ? [] : [{ ...placed, payFacts: own.map(snapshotPayFact) }]
  })
  return {
    organisation: { id: organisation.id, name: organisation.name },
    periodId: period.id,
    month: period.month,
    run,
    noise: noiseOf(await listReleasedTotals(tx, organisationId, days.last)),
    schemes,
    people,
    units: units.map(({ id, name }) => ({ id, name })),
    positions: (await listPositions(tx, organisationId)).map(({ id, name }) => ({ id, name })),
    scores: await scoresThatCount(tx, organisationId, reach.scores, period.month),
    kpiFacts: (await listKpiFacts(tx, organisationId, reach.pay)).map(
      ({ revision: _, ...fact }) => fact,
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
function monthsReadBy(
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
    const values = [
      ...document.components.map((component) => component.value),
      ...document.gates.flatMap(({ condition }) =>
        condition.kind === 'lower-bound' ? [condition.value] : [],
      ),
    ]
    for (const value of values) {
      if (value.kind !== 'score') continue
      for (const one of scoreMonths(value, document.period, month)) scores.add(one)
    }
  }
  return { pay: [...pay].sort(), scores: [...scores].sort() }
}

/** Where the person stands on the last employed day, and which schemes pay there; null for none. */
function placedPerson(
  person: Employed,
  schemes: readonly SnapshotScheme[],
  units: readonly Unit[],
  days: DayRange,
): Omit<SnapshotPerson, 'payFacts'> | null {
  const lastDay = person.leftOn === null ? days.last : earlierOf(person.leftOn, days.last)
  const place = person.assignments.findLast(
    ({ fromOn, throughOn }) => fromOn <= lastDay && (throughOn === null || throughOn >= lastDay),
  )
  if (place === undefined) return null
  const unitPath = pathOf(place.unitId, units)
  const schemeVersionIds = schemes
    .filter(({ document }) =>
      schemeAppliesTo(document.appliesTo, { positionId: place.positionId, unitPath }, days.last),
    )
    .map((scheme) => scheme.versionId)
  if (schemeVersionIds.length === 0) return null
  const { unitId, positionId } = place
  return { ...person, unitId, positionId, schemeVersionIds, adjustments: [] }
}

function pathOf(unitId: string, units: readonly Unit[]): readonly string[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const path: string[] = []
  for (let id: string | null = unitId; id !== null && !path.includes(id); ) {
    path.push(id)
    id = byId.get(id)?.parentId ?? null
  }
  return path
}

function snapshotPayFact({
  id,
  month,
  workedDays,
  normDays,
  baseAmount,
}: Awaited<ReturnType<typeof listPayFacts>>[number]): SnapshotPerson['payFacts'][number] {
  return { id, month, workedDays, normDays, baseAmount }
}

function noiseOf(totals: readonly ReleasedTotal[]): SnapshotNoise {
  const bySubject = new Map<string, Fraction[]>()
  for (const { subjectId, total } of totals) {
    const list = bySubject.get(subjectId) ?? []
    list.push(parseFraction(total))
    bySubject.set(subjectId, list)
  }
  const noise = visitNoise(bySubject.values())
  return {
    reliability: plainDecimalText(noise.reliability),
    deviation: plainDecimalText(noise.deviation),
    source: noise.source,
    subjects: noise.subjects,
  }
}

async function scoresThatCount(
  tx: Transaction,
  organisationId: OrganisationId,
  months: readonly string[],
  month: string,
): Promise<readonly SnapshotScore[]> {
  const counted: CountedVisits = {
    countedIn: await listCountedVisits(tx, organisationId),
    lockedMonths: new Set(
      (await listPeriods(tx, organisationId))
        .filter(({ state }) => state === 'locked' || state === 'exported')
        .map((period) => period.month),
    ),
  }
  const days = daysOfMonths(addMonths(months[0] ?? month, -lateMonths), month)
  const scores = await listReleasedScores(tx, organisationId, days)
  return scores.flatMap((score) => {
    const countsIn = countingMonth(score.visitId, monthOf(score.visitedOn), counted)
    return months.includes(countsIn) ? [snapshotScore(score, countsIn)] : []
  })
}

/** Points stand in a snapshot only where they are pooled: other visits keep their bytes. */
function snapshotScore(released: ReleasedScore, countsIn: string): SnapshotScore {
  const { standards, points, ...score } = released
  const pooled = points === null ? {} : { points }
  return { ...score, ...pooled, countsIn, standards: standardPercents(standards) }
}

/** A standard's percentage pools the points of its questions. */
function standardPercents(standards: ReleasedScore['standards']): readonly PartScore[] {
  const ids = [...new Set(standards.map((one) => one.id))].sort()
  return ids.map((id) => {
    const own = standards.filter((one) => one.id === id)
    const possible = sumOf(own.map((one) => parseFraction(one.possible)))
    const earned = sumOf(own.map((one) => parseFraction(one.earned)))
    const percent = possible.isZero
      ? null
      : fractionText(earned.dividedBy(possible).times(Fraction.hundred))
    return { id, percent }
  })
}
