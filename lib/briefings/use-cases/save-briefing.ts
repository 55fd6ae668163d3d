import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { findCampaignForUpdate } from '@/lib/campaigns/queries'
import { findChecklistVersion } from '@/lib/checklist-versions/queries'
import { fingerprintOf } from '@/lib/core/fingerprint'
import { requiresSound } from '@/lib/core/required-sound'
import { findOrganisation } from '@/lib/organisations/queries'
import { listPicturesByIds } from '@/lib/pictures/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findBriefing, insertTestOnce, listVersionsToFill, saveBriefingRow } from '../queries'
import type { CampaignBriefing, SaveBriefingInput } from '../schema'

export type SaveBriefingRefusal =
  | 'campaign-closed'
  | 'changed-elsewhere'
  | 'picture-missing'
  | 'recording-needed'

export type SaveBriefingAnswer =
  /** With the fingerprint that the next change is based on. */
  | { readonly ok: true; readonly fingerprint: string }
  | { readonly ok: false; readonly reason: SaveBriefingRefusal }

/**
 * Keeps what a campaign says to its shoppers, as a whole.
 *
 * Rule    nobody overwrites what somebody else has saved meanwhile; the terms of recording cannot be
 *         taken away while visits wait whose checklist demands sound; a test keeps every wording that
 *         it ever had.
 */
export async function saveBriefing(
  actor: Actor,
  input: SaveBriefingInput,
  { db, now }: Deps,
): Promise<SaveBriefingAnswer> {
  authoriseVerb(actor, 'campaign:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const { campaignId } = input
    const found = await findCampaignForUpdate(tx, organisationId, campaignId)
    const campaign = authorise(actor, 'campaign:change', found)
    if (campaign.state === 'closed') return { ok: false, reason: 'campaign-closed' }
    const before = await findBriefing(tx, organisationId, campaignId)
    const reason = await refusalOf(tx, actor, input, before)
    if (reason !== null) return { ok: false, reason }
    await keepBriefing(tx, actor, input, now)
    const event = { action: 'campaign.briefed', subjectKind: 'campaign', subjectId: campaignId }
    const details = { recording: input.recording !== null, test: input.test !== null }
    await recordAudit(tx, actor, { ...event, details }, now)
    const after = await findBriefing(tx, organisationId, campaignId)
    return { ok: true, fingerprint: fingerprintOf(after) }
  })
}

async function refusalOf(
  tx: Transaction,
  actor: Actor,
  input: SaveBriefingInput,
  before: CampaignBriefing,
): Promise<SaveBriefingRefusal | null> {
  if (fingerprintOf(before) !== input.basedOn) return 'changed-elsewhere'
  const pictures = await listPicturesByIds(tx, actor.organisationId, input.pictureIds)
  if (input.pictureIds.some((id) => !pictures.includes(id))) return 'picture-missing'
  // What was never stated is not taken away: whoever has such visits must be able to save the rest.
  const isTakenAway = before.recording !== null && input.recording === null
  return isTakenAway && (await isSoundAwaited(tx, actor, input.campaignId))
    ? 'recording-needed'
    : null
}

async function keepBriefing(
  tx: Transaction,
  { organisationId, accountId }: Actor,
  { basedOn: _, ...said }: SaveBriefingInput,
  now: Date,
): Promise<void> {
  if (said.test !== null) {
    const by = { writtenBy: accountId, writtenAt: now }
    await insertTestOnce(tx, organisationId, said.campaignId, said.test, by)
  }
  const { currency } = await findOrganisation(tx, organisationId)
  const by = { changedBy: accountId, changedAt: now, currency }
  await saveBriefingRow(tx, organisationId, said, by)
}

/** Whether visits that are still to be filled demand what only stated terms allow. */
async function isSoundAwaited(
  tx: Transaction,
  { organisationId }: Actor,
  campaignId: string,
): Promise<boolean> {
  for (const versionId of await listVersionsToFill(tx, organisationId, campaignId)) {
    const version = await findChecklistVersion(tx, organisationId, versionId)
    if (version !== null && requiresSound(version.document)) return true
  }
  return false
}
