import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { findChecklistVersion } from '@/lib/checklists/queries'
import { AppError } from '@/lib/core/app-error'
import { dateIn, monthOf } from '@/lib/core/calendar'
import { allQuestions, areFilesForOffice } from '@/lib/core/checklist-questions'
import { sureOfVisit } from '@/lib/core/section-interval'
import { findOrganisation } from '@/lib/organisations/queries'
import { findCounting } from '@/lib/period-rules/queries'
import type { Deps } from '@/lib/platform/deps'
import { listStandardsByIds } from '@/lib/standards/queries'
import {
  findReleasedResult,
  listReleasedAnswers,
  listReleasedPhotos,
  type ReleasedResult,
} from '../queries'
import type { ResultIdInput, ViewedResult } from '../schema'

/** A released result for the evaluated person, or for the head of the unit. */
export async function viewOwnResult(
  actor: Actor,
  { visitId }: ResultIdInput,
  { db, now }: Deps,
): Promise<{ ok: true; view: ViewedResult }> {
  return db.asActor(actor, async (tx) => {
    const { organisationId, personId } = actor
    const found = await findReleasedResult(tx, organisationId, visitId, personId)
    const released = authorise(actor, 'result:read', found && governed(actor, found)).row
    const version = await findChecklistVersion(tx, organisationId, released.checklistVersionId)
    if (version === null) throw new AppError('not-found')
    const questions = allQuestions(version.document)
    const shown = questions.filter(({ type }) => !areFilesForOffice(type)).map(({ id }) => id)
    const standardIds = questions.flatMap((q) => q.standardId ?? [])
    const { timeZone } = await findOrganisation(tx, organisationId)
    const { noise, weightsIn } = await findCounting(tx, organisationId, dateIn(now, timeZone))
    const { result } = released
    const standards = await listStandardsByIds(tx, organisationId, [...new Set(standardIds)])
    return {
      ok: true,
      view: {
        visitId: released.visitId,
        visitedOn: released.visitedOn,
        unitName: released.unitName,
        personName: released.personName,
        campaignName: released.campaignName,
        campaignPurpose: released.campaignPurpose,
        checklist: { number: version.number, document: version.document },
        result,
        oneVisit: sureOfVisit(result, noise),
        touchpointWeights: weightsIn(monthOf(released.visitedOn)),
        answers: await listReleasedAnswers(tx, organisationId, visitId),
        photos: await listReleasedPhotos(tx, organisationId, visitId, shown),
        standards: standards.map(({ id, number, text }) => ({ id, number, text })),
      },
    }
  })
}

/** A unit's result is the own one of everybody who worked there that day. */
function governed(actor: Actor, row: ReleasedResult) {
  const personId = row.isOwn ? actor.personId : row.personId
  return { personId, unitId: row.unitId, row }
}
