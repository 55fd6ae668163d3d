import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, can } from '@/lib/access/permissions'
import type { Localized } from '@/lib/core/checklist'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { listStandardRows } from '@/lib/standard-drafts/queries'
import { listConcerned } from '../queries'
import { readingLine } from '../report'
import type { ListTeamReading, ReadingLine } from '../schema'

export interface TeamMember {
  readonly personId: string
  readonly fullName: string
  readonly unitName: string
  readonly positionName: string
  readonly standards: number
  readonly acknowledged: number
  /** The earliest day since which something is owed; null when nothing is. */
  readonly owedSince: string | null
}

export interface TeamStandard {
  readonly standardId: string
  readonly number: string
  readonly text: Localized
  readonly people: number
  /** Who owes it, the longest first. */
  readonly owing: readonly ReadingLine[]
}

/** What the people of the units that the actor heads have read, by person and by standard. */
export async function listTeamReading(
  actor: Actor,
  { unit }: ListTeamReading,
  { db, now }: Deps,
): Promise<{
  readonly ok: true
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly unitId: string | null
  readonly people: readonly TeamMember[]
  readonly standards: readonly TeamStandard[]
}> {
  authoriseVerb(actor, 'team:read')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const headed = actor.headedUnitIds.filter((unitId) => can(actor, 'team:read', { unitId }))
    const { timeZone } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const filter = { today, standardId: null, personId: null, unitIds: headed }
    const rows = await listConcerned(tx, organisationId, filter)
    const all = rows.map((row) => readingLine(row, timeZone))
    const unitId = unit !== null && headed.includes(unit) ? unit : null
    const lines = all.filter((line) => unitId === null || line.unitId === unitId)
    const standards = await listStandardRows(tx, organisationId)
    return {
      ok: true,
      units: [...new Map(all.map((line) => [line.unitId, line.unitName]))].map(([id, name]) => ({
        id,
        name,
      })),
      unitId,
      people: [...Map.groupBy(lines, ({ personId }) => personId).values()].flatMap(memberOf),
      standards: standards.flatMap(({ id, number, text }) => {
        const own = lines.filter(({ standardId }) => standardId === id)
        const owing = own.filter((line) => line.owedSince !== null).sort(bySince)
        return own.length === 0 ? [] : [{ standardId: id, number, text, people: own.length, owing }]
      }),
    }
  })
}

function memberOf(lines: readonly ReadingLine[]): readonly TeamMember[] {
  const [first] = lines
  if (first === undefined) return []
  const { personId, fullName, unitName, positionName } = first
  const owed = lines.filter((line) => line.owedSince !== null).sort(bySince)
  return [
    {
      ...{ personId, fullName, unitName, positionName },
      standards: lines.length,
      acknowledged: lines.length - owed.length,
      owedSince: owed[0]?.owedSince ?? null,
    },
  ]
}

function bySince(a: ReadingLine, b: ReadingLine): number {
  const [first, second] = [a.owedSince ?? '', b.owedSince ?? '']
  return first < second ? -1 : Number(first > second)
}
