import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import { standardChanges } from '@/lib/core/standard-document'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findStandardRow } from '@/lib/standard-drafts/queries'
import type { StandardVersion } from '@/lib/standard-versions/queries'
import { listConcerned, listLastRead } from '../queries'
import { readingLine } from '../report'
import type { OwnStandardView, ViewOwnStandard } from '../schema'

/** A standard in force as the signed-in person reads it, with what changed since the last reading. */
export async function viewOwnStandard(
  actor: Actor,
  { standardId }: ViewOwnStandard,
  { db, now }: Deps,
): Promise<OwnStandardView> {
  authoriseVerb(actor, 'standard:acknowledge')
  return db.asActor(actor, async (tx) => {
    const { organisationId, personId } = actor
    const row = await findStandardRow(tx, organisationId, standardId)
    if (!row?.version || row.retiredAt !== null) throw new AppError('not-found')
    const { timeZone } = await findOrganisation(tx, organisationId)
    const filter = { today: dateIn(now, timeZone), standardId, personId, unitIds: null }
    const [concerned] = personId === null ? [] : await listConcerned(tx, organisationId, filter)
    const line = concerned && readingLine(concerned, timeZone)
    const { id, number, publishedAt, document } = row.version
    return {
      ...{ standardId, versionId: id, versionNumber: number, document },
      publishedOn: dateIn(publishedAt, timeZone),
      isConcerned: line !== undefined,
      acknowledgedOn: line?.acknowledgedOn ?? null,
      owedSince: line?.owedSince ?? null,
      remindedOn: line?.remindedOn ?? null,
      since: await changesSince(tx, actor, standardId, row.version),
    }
  })
}

async function changesSince(
  tx: Transaction,
  { organisationId, personId }: Actor,
  standardId: string,
  version: StandardVersion,
): Promise<OwnStandardView['since']> {
  if (personId === null) return null
  const last = (await listLastRead(tx, organisationId, personId)).get(standardId)
  if (last === undefined || last.number === version.number) return null
  return { number: last.number, changes: standardChanges(last.document, version.document) }
}
