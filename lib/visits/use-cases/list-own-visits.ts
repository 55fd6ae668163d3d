import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import { listCancellations, listShopperVisits } from '@/lib/own-visits/queries'
import type { Deps } from '@/lib/platform/deps'
import { listPlaces, listVersionTitles } from '../queries'
import type { OwnVisitRow } from '../schema'
import { describeOwnVisit } from './view-own-visit'

const DAY_MS = 86_400_000
/** How long an approved visit stays in the shopper's list. */
const KEPT_DAYS = 60
/** How long one that was to be paid by a day, and is not noted as paid, stays there. */
const KEPT_UNPAID_DAYS = 400
/** How long a visit that was called off after it was taken stays there. */
const KEPT_CANCELLED_DAYS = 14

/** The signed-in shopper's visits: to take, to fill, sent, lately approved or called off; soonest due first. */
export async function listOwnVisits(
  actor: Actor,
  _input: unknown,
  { db, now }: Deps,
): Promise<{ ok: true; visits: readonly OwnVisitRow[] }> {
  authoriseVerb(actor, 'visit:fill')
  const { organisationId, shopperId } = actor
  if (shopperId === null) throw new AppError('not-found')
  return db.asActor(actor, async (tx) => {
    const before = (days: number) => new Date(now.getTime() - days * DAY_MS)
    const since = [before(KEPT_DAYS), before(KEPT_UNPAID_DAYS)] as const
    const calledOff = { shopperId, since: before(KEPT_CANCELLED_DAYS) }
    const cancelled = await listCancellations(tx, organisationId, calledOff)
    const besides = [...cancelled.keys()]
    const found = await listShopperVisits(tx, organisationId, shopperId, ...since, besides)
    const unitIds = found.map((visit) => visit.unitId)
    const versionIds = found.map((visit) => visit.checklistVersionId)
    const places = await listPlaces(tx, organisationId, unitIds)
    const titles = await listVersionTitles(tx, organisationId, versionIds)
    const visits = found.map((visit) => {
      const title = titles.get(visit.checklistVersionId)
      return describeOwnVisit(visit, places.get(visit.unitId), title, now, cancelled.get(visit.id))
    })
    return { ok: true, visits }
  })
}
