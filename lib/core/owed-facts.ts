import type { OwedAndOpen } from './owed-adjustments'
import type { PeriodFacts, PeriodSnapshot, SnapshotPerson, SnapshotScheme } from './period-snapshot'

/**
 * The facts of a month with what it pays for locked ones.
 *
 * Rule    an adjustment joins the person's statement of the same scheme, else one of its own under the
 *         scheme that paid then; whoever is not paid any more comes in with it alone.
 * Units   `schemeOf`: by version.
 * Returns the facts themselves where nothing is owed or open.
 * Source  PAY.md, Periods (a correction becomes an adjustment in the next open period).
 */
export function withOwed(
  facts: PeriodFacts,
  { owed, openItems }: OwedAndOpen,
  schemeOf: ReadonlyMap<string, string>,
): PeriodFacts {
  if (owed.length + openItems.length === 0) return facts
  const people = new Map(facts.people.map((person) => [person.id, person]))
  const schemes = new Map(facts.schemes.map((scheme) => [scheme.versionId, scheme]))
  const units = new Map(facts.units.map((unit) => [unit.id, unit]))
  const positions = new Map(facts.positions.map((position) => [position.id, position]))
  for (const { adjustment, person: then, locked } of owed) {
    const now = people.get(then.id) ?? absent(then)
    const corrected = adjustment.correctedVersionId ?? ''
    const schemeVersionId = paidUnder(now, corrected, schemeOf)
    for (const scheme of lockedScheme(locked, schemeVersionId)) {
      if (!schemes.has(scheme.versionId)) schemes.set(scheme.versionId, scheme)
    }
    for (const unit of locked.units) if (!units.has(unit.id)) units.set(unit.id, unit)
    for (const position of locked.positions) {
      if (!positions.has(position.id)) positions.set(position.id, position)
    }
    const adjustments = [...now.adjustments, { ...adjustment, schemeVersionId }]
    people.set(then.id, { ...now, adjustments })
  }
  return {
    ...facts,
    people: [...people.values()],
    schemes: [...schemes.values()],
    units: [...units.values()],
    positions: [...positions.values()],
    openItems: [...(facts.openItems ?? []), ...openItems],
  }
}

/** Somebody of the locked month whom this month does not pay. */
function absent(then: SnapshotPerson): SnapshotPerson {
  const { decisions: _, stints: __, ...person } = then
  return { ...person, schemeVersionIds: [], payFacts: [], adjustments: [] }
}

function paidUnder(
  { schemeVersionIds }: SnapshotPerson,
  corrected: string,
  schemeOf: ReadonlyMap<string, string>,
): string {
  const scheme = schemeOf.get(corrected)
  return schemeVersionIds.find((id) => schemeOf.get(id) === scheme) ?? corrected
}

function lockedScheme(locked: PeriodSnapshot, versionId: string): readonly SnapshotScheme[] {
  return locked.schemes.filter((scheme) => scheme.versionId === versionId)
}
