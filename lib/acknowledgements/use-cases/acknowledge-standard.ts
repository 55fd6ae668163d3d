import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { findVersionToAcknowledge, insertAcknowledgementOnce, listConcerned } from '../queries'
import type { AcknowledgeStandard } from '../schema'

export type StandardAcknowledged =
  | { readonly ok: true }
  /** A newer version was published while this one was being read. */
  | { readonly ok: false; readonly reason: 'newer-version' }

/**
 * "Read and understood", for the version that was on the screen. Said twice it stands once; a version
 * that does not concern the person is as if it were not there.
 */
export async function acknowledgeStandard(
  actor: Actor,
  { versionId }: AcknowledgeStandard,
  { db, now }: Deps,
): Promise<StandardAcknowledged> {
  const { personId } = authorise(actor, 'standard:acknowledge', { personId: actor.personId })
  if (personId === null) throw new AppError('not-found')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const version = await findVersionToAcknowledge(tx, organisationId, versionId)
    if (version === null) throw new AppError('not-found')
    const { timeZone } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const { standardId, isNewest } = version
    const filter = { today, standardId, personId, unitIds: null }
    const [own] = await listConcerned(tx, organisationId, filter)
    if (own === undefined) throw new AppError('not-found')
    if (!isNewest) return { ok: false, reason: 'newer-version' }
    if (await insertAcknowledgementOnce(tx, organisationId, { versionId, personId }, now)) {
      const subject = { subjectKind: 'standard', subjectId: standardId }
      const details = { versionId }
      await recordAudit(tx, actor, { action: 'standard.acknowledged', ...subject, details }, now)
    }
    return { ok: true }
  })
}
