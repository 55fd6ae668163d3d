import type { Actor } from '@/lib/access/actor'
import { can, shopperOf } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import { hasTaken } from '@/lib/own-visits/queries'
import type { Transaction } from '@/lib/platform/db/database'
import { findVisitForUpdate, type LockedVisit } from '@/lib/visits/queries'

/**
 * The visit of a draft, locked, for whoever has it or has once taken it: it may come back. To whoever never
 * took it, it is not there.
 */
export async function findDraftVisit(
  tx: Transaction,
  actor: Actor,
  visitId: string,
): Promise<{ readonly visit: LockedVisit; readonly isTheirs: boolean }> {
  const { organisationId } = actor
  const visit = await findVisitForUpdate(tx, organisationId, visitId)
  if (visit !== null && can(actor, 'visit:fill', visit)) return { visit, isTheirs: true }
  const wasTheirs =
    visit !== null &&
    actor.shopperId !== null &&
    (await hasTaken(tx, organisationId, visitId, shopperOf(actor)))
  if (visit === null || !wasTheirs) throw new AppError('not-found')
  return { visit, isTheirs: false }
}
