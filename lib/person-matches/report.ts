import type { Actor, OrganisationId } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { findCampaign } from '@/lib/campaigns/queries'
import { noticeHasStood } from '@/lib/core/staff-notice'
import { dateIn } from '@/lib/core/zone-clock'
import type { Transaction } from '@/lib/platform/db/database'
import { concernsOwnUnit, type Evaluation, type VisitForReview } from '@/lib/reviews/queries'
import { findStandingMatch, listRoster } from './queries'
import type { Sighting, StandingMatch, WhomStep } from './schema'

/**
 * The step "whom was it?" of a report; null where the report describes nobody, the plan names the
 * person, or the campaign evaluates no people.
 */
export async function readWhom(
  tx: Transaction,
  actor: Actor,
  visit: VisitForReview,
  { id, report, shopperId }: Evaluation,
  timeZone: string,
): Promise<WhomStep | null> {
  const { organisationId } = actor
  const sightings = report.answers.flatMap(({ questionId, value }): Sighting | readonly [] =>
    value?.kind === 'person'
      ? { questionId, nameTag: value.nameTag, description: value.description }
      : [],
  )
  const match = await readMatch(tx, organisationId, visit.id, timeZone)
  if (sightings.length === 0 || (visit.personId !== null && match === null)) return null
  const campaign = await findCampaign(tx, organisationId, visit.campaign.id)
  if (!campaign?.namesPeople) return null
  const isOpen = visit.state === 'submitted' || visit.state === 'approved'
  const mayMatch =
    isOpen &&
    can(actor, 'visit:match', visit) &&
    shopperId !== actor.shopperId &&
    !(await concernsOwnUnit(tx, actor, visit.unitId, report.visitedOn))
  if (!mayMatch) return { evaluationId: id, sightings, roster: [], match, mayMatch }
  const { unitId } = visit
  const onDay = report.visitedOn
  const roster = await listRoster(tx, organisationId, { unitId, campaignId: campaign.id, onDay })
  return {
    evaluationId: id,
    sightings,
    roster: roster.map(({ deliveredAt, ...person }) => {
      const told = deliveredAt && dateIn(deliveredAt, timeZone)
      return { ...person, isNotified: noticeHasStood(told, campaign.noticeDays, onDay).ok }
    }),
    match,
    mayMatch,
  }
}

async function readMatch(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  timeZone: string,
): Promise<StandingMatch | null> {
  const found = await findStandingMatch(tx, organisationId, visitId)
  if (found === null) return null
  const { decidedAt, ...match } = found
  return { ...match, decidedOn: dateIn(decidedAt, timeZone) }
}
