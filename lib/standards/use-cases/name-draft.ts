import type { Actor } from '@/lib/access/actor'
import { listChapters } from '@/lib/chapters/queries'
import { AppError } from '@/lib/core/app-error'
import type { StandardDocument, StandardDraft } from '@/lib/core/standard-document'
import { findPerson, listPositions } from '@/lib/people/queries'
import { listPicturesByIds } from '@/lib/pictures/queries'
import type { Transaction } from '@/lib/platform/db/database'

/**
 * A draft with the names of what it refers to, as a version keeps it.
 * @throws AppError `not-found` when it refers to a chapter, person, position or picture that is not there
 */
export async function nameDraft(
  tx: Transaction,
  { organisationId }: Pick<Actor, 'organisationId'>,
  { chapterId, ownerId, positionIds, ...said }: StandardDraft,
): Promise<StandardDocument> {
  const chapters = chapterId === null ? [] : await listChapters(tx, organisationId)
  const chapter = chapters.find(({ id }) => id === chapterId)
  const owner = ownerId === null ? null : await findPerson(tx, organisationId, ownerId)
  const known = positionIds.length === 0 ? [] : await listPositions(tx, organisationId)
  const positions = known.filter(({ id }) => positionIds.includes(id))
  const pictures = [said.goodPictureId, said.badPictureId].filter((id) => id !== null)
  const found = pictures.length === 0 ? [] : await listPicturesByIds(tx, organisationId, pictures)
  const isComplete =
    (chapterId === null || chapter !== undefined) &&
    (ownerId === null || owner !== null) &&
    positions.length === positionIds.length &&
    pictures.every((id) => found.includes(id))
  if (!isComplete) throw new AppError('not-found')
  return {
    ...said,
    chapter: chapter === undefined ? null : { id: chapter.id, title: chapter.title },
    owner: owner === null ? null : { id: owner.id, name: owner.fullName },
    positions: positions.map(({ id, name }) => ({ id, name })),
  }
}
