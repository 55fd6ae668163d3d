import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { findCampaign } from '@/lib/campaigns/queries'
import type { CampaignIdInput } from '@/lib/campaigns/schema'
import { findChecklistVersion } from '@/lib/checklist-versions/queries'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions, areFilesForOffice } from '@/lib/core/checklist-questions'
import { tooFewToRelease } from '@/lib/core/release-batch'
import { type ToldNoise, tellNoise } from '@/lib/core/told-noise'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import { listMatchedNames } from '@/lib/person-matches/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import {
  type ApprovedPhoto,
  type ApprovedVisit,
  listApprovedPhotos,
  listApprovedVisits,
} from '@/lib/releases/queries'
import { findVisitNoise } from '@/lib/scores/queries'
import type { ReleasableUnit, ReleasableVisit } from '../schema'

/**
 * What a reviewer can hand to the staff of each unit: its approved results with their photos. A
 * unit with too few of them is shown as waiting, with what is missing.
 */
export async function listReleasable(
  actor: Actor,
  { campaignId }: CampaignIdInput,
  { db, now }: Deps,
): Promise<{ ok: true; units: readonly ReleasableUnit[]; noise: ToldNoise }> {
  authoriseVerb(actor, 'visit:release')
  return db.asActor(actor, async (tx) => {
    const { organisationId, personId } = actor
    const found = await findCampaign(tx, organisationId, campaignId)
    const campaign = authorise(actor, 'campaign:read', found)
    const own = { unitIds: [...actor.headedUnitIds, ...actor.workUnitIds], personId }
    const visits = await listApprovedVisits(tx, organisationId, campaignId, own)
    const visitIds = visits.map(({ id }) => id)
    const photos = await listApprovedPhotos(tx, organisationId, visitIds)
    const matched = await listMatchedNames(tx, organisationId, visitIds)
    const documents = await documentsOf(tx, actor, visits)
    const few = new Set(tooFewToRelease(visits).map(({ unitId }) => unitId))
    const byUnit = Map.groupBy(visits, ({ unitId }) => unitId)
    const units = [...byUnit].map(([unitId, ofUnit]) => ({
      unitId,
      name: ofUnit[0]?.unitName ?? '',
      isReady: campaign.state === 'closed' || !few.has(unitId),
      visits: ofUnit.map((visit) => {
        const personName = visit.personName ?? matched.get(visit.id) ?? null
        return releasableOf({ ...visit, personName }, photos, documents.get(visit.versionId))
      }),
    }))
    const { timeZone } = await findOrganisation(tx, organisationId)
    const noise = await findVisitNoise(tx, organisationId, dateIn(now, timeZone))
    return { ok: true, units, noise: tellNoise(noise) }
  })
}

async function documentsOf(
  tx: Transaction,
  { organisationId }: Actor,
  visits: readonly ApprovedVisit[],
): Promise<ReadonlyMap<string, ChecklistDocument>> {
  const documents = new Map<string, ChecklistDocument>()
  for (const versionId of new Set(visits.map((visit) => visit.versionId))) {
    const version = await findChecklistVersion(tx, organisationId, versionId)
    if (version) documents.set(versionId, version.document)
  }
  return documents
}

function releasableOf(
  visit: ApprovedVisit,
  photos: readonly ApprovedPhoto[],
  document: ChecklistDocument | undefined,
): ReleasableVisit {
  const questions = document ? allQuestions(document) : []
  const questionOf = (questionId: string) => questions.find(({ id }) => id === questionId) ?? null
  return {
    id: visit.id,
    title: document?.title ?? {},
    personName: visit.personName,
    visitedOn: visit.visitedOn,
    total: visit.total,
    photos: photos
      .filter(({ visitId, questionId }) => {
        return visitId === visit.id && !areFilesForOffice(questionOf(questionId))
      })
      .map(({ attachmentId, fileId, questionId }) => ({
        attachmentId,
        fileId,
        question: questions.find(({ id }) => id === questionId)?.text ?? {},
      })),
  }
}
