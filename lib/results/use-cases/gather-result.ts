import type { OrganisationId } from '@/lib/access/actor'
import { findChecklistVersion } from '@/lib/checklist-versions/queries'
import { AppError } from '@/lib/core/app-error'
import { monthOf } from '@/lib/core/calendar'
import { allQuestions, areFilesForOffice } from '@/lib/core/checklist-questions'
import { sureOfVisit } from '@/lib/core/section-interval'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import { findCounting } from '@/lib/period-rules/queries'
import type { Transaction } from '@/lib/platform/db/database'
import { listStandardsByIds } from '@/lib/standards/queries'
import { listReleasedAnswers, listReleasedPhotos, type ReleasedResult } from '../queries'
import type { ViewedResult } from '../schema'

/** A released result with everything that staff read of it: answers, released photos, standards. */
export async function gatherResult(
  tx: Transaction,
  organisationId: OrganisationId,
  released: ReleasedResult,
  now: Date,
): Promise<ViewedResult> {
  const { visitId } = released
  const version = await findChecklistVersion(tx, organisationId, released.checklistVersionId)
  if (version === null) throw new AppError('not-found')
  const questions = allQuestions(version.document)
  const shown = questions.filter((one) => !areFilesForOffice(one)).map(({ id }) => id)
  const describing = questions.filter(({ type }) => type === 'person').map(({ id }) => id)
  const standardIds = questions.flatMap((q) => q.standardId ?? [])
  const { timeZone } = await findOrganisation(tx, organisationId)
  const { noise, weightsIn } = await findCounting(tx, organisationId, dateIn(now, timeZone))
  const { result } = released
  const standards = await listStandardsByIds(tx, organisationId, [...new Set(standardIds)])
  return {
    visitId,
    visitedOn: released.visitedOn,
    unitName: released.unitName,
    personName: released.personName,
    campaignName: released.campaignName,
    campaignPurpose: released.campaignPurpose,
    checklist: { number: version.number, document: version.document },
    result,
    oneVisit: sureOfVisit(result, noise),
    touchpointWeights: weightsIn(monthOf(released.visitedOn)),
    answers: await listReleasedAnswers(tx, organisationId, visitId, describing),
    photos: await listReleasedPhotos(tx, organisationId, visitId, shown),
    standards: standards.map(({ id, number, text }) => ({ id, number, text })),
  }
}
