import { randomUUID } from 'node:crypto'
import { createChapter } from '@/lib/chapters/use-cases/save-chapter'
import { importPastScores } from '@/lib/past-scores/use-cases/import-past-scores'
import { keepPastEvaluation } from '@/lib/past-scores/use-cases/keep-past-evaluation'
import { listPastScoreImports } from '@/lib/past-scores/use-cases/list-past-score-imports'
import { storePicture } from '@/lib/pictures/use-cases/store-picture'
import { addBankItems } from '@/lib/question-bank/use-cases/add-bank-items'
import { createStandard } from '@/lib/standards/use-cases/create-standard'
import { publishStandards } from '@/lib/standards/use-cases/publish-standards'
import { recordTraining } from '@/lib/trainings/use-cases/record-training'
import { aCampaign, aPublishedChecklist, aQuestion, aVisit, type VisitMatters } from '../factories'
import { anInspectionOf } from '../factories/inspection'
import { anApprovedVisit, aPhoto, aReleasedVisit, aReport } from '../factories/report'
import { aPhoto as aPhotograph } from '../photo'
import type { World } from '../world'
import { type PayOwner, payRows } from './pay-rows'

/** Ids of rows that a use case may be asked about; each stands in the state that it needs. */
export interface Rows {
  readonly unitId: string
  readonly personId: string
  readonly accountId: string
  readonly positionId: string
  readonly shopperId: string
  readonly standardId: string
  /** To be removed: an allowed removal must not take the row from the next case. */
  readonly spareStandardId: string
  /** The version of `standardId` that is in force. */
  readonly standardVersionId: string
  readonly draftStandardId: string
  readonly chapterId: string
  readonly spareChapterId: string
  readonly trainingId: string
  readonly pictureId: string
  readonly bankItemId: string
  readonly checklistId: string
  readonly versionId: string
  readonly campaignId: string
  readonly spareCampaignId: string
  readonly offeredVisitId: string
  readonly spareOfferedVisitId: string
  readonly cancellableVisitId: string
  readonly acceptedVisitId: string
  readonly submittedVisitId: string
  readonly evaluationId: string
  readonly approvedVisitId: string
  readonly releasedVisitId: string
  /** A released visit that names nobody. */
  readonly unitVisitId: string
  readonly attachmentId: string
  /** Of a visit that has no report yet. */
  readonly earlyAttachmentId: string
  readonly fileId: string
  readonly shownFileId: string
  readonly schemeId: string
  readonly figureId: string
  readonly timesheetId: string
  readonly trialId: string
  readonly periodId: string
  readonly runId: string
  readonly statementId: string
  /** Of a later run, which counts the released visit. */
  readonly paidStatementId: string
  readonly batchId: string
  readonly pastBatchId: string
  /** Of a filled evaluation. */
  readonly keptBatchId: string
}

/** A place of a company, and the people of its rows. */
export interface Spot {
  readonly unitId: string
  /** Evaluated by name and paid; null where visits name nobody. */
  readonly personId: string | null
  readonly accountId: string
  readonly shopperId: string
}

async function aBankItem(world: World): Promise<string> {
  const questions = [aQuestion()]
  const input = { questions, sections: [], tags: [], touchpoint: 'store' } as const
  const given = { ...input, sections: [], tags: [] }
  const added = await addBankItems(world.actors.programmeManager, given, world.deps)
  if (!added.ok) throw new Error(added.reason)
  return String(added.itemIds[0])
}

/** The rows that a company has once; the month is its own seller's. */
export async function sharedRows(world: World, pay: Omit<PayOwner, 'deps'>) {
  const manager = world.actors.programmeManager
  const aStandard = async (number: string) => {
    const input = { number, text: { ru: 'Поздороваться' }, touchpoint: 'store' } as const
    const made = await createStandard(manager, input, world.deps)
    if (!made.ok) throw new Error(made.reason)
    return made.standardId
  }
  const { checklistId, versionId } = await aPublishedChecklist(world)
  const standardId = await aStandard('1.1')
  const notice = { namesPeople: true, noticePublishedOn: '2026-09-01' }
  return {
    standardId,
    spareStandardId: await aStandard('1.2'),
    draftStandardId: await aStandard('1.3'),
    ...(await libraryRows(world, standardId)),
    bankItemId: await aBankItem(world),
    checklistId,
    versionId,
    positionId: pay.positionId,
    campaignId: await aCampaign(world, { name: 'Именная', ...notice }),
    spareCampaignId: await aCampaign(world, { name: 'Запасная' }),
    pastBatchId: await aPastBatch(world),
    keptBatchId: await aKeptBatch(world),
    ...(await payRows({ ...pay, deps: world.deps })),
  }
}

