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
