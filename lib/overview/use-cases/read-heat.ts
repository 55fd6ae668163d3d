import type { Actor } from '@/lib/access/actor'
import { findChecklistVersion } from '@/lib/checklist-versions/queries'
import { Fraction, meanOf, parseFraction } from '@/lib/core/exact'
import { fewestVisits, summariseVisits, visitsOfTotals } from '@/lib/core/period-summary'
import { approximateTotal } from '@/lib/core/question-loss'
import { deviationOfPart, type VisitNoise } from '@/lib/core/reliability'
import { comparable, extremesOf } from '@/lib/core/told-apart'
import type { Transaction } from '@/lib/platform/db/database'
import type { Unit } from '@/lib/units/queries'
import {
  type CountedTotal,
  listOverviewVersions,
  listSectionScores,
  type Scope,
  type SectionScores,
} from '../queries'
import type { HeatGrid, HeatRow, HeatSection } from '../schema'

/**
 * Root sections by region, or by unit within one region: the mean of what the visits' own reports
 * show. Sections of different checklists cannot share a grid, so it is drawn for the checklist that
 * most visits of the month used. How noisy a section is follows from the noise of a visit.
 */
export async function readHeat(
  tx: Transaction,
  actor: Actor,
  scope: Scope,
  counted: readonly CountedTotal[],
  units: readonly Unit[],
  region: Unit | null,
  noise: VisitNoise,
): Promise<HeatGrid | null> {
  const month = scope.firstDay.slice(0, 7)
  const used = mostUsedVersion(counted.filter((group) => group.month === month))
  const version = used && (await findChecklistVersion(tx, actor.organisationId, used))
  if (!version) return null
  const versions = await listOverviewVersions(tx, actor.organisationId)
  const sameChecklist = versions
    .filter(({ checklistId }) => checklistId === version.checklistId)
    .map(({ id }) => id)
  const scores = await listSectionScores(tx, actor.organisationId, {
    ...scope,
    versionIds: sameChecklist,
  })
  const { title } = version.document
  const shares = sharesOf(scores)
  // A section without a percentage, such as one of bonus questions, has no column.
  const sections = version.document.sections.filter(({ id }) => shares.has(id))
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const rowOf = (unitId: string) => (region ? byId.get(unitId) : regionOf(unitId, byId))
  const grouped = Map.groupBy(scores, ({ unitId }) => rowOf(unitId)?.id ?? unitId)
  const rows = [...grouped].map(([id, own]) =>
    heatRow(
      id,
      byId.get(id)?.name ?? '',
      sections.map((section) => section.id),
      own,
      (sectionId) => deviationOfPart(noise.deviation, shares.get(sectionId) ?? Fraction.one),
    ),
  )
  const sorted = rows.sort((a, b) => a.name.localeCompare(b.name, 'ru'))
  return {
    title,
    sections: sections.map((section, column) => ({
      ...{ id: section.id, title: section.title },
      ends: endsOf(sorted, column),
    })),
    rows: sorted,
    isUnits: region !== null,
  }
}

/** The rows with the lowest and the highest cell of a column, and whether these can be told apart. */
function endsOf(rows: readonly HeatRow[], column: number): HeatSection['ends'] {
  const found = extremesOf(rows, ({ cells }) => {
    const cell = cells[column]
    return cell === undefined ? null : comparable({ ...cell, isFew: cell.visits < fewestVisits })
  })
  return found && { ...found, lowest: found.lowest.name, highest: found.highest.name }
}

/** What part of the total a section decides, as the mean of the visits; a section of none has none. */
function sharesOf(scores: readonly SectionScores[]): ReadonlyMap<string, Fraction> {
  const bySection = Map.groupBy(scores, ({ sectionId }) => sectionId)
  return new Map(
    [...bySection].map(([id, own]) => {
      const percents = own.flatMap(({ share, visits }) =>
        share === null ? [] : repeated(parseFraction(share), visits),
      )
      const share = meanOf(percents)?.dividedBy(Fraction.hundred)
      return [id, share?.isPositive ? share : Fraction.one] as const
    }),
  )
}

function repeated(value: Fraction, times: number): readonly Fraction[] {
  return Array.from({ length: times }, () => value)
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
  scores: readonly SectionScores[],
  deviationOf: (sectionId: string) => Fraction,
): HeatRow {
  const cells = sectionIds.map((sectionId) => {
    const own = scores.filter((score) => score.sectionId === sectionId)
    const percents = own.flatMap(({ percent, visits }) => repeated(parseFraction(percent), visits))
    const summary = summariseVisits(visitsOfTotals(percents), deviationOf(sectionId))
    const { score, visits, interval } = summary
    // With the places that tell on which step of the colours it stands.
    return { percent: score && approximateTotal(parseFraction(score.exact)), visits, interval }
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
