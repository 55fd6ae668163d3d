import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { endOfDay, startOfDay } from '@/lib/core/zone-days'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { type AuditLine, auditLinesPerPage, listAuditLines } from '../queries'
import type { ListAudit } from '../schema'

export interface AuditPage {
  readonly lines: readonly AuditLine[]
  readonly total: number
  readonly pageSize: number
  /** In which the days of the filter and the times of the lines are meant. */
  readonly timeZone: string
}

/** One page of the log; days are those of the organisation's zone. */
export async function listAudit(
  actor: Actor,
  { who, subject, from, through, page }: ListAudit,
  { db }: Pick<Deps, 'db'>,
): Promise<AuditPage> {
  authoriseVerb(actor, 'audit:read')
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, actor.organisationId)
    const found = await listAuditLines(tx, actor.organisationId, {
      who,
      subjectKind: subject,
      from: from === null ? null : startOfDay(from, timeZone),
      until: through === null ? null : endOfDay(through, timeZone),
      page,
    })
    return { ...found, pageSize: auditLinesPerPage, timeZone }
  })
}
