import type { Actor } from '@/lib/access/actor'
import { findChecklistVersion } from '@/lib/checklists/queries'
import { addMonths, monthDays, monthOf } from '@/lib/core/calendar'
import { decimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal, sumOf } from '@/lib/core/exact'
import { deviationOfPart, intervalOf, type VisitNoise, visitNoise } from '@/lib/core/reliability'
import type { Transaction } from '@/lib/platform/db/database'
import type { Unit } from '@/lib/units/queries'
import {
  type CountedTotal,
  listOverviewVersions,
  listSectionPercents,
  listSectionSums,
  type Scope,
  type SectionSum,
} from '../queries'
import type { HeatGrid, HeatRow } from '../schema'

/**
 * Root sections by region, or by unit within one region. Sections of different checklists cannot
 * share a grid, so it is drawn for the checklist that most visits of the month used.
 */
export async function readHeat(
  tx: Transaction,
  actor: Actor,
  scope: Scope,
  counted: readonly CountedTotal[],
  units: readonly Unit[],
  region: Unit | null,
): Promise<HeatGrid | null> {
  const month = scope.firstDay.slice(0, 7)
  const used = mostUsedVersion(counted.filter((group) => group.month === month))
  const version = used && (await findChecklistVersion(tx, actor.organisationId, used))
  if (!version) return null
  const versions = await listOverviewVersions(tx, actor.organisationId)
  const sameChecklist = versions
    .filter(({ checklistId }) => checklistId === version.checklistId)
    .map(({ id }) => id)
  const sums = await listSectionSums(tx, actor.organisationId, {
    ...scope,
    versionIds: sameChecklist,
  })
  const noise = await sectionNoise(tx, actor, scope, sameChecklist)
  const { title } = version.document
  const shares = sharesOf(sums)
  // A section that nobody could lose points in, such as one of bonus questions, has no column.
  const sections = version.document.sections.filter(({ id }) => shares.has(id))
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const rowOf = (unitId: string) => (region ? byId.get(unitId) : regionOf(unitId, byId))
  const grouped = Map.groupBy(sums, ({ unitId }) => rowOf(unitId)?.id ?? unitId)
  const rows = [...grouped].map(([id, own]) =>
    heatRow(
      id,
      byId.get(id)?.name ?? '',
      sections.map((section) => section.id),
      own,
      (sectionId) => deviationIn(noise.get(sectionId) ?? wholeVisit, shares.get(sectionId)),
    ),
  )
  return {
    title,
    sections: sections.map((section) => ({ id: section.id, title: section.title })),
    rows: rows.sort((a, b) => a.name.localeCompare(b.name, 'ru')),
    isUnits: region !== null,
    isNoisePublished: sections.some(({ id }) => !isOwn(noise.get(id) ?? wholeVisit)),
  }
}

/** Nothing of the organisation's own: the published noise of a whole visit. */
const wholeVisit = visitNoise([])

function isOwn({ source }: VisitNoise): boolean {
  return source === 'own-visits'
}

/** Published figures are those of whole visits; a section is only a part of one. */
function deviationIn(noise: VisitNoise, share: Fraction = Fraction.one): Fraction {
  return isOwn(noise) ? noise.deviation : deviationOfPart(noise.deviation, share)
}

/** What part of all possible points lies in a section; sections without points are left out. */
function sharesOf(sums: readonly SectionSum[]): ReadonlyMap<string, Fraction> {
  const all = sumOf(sums.map(({ possible }) => parseDecimal(possible)))
  const bySection = Map.groupBy(sums, ({ sectionId }) => sectionId)
  return new Map(
    [...bySection].flatMap(([id, own]) => {
      const possible = sumOf(own.map((sum) => parseDecimal(sum.possible)))
      return possible.isPositive ? [[id, possible.dividedBy(all)] as const] : []
    }),
  )
}

/** Months from which the noise of a section is read. */
const NOISE_MONTHS = 3

/** How noisy one visit is in a section, from the company's own visits. */
async function sectionNoise(
  tx: Transaction,
  { organisationId }: Actor,
  { lastDay }: Scope,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, VisitNoise>> {
  const firstDay = monthDays(addMonths(monthOf(lastDay), 1 - NOISE_MONTHS)).first
  const scope = { firstDay, lastDay, versionIds, unitIds: null }
  const percents = await listSectionPercents(tx, organisationId, scope)
  const bySection = Map.groupBy(percents, ({ sectionId }) => sectionId)
  return new Map(
    [...bySection].map(([id, subjects]) => {
      const scores = subjects.map((subject) => subject.percents.map(parseDecimal))
      return [id, visitNoise(scores)]
    }),
  )
}

/** The nearest region above a unit; the unit itself where there is none. */
function regionOf(unitId: string, byId: ReadonlyMap<string, Unit>): Unit | undefined {
  let unit = byId.get(unitId)
  while (unit !== undefined && unit.kind !== 'region' && unit.parentId !== null) {
    unit = byId.get(unit.parentId)
  }
  return unit?.kind === 'region' ? unit : byId.get(unitId)
}

function heatRow(
  id: string,
  name: string,
  sectionIds: readonly string[],
  sums: readonly SectionSum[],
  deviationOf: (sectionId: string) => Fraction,
): HeatRow {
  const cells = sectionIds.map((sectionId) => {
    const own = sums.filter((sum) => sum.sectionId === sectionId)
    const possible = sumOf(own.map((sum) => parseDecimal(sum.possible)))
    const earned = sumOf(own.map((sum) => parseDecimal(sum.earned)))
    const visits = own.reduce((count, sum) => count + sum.visits, 0)
    if (!possible.isPositive) return { percent: null, visits, interval: null }
    const percent = earned.times(Fraction.hundred).dividedBy(possible)
    const { low, high } = intervalOf(percent, visits, deviationOf(sectionId))
    const interval = { low: decimalText(low), high: decimalText(high) }
    // With the places that tell on which step of the colours it stands.
    return { percent: decimalText(percent, 9), visits, interval }
  })
  return { id, name, cells }
}

function mostUsedVersion(counted: readonly CountedTotal[]): string | null {
  const counts = new Map<string, number>()
  for (const { versionId, visits } of counted) {
    counts.set(versionId, (counts.get(versionId) ?? 0) + visits)
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}
