import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { DraftName } from '@/lib/core/draft-branches'
import type { Transaction } from '@/lib/platform/db/database'

/** One shopper's drafts of a visit, newest first. */
export async function listVisitDrafts(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  shopperId: string,
) {
  return tx.visitDraft.findMany({
    where: { organisationId, visitId, shopperId },
    orderBy: { revision: 'desc' },
    select: { deviceId: true, revision: true, body: true, savedAt: true },
  })
}

/** Whether the server keeps a draft of a visit by this shopper. */
export async function isVisitDraftKept(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  shopperId: string,
): Promise<boolean> {
  const where = { organisationId, visitId, shopperId }
  return (await tx.visitDraft.findFirst({ where, select: { revision: true } })) !== null
}

/** What decides about a draft that comes in, of all phones and shoppers of the visit. */
export async function listVisitDraftMarks(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
) {
  return tx.visitDraft.findMany({
    where: { organisationId, visitId },
    orderBy: { revision: 'desc' },
    select: {
      deviceId: true,
      shopperId: true,
      revision: true,
      changes: true,
      sha256: true,
      savedAt: true,
    },
  })
}

/** The texts of all drafts that are kept of a visit. */
export async function listVisitDraftBodies(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<readonly string[]> {
  const where = { organisationId, visitId }
  const rows = await tx.visitDraft.findMany({ where, select: { body: true } })
  return rows.map(({ body }) => body)
}

export interface NewVisitDraft {
  readonly visitId: string
  readonly deviceId: string
  readonly shopperId: string
  readonly revision: number
  readonly base: number
  readonly changes: number
  readonly frozenAs: string | null
  readonly body: string
  readonly sha256: string
  readonly savedAt: Date
}

export async function saveVisitDraft(
  tx: Transaction,
  organisationId: OrganisationId,
  draft: NewVisitDraft,
): Promise<void> {
  const { visitId, deviceId, ...columns } = draft
  await tx.visitDraft.upsert({
    where: { organisationId_visitId_deviceId: { organisationId, visitId, deviceId } },
    create: { organisationId, ...draft },
    update: columns,
    select: { revision: true },
  })
}

/**
 * Clears those of a shopper's drafts of a visit that are named; what their phones have sent since stays.
 * @returns how many there were
 */
export async function deleteNamedDrafts(
  tx: Transaction,
  organisationId: OrganisationId,
  { visitId, shopperId }: { readonly visitId: string; readonly shopperId: string },
  names: readonly DraftName[],
): Promise<number> {
  const OR = names.map(({ deviceId, changes }) => ({ deviceId, changes: { lte: changes } }))
  const { count } = await tx.visitDraft.deleteMany({
    where: { organisationId, visitId, shopperId, OR },
  })
  return count
}

/** Up to which state a draft has ended, and how. */
export interface DraftEnd {
  readonly changes: number
  /** Thrown away by its shopper; else its answers are in a report. */
  readonly isDiscarded: boolean
  readonly endedAt: Date
}

/** The end of what a phone had sent of a visit; null: nothing of it has ended. */
export async function findDraftEnd(
  tx: Transaction,
  organisationId: OrganisationId,
  {
    visitId,
    shopperId,
    deviceId,
  }: { readonly visitId: string; readonly shopperId: string; readonly deviceId: string },
): Promise<DraftEnd | null> {
  const key = { organisationId, visitId, shopperId, deviceId }
  return tx.endedDraft.findUnique({
    where: { organisationId_visitId_shopperId_deviceId: key },
    select: { changes: true, isDiscarded: true, endedAt: true },
  })
}

/**
 * Notes that a shopper has thrown these drafts away; of new names no more than there is room for. Those that went
 * with a report take no room: somebody has worked for each.
 * @param most names of one shopper and visit
 */
export async function noteDiscarded(
  tx: Transaction,
  organisationId: OrganisationId,
  { visitId, shopperId }: { readonly visitId: string; readonly shopperId: string },
  names: readonly DraftName[],
  endedAt: Date,
  most: number,
): Promise<void> {
  const ended = await tx.endedDraft.findMany({
    where: { organisationId, visitId, shopperId },
    select: { deviceId: true, changes: true, isDiscarded: true },
  })
  const known = new Map(ended.map((end) => [end.deviceId, end]))
  let room = most - ended.filter(({ isDiscarded }) => isDiscarded).length
  for (const { deviceId, changes } of names) {
    const before = known.get(deviceId)
    if (before && before.changes >= changes) continue
    if (!before?.isDiscarded) room -= 1
    if (!before?.isDiscarded && room < 0) continue
    const key = { organisationId, visitId, shopperId, deviceId }
    const end = { changes, isDiscarded: true, endedAt }
    await tx.endedDraft.upsert({
      where: { organisationId_visitId_shopperId_deviceId: key },
      create: { ...key, ...end },
      update: end,
      select: { deviceId: true },
    })
  }
}

/** Clears all drafts of a visit that needs no report any more. */
export async function deleteVisitDrafts(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<void> {
  await tx.visitDraft.deleteMany({ where: { organisationId, visitId } })
}

/** Where each photo or file of a visit lies that its shopper has sent. */
export async function listReceivedFiles(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  shopperId: string,
) {
  return tx.attachment.findMany({
    where: { organisationId, visitId, shopperId },
    select: { id: true, receivedSha256: true, fileId: true },
  })
}
