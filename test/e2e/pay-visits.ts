import { randomUUID } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import type { Actor, OrganisationId } from '@/lib/access/actor'
import { addDays, type CalendarDate, utcMidnight } from '@/lib/core/calendar'
import { canonicalJson } from '@/lib/core/canonical-json'
import { sha256OfText } from '@/lib/core/fingerprint'
import { type FrozenReport, freezeReport } from '@/lib/core/frozen-report'
import { submitEvaluation } from '@/lib/evaluations/use-cases/submit-evaluation'
import type { Database } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { openFolderStorage } from '@/lib/platform/storage'
import { approveEvaluation } from '@/lib/reviews/use-cases/approve-evaluation'
import { releaseVisits } from '@/lib/reviews/use-cases/release-visits'
import { createStandard } from '@/lib/standards/use-cases/create-standard'
import { publishStandards } from '@/lib/standards/use-cases/publish-standards'
import { actorOf, done } from '@/prisma/demo/steps'
import { aChecklistDocument, anAnswer, aQuestion, aSection } from '../factories'
import { type PayCast, paidMonthAt } from './pay-cast'
import type { PayPeople } from './pay-companies'

interface Company {
  readonly organisationId: OrganisationId
  readonly people: PayPeople
  readonly now: Date
}

/**
 * Three visits to the second driver in the month that is paid, released within it: each has nine points
 * of ten, and the tenth is lost against a standard.
 */
export async function visitDriver(db: Database, cast: PayCast, company: Company): Promise<void> {
  const { organisationId, people } = company
  const month = paidMonthAt(company.now)
  // Nothing of these visits is a file.
  const files = openFolderStorage(path.join(os.tmpdir(), 'etalon-pay-visits'))
  const depsOn = (day: CalendarDate): Deps => ({ db, files, now: noonOf(day) })
  const nowDeps = { db, files, now: company.now }
  const reviewer = await actorOf(organisationId, people.reviewer.accountId, nowDeps)
  const shopper = await actorOf(organisationId, people.shopper.accountId, nowDeps)
  const days = [`${month}-05`, `${month}-09`, `${month}-13`]
  const standardId = await publishStandard(reviewer, cast, depsOn(`${month}-01`))
  const version = await publishChecklist(company, cast, reviewer, standardId, depsOn(`${month}-01`))
  const campaignId = await openCampaign(company, cast, reviewer, depsOn(`${month}-01`))
  const visitIds: string[] = []
  for (const day of days) {
    const visitId = await planVisit(
      company,
      { campaignId, versionId: version.id, day },
      depsOn(day),
    )
    const { text, sha256 } = freezeReport(reportOf(cast, version, visitId, day))
    const sent = { bytes: new TextEncoder().encode(text), sha256, phoneNow: null }
    const { receipt } = done(await submitEvaluation(shopper, sent, depsOn(day)))
    const decided = { visitId, evaluationId: receipt.evaluationId }
    done(await approveEvaluation(reviewer, decided, depsOn(addDays(day, 1))))
    visitIds.push(visitId)
  }
  const batch = { campaignId, visitIds, attachmentIds: [] }
  done(await releaseVisits(reviewer, batch, depsOn(`${month}-15`)))
}

function noonOf(day: CalendarDate): Date {
  return new Date(`${day}T09:00:00Z`)
}

async function publishStandard(author: Actor, cast: PayCast, deps: Deps): Promise<string> {
  const text = { [cast.locale]: cast.visits.standard }
  const fields = { number: '2.3', text, touchpoint: 'store' } as const
  const { standardId } = done(await createStandard(author, fields, deps))
  const standards = [{ standardId, revision: 1 }]
  done(await publishStandards(author, { standards, note: null }, deps))
  return standardId
}

interface Version {
  readonly id: string
  readonly fingerprint: string
}

