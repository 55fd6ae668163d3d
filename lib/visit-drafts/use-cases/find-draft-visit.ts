import type { Actor } from '@/lib/access/actor'
import { can, shopperOf } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import { hasTaken } from '@/lib/own-visits/queries'
import type { Transaction } from '@/lib/platform/db/database'
import { findVisitForUpdate, type LockedVisit } from '@/lib/visits/queries'

export interface DraftVisit {
  readonly visit: LockedVisit
  /** Offered to whoever asks, who has never taken it. */
  readonly isUntaken: boolean
}

/**
 * The visit of a draft, locked, for whoever has it or has once taken it: it may come back. To whoever never
 * had it, it is not there.
 */
export async function findDraftVisit(
  tx: Transaction,
  actor: Actor,
  visitId: string,
): Promise<DraftVisit> {
  const { organisationId } = actor
  const visit = await findVisitForUpdate(tx, organisationId, visitId)
  if (visit === null || actor.shopperId === null) throw new AppError('not-found')
  const isTheirs = can(actor, 'visit:fill', visit)
  if (isTheirs && visit.state !== 'offered') return { visit, isUntaken: false }
  const wasTheirs = await hasTaken(tx, organisationId, visitId, shopperOf(actor))
  if (!isTheirs && !wasTheirs) throw new AppError('not-found')
  return { visit, isUntaken: !wasTheirs }
}
