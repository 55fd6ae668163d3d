import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { findCampaign } from '@/lib/campaigns/queries'
import { AppError } from '@/lib/core/app-error'
import { tooFewToRelease } from '@/lib/core/release-batch'
import { afterMove } from '@/lib/core/visit-states'
import { listUnmatchedVisits, updateMatchedVisits } from '@/lib/person-matches/queries'
import type { Deps } from '@/lib/platform/deps'
import {
  insertReleaseBatch,
  updatePhotosReleased,
  updateVisitsReleased,
} from '@/lib/releases/queries'
import { listPlaces, listVisitsForUpdate } from '@/lib/visits/queries'
import type { ReleaseVisitsInput } from '../schema'

export type ReleaseVisitsAnswer =
  | { readonly ok: true; readonly released: number }
  | { readonly ok: false; readonly reason: 'not-approved'; readonly visitIds: readonly string[] }
  | {
      readonly ok: false
      readonly reason: 'too-few-of-a-unit'
      readonly units: readonly { readonly name: string; readonly visits: number }[]
    }
  /** The campaign evaluates people, and nobody has said whom these shoppers met. */
  | {
      readonly ok: false
      readonly reason: 'person-not-matched'
      readonly visits: readonly { readonly visitId: string; readonly unitName: string }[]
    }

/**
 * Hands a batch of approved results to the staff, with the photos that the reviewer chose. A batch
 * too small would tell who came when: it is refused until the campaign is closed.
 */
export async function releaseVisits(
  actor: Actor,
  { campaignId, visitIds, attachmentIds }: ReleaseVisitsInput,
  { db, now }: Deps,
): Promise<ReleaseVisitsAnswer> {
  return db.asActor(actor, async (tx) => {
    const { organisationId, accountId } = actor
    const campaign = authorise(
      actor,
      'campaign:read',
      await findCampaign(tx, organisationId, campaignId),
    )
    const wanted = [...new Set(visitIds)]
    const visits = await listVisitsForUpdate(tx, organisationId, wanted)
    for (const visit of visits) authorise(actor, 'visit:release', visit)
    if (visits.length < wanted.length || visits.some((v) => v.campaignId !== campaignId)) {
      throw new AppError('not-found')
    }
    if (visits.every(({ state }) => state === 'released')) return { ok: true, released: 0 }
    const unready = visits.filter(({ state }) => !afterMove(state, 'release').ok)
    if (unready.length > 0) {
      return { ok: false, reason: 'not-approved', visitIds: unready.map(({ id }) => id) }
    }
    const few = campaign.state === 'closed' ? [] : tooFewToRelease(visits)
    if (few.length > 0) {
      const places = await listPlaces(
        tx,
        organisationId,
        few.map(({ unitId }) => unitId),
      )
      const units = few.map(({ unitId, visits: count }) => ({
        name: places.get(unitId)?.name ?? '',
        visits: count,
      }))
      return { ok: false, reason: 'too-few-of-a-unit', units }
    }
    const unmatched = await listUnmatchedVisits(tx, organisationId, wanted)
    if (unmatched.length > 0) {
      return { ok: false, reason: 'person-not-matched', visits: unmatched }
    }
    const batch = { campaignId, releasedBy: accountId, releasedAt: now }
    const batchId = await insertReleaseBatch(tx, organisationId, batch)
    const named = await updateMatchedVisits(tx, organisationId, wanted)
    await updateVisitsReleased(tx, organisationId, wanted, batchId)
    const photos = [...new Set(attachmentIds)]
    const known = await updatePhotosReleased(tx, organisationId, wanted, photos, now)
    if (known < photos.length) throw new AppError('not-found')
    await recordAudit(
      tx,
      actor,
      {
        action: 'visits.released',
        subjectKind: 'campaign',
        subjectId: campaignId,
        details: { batchId, visits: wanted.length, photos: photos.length, named },
      },
      now,
    )
    return { ok: true, released: wanted.length }
  })
}
