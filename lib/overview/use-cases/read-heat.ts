import type { Actor } from '@/lib/access/actor'
import { findChecklistVersion } from '@/lib/checklists/queries'
import { decimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal, sumOf } from '@/lib/core/exact'
import type { Transaction } from '@/lib/platform/db/database'
import type { Unit } from '@/lib/units/queries'
import {
  type CountedTotal,
  listOverviewVersions,
  listSectionSums,
  type Scope,
  type SectionSum,
} from '../queries'
import type { HeatGrid, HeatRow } from '../schema'
import { mostUsedVersion } from './read-trend'

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
  const { title } = version.document
  const measured = new Set(
    sums.filter(({ possible }) => parseDecimal(possible).isPositive).map((s) => s.sectionId),
  )
  // A section that nobody could lose points in, such as one of bonus questions, has no column.
  const sections = version.document.sections.filter(({ id }) => measured.has(id))
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const rowOf = (unitId: string) => (region ? byId.get(unitId) : regionOf(unitId, byId))
  const grouped = Map.groupBy(sums, ({ unitId }) => rowOf(unitId)?.id ?? unitId)
  const rows = [...grouped].map(([id, own]) =>
    heatRow(
      id,
      byId.get(id)?.name ?? '',
      sections.map((section) => section.id),
      own,
    ),
  )
  return {
    title,
    sections: sections.map((section) => ({ id: section.id, title: section.title })),
    rows: rows.sort((a, b) => a.name.localeCompare(b.name, 'ru')),
    isUnits: region !== null,
  }
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
): HeatRow {
  const cells = sectionIds.map((sectionId) => {
    const own = sums.filter((sum) => sum.sectionId === sectionId)
    const possible = sumOf(own.map((sum) => parseDecimal(sum.possible)))
    const earned = sumOf(own.map((sum) => parseDecimal(sum.earned)))
    const visits = own.reduce((count, sum) => count + sum.visits, 0)
    const percent = possible.isPositive
      ? decimalText(earned.times(Fraction.hundred).dividedBy(possible))
      : null
    return { percent, visits }
  })
  return { id, name, cells }
}
