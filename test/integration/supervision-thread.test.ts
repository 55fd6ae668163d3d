import { createTranslator } from 'use-intl/core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { GET as getReportPdf } from '@/app/api/reports/visits/[visitId]/route'
import { POST as postEvaluation } from '@/app/api/v1/evaluations/route'
import { createCampaign } from '@/lib/campaigns/use-cases/create-campaign'
import { openCampaign } from '@/lib/campaigns/use-cases/open-campaign'
import { createChecklist } from '@/lib/checklists/use-cases/create-checklist'
import { publishChecklist } from '@/lib/checklists/use-cases/publish-checklist'
import { displayPercent } from '@/lib/core/display-number'
import { parseFraction } from '@/lib/core/exact'
import { freezeReport } from '@/lib/core/frozen-report'
import { planVisits } from '@/lib/planning/use-cases/plan-visits'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { readVisitReport } from '@/lib/reports/use-cases/read-visit-report'
import { type Say, visitReport } from '@/lib/results/report'
import { approveEvaluation } from '@/lib/reviews/use-cases/approve-evaluation'
import { acceptVisit } from '@/lib/visits/use-cases/accept-visit'
import { viewOwnVisit } from '@/lib/visits/use-cases/view-own-visit'
import {
  readSupervisionChecklist,
  supervisionMissing,
  surveyOf7250,
} from '../adapters/supervision-checklist'
import { pdfPages } from '../pdf-text'
import { openWorld, type World } from '../world'

const say: Say = createTranslator({
  locale: 'ru',
  messages: messagesIn('ru') as never,
  namespace: 'results.report' as never,
}) as never

// The one thing that needs Next around it: here the same messages without a request.
vi.mock('next-intl/server', () => ({ getTranslations: async () => say }))

if (supervisionMissing !== null) console.log(`the supervision thread is ${supervisionMissing}`)

const origin = 'http://127.0.0.1:3000'
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.serve()
})
afterAll(() => world.close())

/** Document to published version, open campaign, one visit offered to the shopper. */
async function plannedVisit(): Promise<string> {
  const { programmeManager: manager, shopper } = world.actors
  const { deps, units } = world
  const { document } = readSupervisionChecklist()
  const created = await createChecklist(manager, { from: 'document', document }, deps)
  const { checklistId } = created
  const published = await publishChecklist(manager, { checklistId, revision: 1 }, deps)
  if (!published.ok) throw new Error(published.reason)
  const campaign = {
    name: 'Проверка учреждений',
    purpose: 'Узнать, где помочь',
    startsOn: '2026-10-01',
    endsOn: '2026-10-31',
    fee: '700.00',
    deadlineHours: 24,
    namesPeople: false,
    noticeText: null,
    noticeDays: 14,
  }
  const { campaignId } = await createCampaign(manager, campaign, deps)
  expect(await openCampaign(manager, { campaignId }, deps)).toEqual({ ok: true })
  const planned = await planVisits(
    manager,
    {
      campaignId,
      checklistVersionId: published.versionId,
      unitIds: [units.shopNorth],
      personIds: [],
      visitsEach: 1,
      spread: false,
      firstOn: '2026-10-19',
      lastOn: '2026-10-25',
      scenario: 'Пройдите по всем разделам.',
      shopperIds: [shopper.shopperId ?? ''],
    },
    deps,
  )
  if (!planned.ok) throw new Error(planned.reason)
  const [visitId = ''] = planned.visitIds
  return visitId
}

/** What the phone does: reads its visit, answers, freezes, sends the exact bytes. */
async function sendReport(visitId: string) {
  const { shopper } = world.actors
  expect(await acceptVisit(shopper, { visitId }, world.deps)).toEqual({ ok: true })
  const { visit } = await viewOwnVisit(shopper, { visitId }, world.deps)
  const answers = readSupervisionChecklist()
    .answersOf(surveyOf7250)
    .map((answer) => ({ ...answer, answeredAt: '2026-10-20T08:10:00Z' }))
  const evaluationId = crypto.randomUUID()
  const { text, sha256 } = freezeReport({
    format: 'etalon.evaluation/1',
    id: evaluationId,
    visitId,
    parentId: null,
    checklistVersionId: visit.checklist.versionId,
    fingerprint: visit.checklist.fingerprint,
    startedAt: '2026-10-20T08:00:00Z',
    finishedAt: '2026-10-20T08:50:00Z',
    visitedOn: '2026-10-20',
    answers,
    attachments: [],
  })
  const request = new Request(`${origin}/api/v1/evaluations`, {
    method: 'POST',
    body: text,
    headers: { origin, cookie: await world.cookieOf(shopper), 'x-etalon-sha256': sha256 },
  })
  const response = await postEvaluation(request, { params: Promise.resolve({}) })
  const receipt: unknown = await response.json()
  expect(receipt).toMatchObject({ receipt: { evaluationId, sha256 } })
  return evaluationId
}

async function pdfText(visitId: string): Promise<string> {
  const cookie = await world.cookieOf(world.actors.reviewer)
  const request = new Request(`${origin}/api/reports/visits/${visitId}`, { headers: { cookie } })
  const response = await getReportPdf(request, { params: Promise.resolve({ visitId }) })
  expect(response.status).toBe(200)
  const pages = await pdfPages(new Uint8Array(await response.arrayBuffer()))
  return plain(pages.join('\n')).replace(/\s+/g, ' ')
}

describe.skipIf(supervisionMissing !== null)('the supervision checklist, from end to end', () => {
  it('scores 72.50 in the database, on the screen and in the PDF', async () => {
    const visitId = await plannedVisit()
    const evaluationId = await sendReport(visitId)
    const { reviewer } = world.actors
    const approved = await approveEvaluation(reviewer, { visitId, evaluationId }, world.deps)
    expect(approved).toEqual({ ok: true, total: '72.50' })

    const [score] = await world.database.asOwner<{ total: string; shown: string }>(
      `SELECT total, result::jsonb #>> '{total,text}' AS shown FROM scores WHERE visit_id = $1`,
      [visitId],
    )
    expect(score?.shown).toBe('72.50')
    expect(displayPercent(parseFraction(score?.total ?? ''), 4)).toBe('72.5000')

    const { reported } = await readVisitReport(reviewer, { visitId }, world.deps)
    const told = visitReport(reported, { say, format: formatFor('ru') })
    expect(plain(JSON.stringify(told))).toContain('72,50 %')
    expect(await pdfText(visitId)).toContain('72,50 %')
  }, 120_000)
})
