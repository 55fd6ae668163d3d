import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { countWorkingIn } from '@/lib/acknowledgements/queries'
import { AppError } from '@/lib/core/app-error'
import {
  languageLeftBehind,
  type StandardChange,
  type StandardDocument,
  standardChanges,
} from '@/lib/core/standard-document'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listStandardRows, type StandardRow } from '@/lib/standard-drafts/queries'
import type { PreviewPublication } from '../schema'
import { nameDraft } from './name-draft'

/** What publishing one draft would do. */
export interface Publication {
  readonly standardId: string
  readonly number: string
  /** There is no version yet: the whole text is new. */
  readonly isFirst: boolean
  /** People who would be asked to read the version. */
  readonly readers: number
  /** Against the version in force; none where there is none yet. */
  readonly changes: readonly StandardChange[]
  /** The text in this language stayed as it was while the other one changed. */
  readonly leftBehind: 'ru' | 'en' | null
}

export interface PreviewedPublication {
  readonly ok: true
  readonly publications: readonly Publication[]
  /** People who would be asked to read any of them, each once. */
  readonly readers: number
}

/** What publishing several drafts would do, each and together; nothing is written. */
export async function previewPublication(
  actor: Actor,
  { standardIds }: PreviewPublication,
  { db, now }: Deps,
): Promise<PreviewedPublication> {
  authoriseVerb(actor, 'standard:publish')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const { timeZone } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const all = await listStandardRows(tx, organisationId)
    const rows = all.filter(({ id }) => standardIds.includes(id))
    if (rows.length < standardIds.length) throw new AppError('not-found')
    const drafted: StandardDocument[] = []
    const publications: Publication[] = []
    for (const row of rows) {
      const document = await nameDraft(tx, actor, row.draft)
      drafted.push(document)
      publications.push(await publicationOf(tx, actor, row, document, today))
    }
    const concerned = drafted.map(({ positions }) => positions.map(({ id }) => id))
    // No position is everybody, whatever the others name.
    const positionIds = concerned.some((ids) => ids.length === 0) ? [] : concerned.flat()
    const readers = await countWorkingIn(tx, organisationId, [...new Set(positionIds)], today)
    return { ok: true, publications, readers }
  })
}

/** What publishing a draft would do to whoever works by it. */
export async function publicationOf(
  tx: Transaction,
  { organisationId }: Actor,
  { id, draft, version }: Pick<StandardRow, 'id' | 'draft' | 'version'>,
  drafted: StandardDocument,
  today: string,
): Promise<Publication> {
  const positionIds = drafted.positions.map((position) => position.id)
  const inForce = version?.document ?? null
  return {
    ...{ standardId: id, number: draft.number, isFirst: inForce === null },
    readers: await countWorkingIn(tx, organisationId, positionIds, today),
    changes: inForce === null ? [] : standardChanges(inForce, drafted),
    leftBehind: inForce === null ? null : languageLeftBehind(inForce, drafted),
  }
}
