import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, may, scopesOf } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { findStandardRow } from '@/lib/standard-drafts/queries'
import { listConcerned } from '../queries'
import { readingByUnit, readingLine, type UnitReading } from '../report'
import type { ReadingLine, ViewAcknowledgements } from '../schema'

export interface Acknowledgements {
  /** By unit and name; of one unit where one was asked for. */
  readonly lines: readonly ReadingLine[]
  readonly units: readonly UnitReading[]
  readonly unitId: string | null
  readonly today: string
  readonly mayRemind: boolean
}

/** Who has read a standard and who owes it; the head of units sees those of his own. */
export async function viewAcknowledgements(
  actor: Actor,
  { standardId, unitId }: ViewAcknowledgements,
  { db, now }: Deps,
): Promise<Acknowledgements> {
  authoriseVerb(actor, 'standard:track')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const standard = await findStandardRow(tx, organisationId, standardId)
    if (standard === null || standard.version === null) throw new AppError('not-found')
    const { timeZone } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const isAny = scopesOf(actor, 'standard:track').includes('any')
    const unitIds = isAny ? null : actor.headedUnitIds
    const filter = { today, standardId, personId: null, unitIds }
    const rows = await listConcerned(tx, organisationId, filter)
    const lines = rows.map((row) => readingLine(row, timeZone))
    return {
      lines: unitId === null ? lines : lines.filter((line) => line.unitId === unitId),
      units: readingByUnit(lines),
      unitId,
      today,
      mayRemind: may(actor, 'standard:remind'),
    }
  })
}
