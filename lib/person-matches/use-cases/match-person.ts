import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { findCampaign } from '@/lib/campaigns/queries'
import { AppError } from '@/lib/core/app-error'
import { noticeHasStood } from '@/lib/core/staff-notice'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { concernsOwnUnit, findLatestEvaluation } from '@/lib/reviews/queries'
import { findVisitForUpdate, type LockedVisit } from '@/lib/visits/queries'
import { insertMatch, listRoster } from '../queries'
import type { MatchPersonInput } from '../schema'

/**
 * `already-released`: staff have the result. `not-sent`: there is no report to read. `planned-for`:
 * the plan names the person. `names-nobody`: the campaign evaluates no people. `not-described`: the
 * report describes nobody. `not-on-roster` and `not-notified`: of the person who was chosen.
 */
export type MatchPersonAnswer =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason:
        | 'already-released'
        | 'not-sent'
        | 'planned-for'
        | 'names-nobody'
        | 'not-described'
        | 'newer-report'
        | 'own-unit'
        | 'own-report'
        | 'not-on-roster'
        | 'not-notified'
    }

/**
 * Says whom a shopper met, or that it was nobody of the roster, or takes back what was said. It can be
 * changed until the result is released; then the visit names the person, and the score is theirs.
 */
export async function matchPerson(
  actor: Actor,
  { visitId, evaluationId, match }: MatchPersonInput,
  { db, now }: Deps,
): Promise<MatchPersonAnswer> {
  return db.asActor(actor, async (tx) => {
    const { organisationId, accountId } = actor
    const found = await findVisitForUpdate(tx, organisationId, visitId)
    const visit = authorise(actor, 'visit:match', found)
    if (visit.state === 'released') return refused('already-released')
    if (visit.state !== 'submitted' && visit.state !== 'approved') return refused('not-sent')
    if (visit.personId !== null) return refused('planned-for')
    const campaign = await findCampaign(tx, organisationId, visit.campaignId)
    if (!campaign?.namesPeople) return refused('names-nobody')
    const evaluation = await findLatestEvaluation(tx, organisationId, visitId)
    if (evaluation === null) throw new AppError('not-found')
    const { report } = evaluation
    if (evaluation.id !== evaluationId) return refused('newer-report')
    if (evaluation.shopperId === actor.shopperId) return refused('own-report')
    if (await concernsOwnUnit(tx, actor, visit.unitId, report.visitedOn)) return refused('own-unit')
    if (!report.answers.some(({ value }) => value?.kind === 'person')) {
      return refused('not-described')
    }
    const personId = match.kind === 'person' ? match.personId : null
    if (personId !== null) {
      const problem = await problemOf(tx, actor, visit, {
        personId,
        onDay: report.visitedOn,
        noticeDays: campaign.noticeDays,
      })
      if (problem !== null) return refused(problem)
    }
    await insertMatch(tx, organisationId, {
      visitId,
      evaluationId,
      verdict: match.kind,
      personId,
      decidedBy: accountId,
      decidedAt: now,
    })
    await recordAudit(
      tx,
      actor,
      {
        action: match.kind === 'undone' ? 'visit.match-undone' : 'visit.person-matched',
        subjectKind: 'visit',
        subjectId: visitId,
        details: { evaluationId, personId },
      },
      now,
    )
    return { ok: true }
  })
}

type Refusal = Extract<MatchPersonAnswer, { ok: false }>['reason']

function refused(reason: Refusal): MatchPersonAnswer {
  return { ok: false, reason }
}

/** Whoever is named worked there on the day, and had been told of the campaign. */
async function problemOf(
  tx: Transaction,
  { organisationId }: Actor,
  { unitId, campaignId }: LockedVisit,
  { personId, onDay, noticeDays }: { personId: string; onDay: string; noticeDays: number },
): Promise<'not-on-roster' | 'not-notified' | null> {
  const roster = await listRoster(tx, organisationId, { unitId, campaignId, onDay })
  const person = roster.find(({ id }) => id === personId)
  if (person === undefined) return 'not-on-roster'
  const { timeZone } = await findOrganisation(tx, organisationId)
  const told = person.deliveredAt && dateIn(person.deliveredAt, timeZone)
  return noticeHasStood(told, noticeDays, onDay).ok ? null : 'not-notified'
}
