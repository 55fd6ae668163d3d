import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { findCampaignForUpdate } from '@/lib/campaigns/queries'
import { findChecklistVersion } from '@/lib/checklists/queries'
import { requiresSound } from '@/lib/core/required-sound'
import { findOrganisation } from '@/lib/organisations/queries'
import { listPicturesByIds } from '@/lib/pictures/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findBriefing, insertTestOnce, listVersionsToFill, saveBriefingRow } from '../queries'
import type { SaveBriefingInput } from '../schema'

export type SaveBriefingRefusal = 'campaign-closed' | 'picture-missing' | 'recording-needed'

/**
 * Keeps what a campaign says to its shoppers, as a whole.
 *
 * Rule    the terms of recording cannot be taken away while visits wait whose checklist demands sound;
 *         a test keeps every wording that it ever had.
 */
export async function saveBriefing(
  actor: Actor,
  input: SaveBriefingInput,
  { db, now }: Deps,
): Promise<{ ok: true } | { ok: false; reason: SaveBriefingRefusal }> {
  authoriseVerb(actor, 'campaign:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId, accountId } = actor
    const { campaignId, test } = input
    const found = await findCampaignForUpdate(tx, organisationId, campaignId)
    const campaign = authorise(actor, 'campaign:change', found)
    if (campaign.state === 'closed') return { ok: false, reason: 'campaign-closed' }
    const pictures = await listPicturesByIds(tx, organisationId, input.pictureIds)
    if (input.pictureIds.some((id) => !pictures.includes(id))) {
      return { ok: false, reason: 'picture-missing' }
    }
    if (input.recording === null && (await isSoundAwaited(tx, actor, campaignId))) {
      return { ok: false, reason: 'recording-needed' }
    }
    if (test !== null) {
      const by = { writtenBy: accountId, writtenAt: now }
      await insertTestOnce(tx, organisationId, campaignId, test, by)
    }
    const { currency } = await findOrganisation(tx, organisationId)
    const by = { changedBy: accountId, changedAt: now, currency }
    await saveBriefingRow(tx, organisationId, input, by)
    const event = { action: 'campaign.briefed', subjectKind: 'campaign', subjectId: campaignId }
    const details = { recording: input.recording !== null, test: test !== null }
    await recordAudit(tx, actor, { ...event, details }, now)
    return { ok: true }
  })
}

/** Whether visits that are still to be filled demand what only stated terms allow. */
async function isSoundAwaited(
  tx: Transaction,
  { organisationId }: Actor,
  campaignId: string,
): Promise<boolean> {
  const { recording } = await findBriefing(tx, organisationId, campaignId)
  // What was never stated is not taken away: whoever has such visits must be able to save the rest.
  if (recording === null) return false
  for (const versionId of await listVersionsToFill(tx, organisationId, campaignId)) {
    const version = await findChecklistVersion(tx, organisationId, versionId)
    if (version !== null && requiresSound(version.document)) return true
  }
  return false
}
