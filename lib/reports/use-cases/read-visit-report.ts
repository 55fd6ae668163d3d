import type { Actor } from '@/lib/access/actor'
import { may } from '@/lib/access/permissions'
import { viewFile } from '@/lib/attachments/use-cases/view-file'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import { byFamily } from '@/lib/results/formats/files-by-family'
import type { Reported } from '@/lib/results/report'
import { viewOwnResult } from '@/lib/results/use-cases/view-own-result'
import { viewVisit } from '@/lib/reviews/use-cases/view-visit'

export interface VisitReportInput {
  readonly visitId: string
}

/**
 * What the report of a visit may tell whoever asks, with its photos: the office sees a report as
 * soon as it has come, evaluated people the released result. The shopper is in neither.
 */
export async function readVisitReport(
  actor: Actor,
  input: VisitReportInput,
  deps: Deps,
): Promise<{ reported: Reported; photos: ReadonlyMap<string, Uint8Array> }> {
  const reported =
    (await officeReport(actor, input, deps)) ?? (await staffReport(actor, input, deps))
  const photos = new Map<string, Uint8Array>()
  for (const { fileId } of reported.photos)
    photos.set(fileId, (await viewFile(actor, { fileId }, deps)).bytes)
  return { reported, photos }
}

async function staffReport(actor: Actor, input: VisitReportInput, deps: Deps): Promise<Reported> {
  const { view } = await viewOwnResult(actor, input, deps)
  return view
}

/** Null where the actor is not of the office, or the unit is the actor's own. */
async function officeReport(
  actor: Actor,
  input: VisitReportInput,
  deps: Deps,
): Promise<Reported | null> {
  if (!may(actor, 'visit:read')) return null
  const found = await viewVisit(actor, input, deps).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not-found') return null
    throw error
  })
  const report = found?.visit.report
  if (!found || !report) return null
  const { visit } = found
  return {
    visitedOn: report.visitedOn,
    unitName: visit.place.name,
    personName: visit.personName,
    campaignName: visit.campaign.name,
    checklist: visit.checklist,
    result: report.result,
    oneVisit: report.oneVisit,
    touchpointWeights: report.touchpointWeights,
    audience: 'office',
    answers: report.answers,
    ...byFamily(report.photos),
    standards: visit.standards,
  }
}
