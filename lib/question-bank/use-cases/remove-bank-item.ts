import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import { deleteBankItem } from '../queries'
import type { RemoveBankItem } from '../schema'

/** Takes an item out of the bank; its copies in checklists stay. */
export async function removeBankItem(
  actor: Actor,
  { itemId }: RemoveBankItem,
  { db, now }: Deps,
): Promise<{ readonly ok: true }> {
  authoriseVerb(actor, 'question-bank:change')
  return db.asActor(actor, async (tx) => {
    const isDeleted = await deleteBankItem(tx, actor.organisationId, itemId)
    if (!isDeleted) throw new AppError('not-found')
    const subject = { subjectKind: 'question-bank-item', subjectId: itemId }
    await recordAudit(tx, actor, { action: 'question-bank.removed', ...subject }, now)
    return { ok: true }
  })
}