async function publishChecklist(
  { organisationId }: Company,
  { locale, visits }: PayCast,
  { accountId: publishedBy }: Actor,
  standardId: string,
  { db, now }: Deps,
): Promise<Version> {
  const said = (text: string) => ({ [locale]: text })
  const questions = [
    aQuestion({ id: 'met', text: said(visits.met), yes: '5' }),
    aQuestion({ id: 'helped', text: said(visits.helped), yes: '4' }),
    aQuestion({ id: 'called', text: said(visits.called), standardId }),
  ]
  const section = aSection({ title: said(visits.section), questions })
  const document = aChecklistDocument({ title: said(visits.checklist), sections: [section] })
  const text = canonicalJson(document)
  const fingerprint = sha256OfText(text)
  return db.asOrganisation(organisationId, async (tx) => {
    const draft = { organisationId, draft: JSON.parse(text), createdAt: now, updatedAt: now }
    const { id: checklistId } = await tx.checklist.create({ data: draft, select: { id: true } })
    const version = { organisationId, checklistId, number: 1, document: text, fingerprint }
    const { id } = await tx.checklistVersion.create({
      data: { ...version, publishedBy, publishedAt: now },
      select: { id: true },
    })
    return { id, fingerprint }
  })
}

/** It names people: their notice has stood long enough. */
async function openCampaign(
  { organisationId }: Company,
  { visits }: PayCast,
  { accountId: createdBy }: Actor,
  { db, now: createdAt }: Deps,
): Promise<string> {
  const firstOn = createdAt.toISOString().slice(0, 10)
  const campaign = {
    ...{ organisationId, name: visits.campaign, purpose: visits.campaign, fee: '500.00' },
    ...{ startsOn: utcMidnight(firstOn), endsOn: utcMidnight(addDays(firstOn, 20)) },
    ...{ namesPeople: true, noticeText: visits.campaign },
    noticePublishedOn: utcMidnight(addDays(firstOn, -30)),
    ...{ state: 'open', createdBy, createdAt },
  }
  return db.asOrganisation(organisationId, async (tx) => {
    const { id } = await tx.campaign.create({ data: campaign, select: { id: true } })
    return id
  })
}

/** Taken by the shopper, to be made on that day. */
async function planVisit(
  { organisationId, people }: Company,
  { campaignId, versionId, day }: Record<'campaignId' | 'versionId' | 'day', string>,
  { db, now }: Deps,
): Promise<string> {
  const { otherDriver, reviewer, shopper } = people
  const about = {
    ...{ campaignId, checklistVersionId: versionId, scenario: '.', fee: '500.00' },
    ...{ unitId: otherDriver.unitId ?? '', personId: otherDriver.personId },
    shopperId: shopper.shopperId,
  }
  const times = {
    opensAt: utcMidnight(addDays(day, -1)),
    closesAt: utcMidnight(addDays(day, 1)),
    dueAt: utcMidnight(addDays(day, 2)),
  }
  const taken = { state: 'accepted', plannedBy: reviewer.accountId, createdAt: now }
  return db.asOrganisation(organisationId, async (tx) => {
    const data = { organisationId, ...about, ...times, ...taken, acceptedAt: now }
    const { id } = await tx.visit.create({ data, select: { id: true } })
    return id
  })
}

function reportOf(
  { visits }: PayCast,
  { id: checklistVersionId, fingerprint }: Version,
  visitId: string,
  day: CalendarDate,
): FrozenReport {
  const answeredAt = `${day}T11:30:00+03:00`
  const said = (questionId: string, option: string, comment: string | null = null) =>
    anAnswer({ questionId, value: { kind: 'choice', option }, comment, answeredAt })
  return {
    format: 'etalon.evaluation/1',
    ...{ id: randomUUID(), visitId, parentId: null },
    ...{ checklistVersionId, fingerprint, visitedOn: day },
    startedAt: `${day}T11:10:00+03:00`,
    finishedAt: `${day}T11:50:00+03:00`,
    answers: [said('met', 'yes'), said('helped', 'yes'), said('called', 'no', visits.notCalled)],
    attachments: [],
  }
}
