import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { listChaptersForUpdate } from '@/lib/chapters/queries'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import type { Problem } from '@/lib/platform/i18n/problem'
import { insertStandardsOnce } from '@/lib/standard-drafts/queries'
import type { CreateStandard } from '../schema'

export type StandardCreated =
  | { readonly ok: true; readonly standardId: string }
  | {
      readonly ok: false
      readonly reason: 'number-taken'
      readonly fields: { readonly number: Problem }
    }

/** Begins a standard as a draft; staff see it when its first version is published. */
export async function createStandard(
  actor: Actor,
  input: CreateStandard,
  { db, now }: Deps,
): Promise<StandardCreated> {
  authoriseVerb(actor, 'standard:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    if (input.chapterId) {
      const chapters = await listChaptersForUpdate(tx, organisationId)
      if (!chapters.some(({ id }) => id === input.chapterId)) throw new AppError('not-found')
    }
    const [standardId] = await insertStandardsOnce(tx, organisationId, [input], now)
    if (standardId === undefined) {
      return { ok: false, reason: 'number-taken', fields: { number: 'errors.fields.taken' } }
    }
    const subject = { subjectKind: 'standard', subjectId: standardId }
    const details = { number: input.number }
    await recordAudit(tx, actor, { action: 'standard.created', ...subject, details }, now)
    return { ok: true, standardId }
  })
}
