import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { canonicalJson } from '@/lib/core/canonical-json'
import { draftOf } from '@/lib/core/standard-document'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import {
  findStandardForUpdate,
  holdNumbers,
  isNumberTaken,
  type StandardRow,
} from '@/lib/standard-drafts/queries'
import { insertStandardVersion } from '@/lib/standard-versions/queries'
import type { PublishStandards } from '../schema'
import { nameDraft } from './name-draft'

type Reason = 'changed-meanwhile' | 'nothing-changed' | 'number-taken' | 'retired'

export type StandardsPublished =
  | { readonly ok: true; readonly published: number }
  /** Nothing was published; `number` names the standard that stood in the way. */
  | { readonly ok: false; readonly reason: Reason; readonly number: string }

/**
 * Publishes drafts as their next versions, all of them or none, and so asks the staff whom they
 * concern to read and acknowledge them.
 */
export async function publishStandards(
  actor: Actor,
  { standards, note }: PublishStandards,
  { db, now }: Deps,
): Promise<StandardsPublished> {
  authoriseVerb(actor, 'standard:publish')
  return db.asActor(actor, async (tx) => {
    await holdNumbers(tx, actor.organisationId)
    const ordered = [...standards].sort((a, b) => (a.standardId < b.standardId ? -1 : 1))
    const rows: StandardRow[] = []
    for (const { standardId, revision } of ordered) {
      const row = await findStandardForUpdate(tx, actor.organisationId, standardId)
      if (row === null) throw new AppError('not-found')
      const reason = await refusalOf(tx, actor, row, revision)
      if (reason !== null) return { ok: false, reason, number: row.draft.number }
      rows.push(row)
    }
    for (const row of rows) await publish(tx, actor, row, note, now)
    return { ok: true, published: rows.length }
  })
}

async function refusalOf(
  tx: Transaction,
  { organisationId }: Actor,
  { id, retiredAt, revision, version, draft }: StandardRow,
  seen: number,
): Promise<Reason | null> {
  if (retiredAt !== null) return 'retired'
  if (revision !== seen) return 'changed-meanwhile'
  const isSame =
    version !== null && canonicalJson(draftOf(version.document)) === canonicalJson(draft)
  if (isSame) return 'nothing-changed'
  return (await isNumberTaken(tx, organisationId, id, draft.number)) ? 'number-taken' : null
}

async function publish(
  tx: Transaction,
  actor: Actor,
  { id, draft, version }: StandardRow,
  note: string | null,
  now: Date,
): Promise<void> {
  const document = await nameDraft(tx, actor, draft)
  const number = (version?.number ?? 0) + 1
  const next = { number, document, note, publishedBy: actor.accountId }
  await insertStandardVersion(tx, actor.organisationId, id, next, now)
  const subject = { subjectKind: 'standard', subjectId: id }
  const details = { number: draft.number, version: number }
  await recordAudit(tx, actor, { action: 'standard.published', ...subject, details }, now)
}
