import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { findStandardRow } from '@/lib/standard-drafts/queries'
import { insertRemindersOnce, listConcerned } from '../queries'
import type { RemindPeople } from '../schema'

export type PeopleReminded =
  | {
      readonly ok: true
      readonly reminded: number
      /** Of those who owe it: reminded earlier on the same day. */
      readonly alreadyToday: number
    }
  /** Everybody who was asked for has acknowledged it. */
  | { readonly ok: false; readonly reason: 'nobody-owes' }

/** Puts a reminder on the home page of those who owe an acknowledgement; once a day at most. */
export async function remindPeople(
  actor: Actor,
  { standardId, personIds }: RemindPeople,
  { db, now }: Deps,
): Promise<PeopleReminded> {
  authoriseVerb(actor, 'standard:remind')
  return db.asActor(actor, async (tx) => {
    const { organisationId, accountId } = actor
    const standard = await findStandardRow(tx, organisationId, standardId)
    if (standard === null) throw new AppError('not-found')
    const { timeZone } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const filter = { today, standardId, personId: null, unitIds: null }
    const rows = await listConcerned(tx, organisationId, filter)
    const owing = rows.filter(
      (row) =>
        row.acknowledgedAt === null && (personIds === null || personIds.includes(row.personId)),
    )
    if (owing.length === 0) return { ok: false, reason: 'nobody-owes' }
    const by = { accountId, today }
    const reminded = await insertRemindersOnce(tx, organisationId, owing, by, now)
    if (reminded > 0) {
      const subject = { subjectKind: 'standard', subjectId: standardId }
      const details = { people: reminded }
      await recordAudit(tx, actor, { action: 'standard.reminded', ...subject, details }, now)
    }
    return { ok: true, reminded, alreadyToday: owing.length - reminded }
  })
}
