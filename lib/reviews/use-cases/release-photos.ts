import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import { updatePhotosReleased } from '@/lib/releases/queries'
import { findVisitForUpdate } from '@/lib/visits/queries'
import type { ReleasePhotosInput } from '../schema'

/** Shows staff further photos of a visit whose result they already have. */
export async function releasePhotos(
  actor: Actor,
  { visitId, attachmentIds }: ReleasePhotosInput,
  { db, now }: Deps,
): Promise<{ ok: true } | { ok: false; reason: 'not-released' }> {
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const found = await findVisitForUpdate(tx, organisationId, visitId)
    const visit = authorise(actor, 'visit:release', found)
    if (visit.state !== 'released') return { ok: false, reason: 'not-released' }
    const photos = [...new Set(attachmentIds)]
    const known = await updatePhotosReleased(tx, organisationId, [visitId], photos, now)
    if (known < photos.length) throw new AppError('not-found')
    await recordAudit(
      tx,
      actor,
      {
        action: 'photos.released',
        subjectKind: 'visit',
        subjectId: visitId,
        details: { photos: photos.length },
      },
      now,
    )
    return { ok: true }
  })
}
