import { owedSince } from '@/lib/core/acknowledgement'
import { dateIn } from '@/lib/core/zone-clock'
import type { ConcernedRow } from './queries'
import type { ReadingLine } from './schema'

/** A row as people read it: days in the organisation's zone, and since when it is owed. */
export function readingLine(row: ConcernedRow, timeZone: string): ReadingLine {
  const { standardId, personId, fullName, unitId, unitName, positionName } = row
  const { hiredOn, placedOn, remindedOn, hasAccount } = row
  const acknowledgedOn = row.acknowledgedAt && dateIn(row.acknowledgedAt, timeZone)
  const publishedOn = dateIn(row.publishedAt, timeZone)
  return {
    ...{ standardId, personId, fullName, unitId, unitName, positionName, remindedOn, hasAccount },
    acknowledgedOn,
    owedSince: owedSince(publishedOn, { hiredOn, placedOn, acknowledgedOn }),
  }
}

export interface UnitReading {
  readonly unitId: string
  readonly unitName: string
  readonly people: number
  readonly acknowledged: number
  /** The earliest day since which somebody of the unit owes it; null when nobody does. */
  readonly owedSince: string | null
}

/** The lines summed by unit, the unit with the most open first, then by name. */
export function readingByUnit(lines: readonly ReadingLine[]): readonly UnitReading[] {
  const units = [...Map.groupBy(lines, ({ unitId }) => unitId)].map(([unitId, own]) => {
    const owed = own.flatMap((line) => (line.owedSince === null ? [] : [line.owedSince]))
    return {
      unitId,
      unitName: own[0]?.unitName ?? '',
      people: own.length,
      acknowledged: own.length - owed.length,
      owedSince: owed.sort()[0] ?? null,
    }
  })
  const open = (unit: UnitReading) => unit.people - unit.acknowledged
  return units.sort((a, b) => open(b) - open(a) || a.unitName.localeCompare(b.unitName, 'ru'))
}
