import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { insertRemindersOnce, listConcerned } from '../queries'

export type BehindReminded =
  | {
      readonly ok: true
      /** People; each has one message with all that he owes. */
      readonly reminded: number
      /** People who had been reminded of all of it earlier on the same day. */
      readonly alreadyToday: number
    }
  /** Everybody who can has acknowledged everything. */
  | { readonly ok: false; readonly reason: 'nobody-owes' }

/**
 * Reminds everybody who owes any acknowledgement of all that he owes: one message a person, once a
 * day at most. Who has no account could not read it and is left out.
 */
export async function remindBehind(
  actor: Actor,
  _input: unknown,
  { db, now }: Deps,
): Promise<BehindReminded> {
  authoriseVerb(actor, 'standard:remind')
  return db.asActor(actor, async (tx) => {
    const { organisationId, accountId } = actor
    const { timeZone } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const filter = { today, standardId: null, personId: null, unitIds: null }
    const rows = await listConcerned(tx, organisationId, filter)
    const owing = rows.filter((row) => row.acknowledgedAt === null && row.hasAccount)
    if (owing.length === 0) return { ok: false, reason: 'nobody-owes' }
    const fresh = owing.filter((row) => row.remindedOn !== today)
    // Somebody else may have reminded them at the same moment.
    const made = await insertRemindersOnce(tx, organisationId, fresh, { accountId, today }, now)
    const people = made === 0 ? 0 : new Set(fresh.map(({ personId }) => personId)).size
    if (people > 0) {
      const subject = { subjectKind: 'standard', subjectId: null }
      const standards = new Set(fresh.map(({ standardId }) => standardId)).size
      const details = { people, standards }
      await recordAudit(tx, actor, { action: 'standard.reminded', ...subject, details }, now)
    }
    const all = new Set(owing.map(({ personId }) => personId)).size
    return { ok: true, reminded: people, alreadyToday: all - people }
  })
}
