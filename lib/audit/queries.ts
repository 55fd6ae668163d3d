import 'server-only'
import type { Actor, OrganisationId } from '@/lib/access/actor'
import type { Transaction } from '@/lib/platform/db/database'
import type { Prisma } from '@/lib/platform/db/generated/client'

/** What happened to what; `details` holds plain facts and never a secret or a shopper's name. */
export interface AuditEvent {
  /** noun.verb in the past: "period.locked" */
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string | null
  readonly details?: Prisma.InputJsonObject
}

/** Writes the audit row in the transaction of the change itself (ARCHITECTURE.md, Patterns). */
export async function recordAudit(
  tx: Transaction,
  actor: Pick<Actor, 'organisationId' | 'accountId'>,
  event: AuditEvent,
  now: Date,
): Promise<void> {
  await insertAuditEntry(tx, actor.organisationId, actor.accountId, event, now)
}

/** For what the program does itself, with nobody signed in: first run, demo company, jobs. */
export async function recordOwnAudit(
  tx: Transaction,
  organisationId: OrganisationId,
  event: AuditEvent,
  now: Date,
): Promise<void> {
  await insertAuditEntry(tx, organisationId, null, event, now)
}

async function insertAuditEntry(
  tx: Transaction,
  organisationId: OrganisationId,
  accountId: string | null,
  event: AuditEvent,
  now: Date,
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      organisationId,
      accountId,
      at: now,
      action: event.action,
      subjectKind: event.subjectKind,
      subjectId: event.subjectId,
      details: event.details ?? {},
    },
    select: { id: true },
  })
}

/** A line of the log as it is read: names are those of today. */
export interface AuditLine {
  readonly id: string
  readonly at: Date
  /** Null for what the program did itself. */
  readonly who: string | null
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string | null
  /** What the subject is called; null where it has no name that an administrator may see. */
  readonly subjectName: string | null
  readonly details: unknown
}

export const auditLinesPerPage = 50

export interface AuditWindow {
  readonly who: string
  readonly subjectKind: string | null
  readonly from: Date | null
  /** The first instant that is left out. */
  readonly until: Date | null
  readonly page: number
}

/** One page of the log, latest first, and how many lines there are in all. */
export async function listAuditLines(
  tx: Transaction,
  organisationId: OrganisationId,
  wanted: AuditWindow,
): Promise<{ readonly lines: readonly AuditLine[]; readonly total: number }> {
  const like = `%${wanted.who.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await tx.$queryRaw<(AuditLine & { total: number })[]>`
    SELECT e.id::text, e.at, a.display_name AS who, e.action, e.subject_kind AS "subjectKind",
      e.subject_id::text AS "subjectId", e.details, (count(*) OVER ())::int AS total,
      coalesce(sa.display_name, sp.full_name, su.name, sc.name, ss.number, po.name, og.name,
        to_char(pe.month, 'YYYY-MM')) AS "subjectName"
    FROM audit_entries e
    LEFT JOIN accounts a ON a.organisation_id = e.organisation_id AND a.id = e.account_id
    LEFT JOIN accounts sa ON e.subject_kind = 'account' AND sa.organisation_id = e.organisation_id AND sa.id = e.subject_id
    LEFT JOIN people sp ON e.subject_kind = 'person' AND sp.organisation_id = e.organisation_id AND sp.id = e.subject_id
    LEFT JOIN units su ON e.subject_kind = 'unit' AND su.organisation_id = e.organisation_id AND su.id = e.subject_id
    LEFT JOIN campaigns sc ON e.subject_kind = 'campaign' AND sc.organisation_id = e.organisation_id AND sc.id = e.subject_id
    LEFT JOIN standards ss ON e.subject_kind = 'standard' AND ss.organisation_id = e.organisation_id AND ss.id = e.subject_id
    LEFT JOIN positions po ON e.subject_kind = 'position' AND po.organisation_id = e.organisation_id AND po.id = e.subject_id
    LEFT JOIN organisations og ON e.subject_kind = 'organisation' AND og.organisation_id = e.organisation_id
    LEFT JOIN periods pe ON e.subject_kind = 'period' AND pe.organisation_id = e.organisation_id AND pe.id = e.subject_id
    WHERE e.organisation_id = ${organisationId}::uuid
      AND (${wanted.who} = '' OR a.display_name ILIKE ${like})
      AND (${wanted.subjectKind}::text IS NULL OR e.subject_kind = ${wanted.subjectKind})
      AND (${wanted.from}::timestamptz IS NULL OR e.at >= ${wanted.from}::timestamptz)
      AND (${wanted.until}::timestamptz IS NULL OR e.at < ${wanted.until}::timestamptz)
    ORDER BY e.at DESC, e.id
    LIMIT ${auditLinesPerPage} OFFSET ${(wanted.page - 1) * auditLinesPerPage}`
  return { lines: rows.map(({ total: _, ...line }) => line), total: rows[0]?.total ?? 0 }
}
