import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { findBriefing, listAttempts } from '@/lib/briefings/queries'
import type { OwnBriefing } from '@/lib/briefings/schema'
import { findChecklistVersion } from '@/lib/checklist-versions/queries'
import { AppError } from '@/lib/core/app-error'
import type { ChecklistDocument, Section } from '@/lib/core/checklist'
import { type FeeFacts, feePayBy } from '@/lib/core/fee-payment'
import { afterMove } from '@/lib/core/visit-states'
import { dateIn } from '@/lib/core/zone-clock'
import {
  type Cancellation,
  findLastReturn,
  findShopperVisit,
  listCancellations,
  type ShopperVisit,
} from '@/lib/own-visits/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { reviewHours } from '@/lib/reviews/schema'
import { listPicturedStandards } from '@/lib/standards/queries'
import { isVisitDraftKept } from '@/lib/visit-drafts/queries'
import { listPlaces } from '../queries'
import type { OwnVisit, OwnVisitRow, ReviewerComments, VisitIdInput, VisitPlace } from '../schema'

/**
 * One visit of the signed-in shopper, with all that is needed to fill the form without a network.
 * @returns with it whether the server knows of a report of theirs that was begun
 */
export async function viewOwnVisit(
  actor: Actor,
  { visitId }: VisitIdInput,
  { db, now }: Deps,
): Promise<{ ok: true; visit: OwnVisit; isBegun: boolean }> {
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findShopperVisit(tx, organisationId, visitId)
    const visit = authorise(actor, 'visit:fill', found)
    const cancellation = (await listCancellations(tx, organisationId, { visitId })).get(visitId)
    // Called off before he took it: nothing of it was ever his.
    if (visit.state === 'cancelled' && !cancellation) throw new AppError('not-found')
    const places = await listPlaces(tx, organisationId, [visit.unitId])
    const version = await findChecklistVersion(tx, organisationId, visit.checklistVersionId)
    if (version === null) throw new AppError('not-found')
    const { document, fingerprint } = version
    const standardIds = standardIdsOf(document)
    const standards = await listPicturedStandards(tx, organisationId, standardIds)
    return {
      ok: true,
      isBegun: visit.state !== 'accepted' || (await isDraftKept(tx, actor, visitId)),
      visit: {
        ...describeOwnVisit(visit, places.get(visit.unitId), document, now, cancellation),
        scenario: visit.scenario,
        checklist: { versionId: visit.checklistVersionId, fingerprint, document },
        standards,
        briefing: await readBriefing(tx, actor, visit.campaignId),
        returned: visit.state === 'returned' ? await readReturn(tx, actor, visit.id) : null,
      },
    }
  })
}

async function isDraftKept(tx: Transaction, { organisationId, shopperId }: Actor, visitId: string) {
  return shopperId !== null && (await isVisitDraftKept(tx, organisationId, visitId, shopperId))
}

/** What the list and the visit's own page both show. */
export function describeOwnVisit(
  visit: ShopperVisit,
  place: VisitPlace | undefined,
  about: Pick<ChecklistDocument, 'title' | 'touchpoint'> | undefined,
  now: Date,
  cancellation: Cancellation | undefined,
): OwnVisitRow {
  if (place === undefined || about === undefined) throw new Error('a visit without its unit')
  const isOpen = now < visit.closesAt
  return {
    id: visit.id,
    state: visit.state,
    title: about.title,
    touchpoint: about.touchpoint,
    campaignName: visit.campaignName,
    place,
    personName: visit.personName,
    fee: visit.fee,
    currency: visit.currency,
    pay: feeFactsOf(visit),
    opensAt: visit.opensAt.toISOString(),
    closesAt: visit.closesAt.toISOString(),
    dueAt: visit.dueAt.toISOString(),
    canAccept: visit.state === 'offered' && visit.campaignState === 'open' && isOpen,
    // Late reports are marked, never refused here: what is on the phone must be able to arrive.
    canFill: afterMove(visit.state, 'submit').ok,
    cancelled: cancellation
      ? { at: cancellation.at.toISOString(), reason: cancellation.reason }
      : null,
  }
}

const HOUR_MS = 3_600_000

function feeFactsOf(visit: ShopperVisit): FeeFacts {
  const { feeRule: rule, submittedAt, feePaidOn: paidOn } = visit
  const isWaiting = visit.state === 'submitted' && submittedAt !== null
  const isApproved = visit.state === 'approved' || visit.state === 'released'
  const approvedOn =
    isApproved && visit.approvedAt !== null ? dateIn(visit.approvedAt, visit.payZone) : null
  return {
    rule,
    answerBy: isWaiting
      ? new Date(submittedAt.getTime() + reviewHours * HOUR_MS).toISOString()
      : null,
    approvedOn,
    payBy: rule && approvedOn && feePayBy(rule, approvedOn),
    paidOn,
  }
}

function standardIdsOf(document: ChecklistDocument): readonly string[] {
  const ofSection = (section: Section): readonly string[] => [
    ...section.questions.flatMap((question) => question.standardId ?? []),
    ...section.sections.flatMap(ofSection),
  ]
  return [...new Set(document.sections.flatMap(ofSection))]
}

async function readBriefing(
  tx: Transaction,
  { organisationId, shopperId }: Actor,
  campaignId: string,
): Promise<OwnBriefing> {
  const briefing = await findBriefing(tx, organisationId, campaignId)
  const { test } = briefing
  if (test === null || shopperId === null) return { ...briefing, campaignId, passedAt: null }
  const attempts = await listAttempts(tx, organisationId, campaignId, shopperId)
  const passed = attempts.find((one) => one.passed && one.fingerprint === test.fingerprint)
  return { ...briefing, campaignId, passedAt: passed?.takenAt.toISOString() ?? null }
}

async function readReturn(
  tx: Transaction,
  actor: Actor,
  visitId: string,
): Promise<ReviewerComments | null> {
  const review = await findLastReturn(tx, actor.organisationId, visitId)
  if (review === null) return null
  return {
    decidedAt: review.decidedAt.toISOString(),
    comment: review.comment,
    questions: review.questionComments,
    evaluationId: review.evaluationId,
    report: review.report,
  }
}