/** What stands around a standard in force. */
async function libraryRows(world: World, standardId: string) {
  const { actors, deps } = world
  const manager = actors.programmeManager
  const standards = [{ standardId, revision: 1 }]
  const published = await publishStandards(manager, { standards, note: null }, deps)
  if (!published.ok) throw new Error(published.reason)
  const version = await deps.db.asActor(manager, (tx) =>
    tx.standardVersion.findFirstOrThrow({ where: { standardId }, select: { id: true } }),
  )
  const aChapter = async (ru: string) => {
    const made = await createChapter(manager, { title: { ru } }, deps)
    if (!made.ok) throw new Error(made.reason)
    return made.chapterId
  }
  const training = { standardIds: [standardId], unitId: null, trainedOn: '2026-10-01', note: null }
  const trained = await recordTraining(manager, training, deps)
  if (!trained.ok) throw new Error(trained.reason)
  const { bytes } = await aPhotograph('образец')
  const picture = await storePicture(manager, bytes, deps)
  if (!picture.ok) throw new Error(picture.reason)
  return {
    standardVersionId: version.id,
    chapterId: await aChapter('Встреча'),
    spareChapterId: await aChapter('Запасная'),
    trainingId: trained.trainingIds[0] ?? '',
    pictureId: picture.pictureId,
  }
}

/** One imported score of the shop that every company has. */
async function aPastBatch(world: World): Promise<string> {
  const manager = world.actors.programmeManager
  const bytes = new TextEncoder().encode('date,unit code,score\n2026-01-15,S1,80\n')
  await importPastScores(manager, { bytes, mode: 'all-or-nothing' }, world.deps)
  const { batches } = await listPastScoreImports(manager, world.deps)
  return batches[0]?.id ?? ''
}

/** A filled evaluation of the shop that every company has. */
async function aKeptBatch(world: World): Promise<string> {
  const manager = world.actors.programmeManager
  const unit = await world.deps.db.asActor(manager, (tx) =>
    tx.unit.findFirstOrThrow({ where: { code: 'S1' }, select: { id: true } }),
  )
  const kept = await keepPastEvaluation(
    manager,
    anInspectionOf({ unitId: unit.id, scoredOn: '2026-01-20' }),
    world.deps,
  )
  if (!kept.ok) throw new Error(kept.reason)
  return kept.batchId
}

/** The rows of one place of the company. */
export async function rowsOf(
  world: World,
  { statements, ...shared }: Awaited<ReturnType<typeof sharedRows>>,
  { unitId, personId, accountId, shopperId }: Spot,
): Promise<Rows> {
  const { campaignId, versionId } = shared
  const common: VisitMatters = { campaignId, versionId, unitId, shopperId }
  const visit = (state: string) => aVisit(world, { ...common, state })
  const named = personId === null ? common : { ...common, personId }
  const submittedVisitId = await visit('accepted')
  const released = await releasedWithPhotos(world, named)
  const acceptedVisitId = await visit('accepted')
  return {
    ...shared,
    unitId,
    shopperId,
    accountId,
    personId: personId ?? randomUUID(),
    offeredVisitId: await visit('offered'),
    spareOfferedVisitId: await visit('offered'),
    cancellableVisitId: await visit('offered'),
    acceptedVisitId,
    earlyAttachmentId: await earlyPhotoOf(world, acceptedVisitId),
    submittedVisitId,
    evaluationId: await aReport(world, submittedVisitId),
    approvedVisitId: await anApprovedVisit(world, named),
    ...released,
    unitVisitId: await aReleasedVisit(world, common),
    statementId: statements.find((one) => one.personId === personId)?.id ?? randomUUID(),
    paidStatementId: randomUUID(),
  }
}

/** A photo that its phone sent before the report. */
async function earlyPhotoOf(world: World, visitId: string): Promise<string> {
  const { photo, fileId } = await aPhoto(world, visitId)
  const storageKey = await world.deps.files.put(Buffer.from('an early picture'))
  await world.arrange((tx, organisationId) =>
    tx.storedFile.update({
      where: { organisationId_id: { organisationId, id: fileId } },
      data: { storageKey },
    }),
  )
  return photo.id
}

/** A released visit with two photos: one kept by the reviewers, one shown to the staff. */
async function releasedWithPhotos(world: World, visit: VisitMatters) {
  const photos: Awaited<ReturnType<typeof aPhoto>>[] = []
  const releasedVisitId = await aReleasedVisit(world, visit, async (visitId) => {
    photos.push(await aPhoto(world, visitId), await aPhoto(world, visitId))
    return { attachments: photos.map(({ photo }) => photo) }
  })
  const [kept, shown] = photos
  if (!kept || !shown) throw new Error('no photos')
  const storageKey = await world.deps.files.put(Buffer.from('a picture'))
  const otherKey = await world.deps.files.put(Buffer.from('another picture'))
  await world.arrange(async (tx, organisationId) => {
    const keyOf = (id: string) => ({ organisationId_id: { organisationId, id } })
    await tx.storedFile.update({ where: keyOf(kept.fileId), data: { storageKey } })
    await tx.storedFile.update({ where: keyOf(shown.fileId), data: { storageKey: otherKey } })
    await tx.attachment.update({
      where: keyOf(shown.photo.id),
      data: { releasedAt: world.deps.now },
    })
  })
  const { fileId } = kept
  return { releasedVisitId, attachmentId: kept.photo.id, fileId, shownFileId: shown.fileId }
}

/** Rows of nobody: what a real row must not be told from. */
export function nowhere(like: Rows): Rows {
  return Object.fromEntries(Object.keys(like).map((key) => [key, randomUUID()])) as unknown as Rows
}
