import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { Transaction } from '@/lib/platform/db/database'

export interface PictureFile {
  readonly id: string
  readonly storageKey: string
  readonly mediaType: string
  readonly sha256: string
  readonly width: number
  readonly height: number
}

const columns = {
  ...{ id: true, storageKey: true, mediaType: true, sha256: true, width: true, height: true },
} as const

type Row = Omit<PictureFile, 'width' | 'height'> & {
  readonly width: number | null
  readonly height: number | null
}

function toPicture(row: Row): PictureFile {
  return { ...row, width: row.width ?? 0, height: row.height ?? 0 }
}

export async function findPicture(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
): Promise<PictureFile | null> {
  const row = await tx.storedFile.findFirst({
    where: { organisationId, id, purpose: 'picture' },
    select: columns,
  })
  return row && toPicture(row)
}

/** Those of the ids that are pictures. */
export async function listPicturesByIds(
  tx: Transaction,
  organisationId: OrganisationId,
  ids: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.storedFile.findMany({
    where: { organisationId, id: { in: [...ids] }, purpose: 'picture' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

export async function findPictureBySha256(
  tx: Transaction,
  organisationId: OrganisationId,
  sha256: string,
): Promise<PictureFile | null> {
  const row = await tx.storedFile.findFirst({
    where: { organisationId, sha256, purpose: 'picture' },
    select: columns,
  })
  return row && toPicture(row)
}

/** Inserts the picture, or returns null when one of the same bytes is there already. */
export async function insertPictureOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  picture: Omit<PictureFile, 'id'> & { readonly byteSize: number },
  now: Date,
): Promise<string | null> {
  const [row] = await tx.storedFile.createManyAndReturn({
    data: [{ organisationId, purpose: 'picture', ...picture, createdAt: now }],
    skipDuplicates: true,
    select: { id: true },
  })
  return row?.id ?? null
}
