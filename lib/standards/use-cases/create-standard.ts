import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import type { Problem } from '@/lib/platform/i18n/problem'
import { insertStandardsOnce } from '../queries'
import type { CreateStandard } from '../schema'

export type StandardCreated =
  | { readonly ok: true; readonly standardId: string }
  | {
      readonly ok: false
      readonly reason: 'number-taken'
      readonly fields: { readonly number: Problem }
    }

export async function createStandard(
  actor: Actor,
  input: CreateStandard,
  { db, now }: Deps,
): Promise<StandardCreated> {
  authoriseVerb(actor, 'standard:change')
  return db.asActor(actor, async (tx) => {
    const [standardId] = await insertStandardsOnce(tx, actor.organisationId, [input], now)
    if (standardId === undefined) {
      return { ok: false, reason: 'number-taken', fields: { number: 'errors.fields.taken' } }
    }
    const subject = { subjectKind: 'standard', subjectId: standardId }
    const details = { number: input.number }
    await recordAudit(tx, actor, { action: 'standard.created', ...subject, details }, now)
    return { ok: true, standardId }
  })
}
