import { randomUUID } from 'node:crypto'
import type { Answer } from '@/lib/core/checklist'
import { type FrozenAttachment, type FrozenReport, freezeReport } from '@/lib/core/frozen-report'
import { approveEvaluation } from '@/lib/reviews/use-cases/approve-evaluation'
import { anAnswer, aVisit, type VisitMatters } from '../factories'
import type { World } from '../world'

export interface ReportMatters {
  readonly answers?: readonly Answer[]
  readonly visitedOn?: string
  readonly startedAt?: string
  readonly finishedAt?: string
  readonly clockSkewMs?: number
  readonly receivedAt?: string
  readonly parentId?: string
  readonly attachments?: readonly FrozenAttachment[]
  readonly receipt?: FrozenReport['receipt']
}

/** A report of the visit's shopper as taking it in leaves it; the visit is then submitted. */
export async function aReport(
  world: World,
  visitId: string,
  matters: ReportMatters = {},
): Promise<string> {
  const receivedAt = new Date(matters.receivedAt ?? '2026-10-20T08:00:00Z')
  return world.arrange(async (tx, organisationId) => {
    const key = { organisationId_id: { organisationId, id: visitId } }
    const visit = await tx.visit.findUniqueOrThrow({
      where: key,
      select: { shopperId: true, checklistVersionId: true, checklistVersion: true },
    })
    const report: FrozenReport = {
      format: 'etalon.evaluation/1',
      id: randomUUID(),
      visitId,
      parentId: matters.parentId ?? null,
      checklistVersionId: visit.checklistVersionId,
      fingerprint: visit.checklistVersion.fingerprint,
      startedAt: matters.startedAt ?? '2026-10-20T10:00:00+03:00',
      finishedAt: matters.finishedAt ?? '2026-10-20T10:50:00+03:00',
      visitedOn: matters.visitedOn ?? '2026-10-20',
      answers: matters.answers ?? [anAnswer({ answeredAt: '2026-10-20T10:10:00+03:00' })],
      attachments: matters.attachments ?? [],
      receipt: matters.receipt,
    }
    const { text, sha256 } = freezeReport(report)
    await tx.evaluation.create({
      data: {
        organisationId,
        id: report.id,
        visitId,
        shopperId: visit.shopperId ?? '',
        parentId: report.parentId,
        report: text,
        sha256,
        finishedAt: new Date(report.finishedAt),
        clockSkewMs: BigInt(matters.clockSkewMs ?? 0),
        receivedAt,
      },
    })
    await tx.visit.update({ where: key, data: { state: 'submitted', submittedAt: receivedAt } })
    return report.id
  })
}

/** A stored photo at a question of the visit, and how the report speaks of it. */
export async function aPhoto(
  world: World,
  visitId: string,
  questionId = 'q1',
): Promise<{ photo: FrozenAttachment; fileId: string }> {
  const photo: FrozenAttachment = {
    id: randomUUID(),
    questionId,
    sha256: '0'.repeat(64),
    byteSize: 1000,
    mediaType: 'image/jpeg',
    takenAt: '2026-10-20T10:12:00+03:00',
  }
  const receivedAt = new Date('2026-10-20T07:59:00Z')
  const fileId = await world.arrange(async (tx, organisationId) => {
    const file = await tx.storedFile.create({
      data: {
        organisationId,
        purpose: 'evidence',
        storageKey: `00/${randomUUID()}`,
        mediaType: 'image/jpeg',
        byteSize: 1000,
        sha256: '0'.repeat(64),
        width: 1600,
        height: 1200,
        createdAt: receivedAt,
      },
      select: { id: true },
    })
    const { shopperId } = await tx.visit.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: visitId } },
      select: { shopperId: true },
    })
    await tx.attachment.create({
      data: {
        organisationId,
        id: photo.id,
        visitId,
        shopperId,
        questionId,
        fileId: file.id,
        receivedSha256: photo.sha256,
        receivedAt,
      },
    })
    return file.id
  })
  return { photo, fileId }
}

/** What a report is made of; a function where its visit must be known first, as for photos. */
type ReportOf = ReportMatters | ((visitId: string) => Promise<ReportMatters>)

/** A visit whose report was approved by the reviewer, with its score. */
export async function anApprovedVisit(
  world: World,
  visit: VisitMatters = {},
  report: ReportOf = {},
): Promise<string> {
  const visitId = await aVisit(world, visit)
  const matters = typeof report === 'function' ? await report(visitId) : report
  const evaluationId = await aReport(world, visitId, matters)
  const answer = await approveEvaluation(
    world.actors.reviewer,
    { visitId, evaluationId },
    world.deps,
  )
  if (!answer.ok) throw new Error(answer.reason)
  return visitId
}

/** The same, in the hands of the staff; batches are a matter of their own tests. */
export async function aReleasedVisit(
  world: World,
  visit: VisitMatters = {},
  report: ReportOf = {},
): Promise<string> {
  const visitId = await anApprovedVisit(world, visit, report)
  await world.arrange((tx, organisationId) =>
    tx.visit.update({
      where: { organisationId_id: { organisationId, id: visitId } },
      data: { state: 'released' },
    }),
  )
  return visitId
}
