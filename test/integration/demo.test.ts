import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roleCards } from '@/app/(auth)/sign-in/role-cards'
import { listCampaigns } from '@/lib/campaigns/use-cases/list-campaigns'
import { parseFraction } from '@/lib/core/exact'
import { freezeReport } from '@/lib/core/frozen-report'
import { randomEffects } from '@/lib/core/reliability'
import { submitEvaluation } from '@/lib/evaluations/use-cases/submit-evaluation'
import { computePeriod } from '@/lib/periods/use-cases/compute-period'
import { decidePeriod } from '@/lib/periods/use-cases/decide-period'
import { listAllPeriods } from '@/lib/periods/use-cases/list-all-periods'
import { verifyLockedPeriod, viewPeriod } from '@/lib/periods/use-cases/view-period'
import { listOwnStatements, viewStatement } from '@/lib/periods/use-cases/view-statement'
import { listPlanOptions } from '@/lib/planning/use-cases/list-plan-options'
import { planVisits } from '@/lib/planning/use-cases/plan-visits'
import type { Deps } from '@/lib/platform/deps'
import { listOwnResults } from '@/lib/results/use-cases/list-own-results'
import { listTeamResults } from '@/lib/results/use-cases/list-team-results'
import { approveEvaluation } from '@/lib/reviews/use-cases/approve-evaluation'
import { listReviewQueue } from '@/lib/reviews/use-cases/list-review-queue'
import { releaseVisits } from '@/lib/reviews/use-cases/release-visits'
import { listDemoRoles } from '@/lib/sessions/use-cases/sign-in-demo'
import { acceptVisit } from '@/lib/visits/use-cases/accept-visit'
import { listOwnVisits } from '@/lib/visits/use-cases/list-own-visits'
import { viewOwnVisit } from '@/lib/visits/use-cases/view-own-visit'
import { type DemoRoleName, demoRoles, journey } from '@/prisma/demo/cast'
import { formFiller } from '@/prisma/demo/fill-form'
import { randomOf } from '@/prisma/demo/random'
import { writeAnswers } from '@/prisma/demo/write-answers'
import { demoAccounts } from '@/prisma/seed'
import { type DemoCompany, openDemoCompany } from '@/test/demo-company'

let company: DemoCompany
let deps: Deps

beforeAll(async () => {
  const begun = performance.now()
  company = await openDemoCompany('2026-10', new Date('2026-10-22T15:00:00Z'))
  console.log(`The demo company took ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  deps = company.deps
}, 300_000)
afterAll(() => company.close())

const as = (name: DemoRoleName) => company.as(name)

async function counts(sql: string): Promise<Record<string, number>> {
  const rows = await company.database.asOwner<{ key: string; n: number }>(sql)
  return Object.fromEntries(rows.map(({ key, n }) => [key, n]))
}

describe('who and what there is', () => {
  test('units, people, shoppers', async () => {
    expect(await counts('SELECT kind AS key, count(*)::int AS n FROM units GROUP BY 1')).toEqual({
      region: 3,
      shop: 12,
      'call-centre': 1,
      department: 7,
    })
    expect(
      await counts(`SELECT 'people' AS key, count(*)::int AS n FROM people
        UNION ALL SELECT 'shoppers', count(*)::int FROM shoppers
        UNION ALL SELECT 'operators', count(*)::int FROM assignments a JOIN units u
          ON u.id = a.unit_id AND u.kind = 'call-centre'
        UNION ALL SELECT 'salaried', count(DISTINCT person_id)::int FROM salaries`),
    ).toEqual({ people: 120, shoppers: 12, operators: 12, salaried: 120 })
  })

  test('everybody of the demo is offered by the sign-in page, the HR who computes first', async () => {
    const cards = roleCards(await listDemoRoles({ demo: true }, deps))
    expect(cards.map(({ displayName, sentence }) => `${sentence}: ${displayName}`)).toEqual([
      `programme-manager: ${demoRoles.manager.name}`,
      `shopper: ${demoRoles.shopper.name}`,
      `reviewer: ${demoRoles.reviewer.name}`,
      `employee: ${demoRoles.employee.name}`,
      `unit-head: ${demoRoles.head.name}`,
      `hr: ${demoRoles.hr.name}`,
      `second-hr: ${demoRoles.hr2.name}`,
      `administrator: ${demoRoles.administrator.name}`,
    ])
    expect(demoAccounts).toHaveLength(8)
  })

  test('every past month has three visits to a shop, four to an operator, two to a department', async () => {
    const months = await counts(`
      SELECT to_char(v.visited_on, 'YYYY-MM') || ' ' || u.kind AS key, count(*)::int AS n
      FROM visits v JOIN units u ON u.id = v.unit_id
      WHERE v.visited_on < '2026-10-01' AND v.state IN ('approved', 'released') GROUP BY 1`)
    const expected = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09'].flatMap((month) => [
      [`${month} shop`, 36],
      [`${month} call-centre`, 48],
      [`${month} department`, 6],
    ])
    expect(months).toEqual(Object.fromEntries(expected))
  })

  test('visits stand in every state', async () => {
    const states = await counts('SELECT state AS key, count(*)::int AS n FROM visits GROUP BY 1')
    console.log('visits', JSON.stringify(states))
    for (const state of ['planned', 'offered', 'accepted', 'returned', 'approved', 'cancelled']) {
      expect(states[state], state).toBeGreaterThan(0)
    }
    expect(states.submitted).toBe(9)
    expect(states.released).toBeGreaterThan(430)
  })

  test('nothing happens after the story is told', async () => {
    const [late] = await company.database.asOwner<{ n: number }>(
      'SELECT count(*)::int AS n FROM audit_entries WHERE at > $1',
      [deps.now],
    )
    expect(late?.n).toBe(0)
  })
})

describe('how it spreads', () => {
  test('one visit tells little: reliability about 0.2, noise about 6.5 points', async () => {
    const rows = await company.database.asOwner<{ subject: string; total: string }>(`
      SELECT coalesce(v.person_id, v.unit_id)::text AS subject, s.total
      FROM visits v JOIN scores s ON s.visit_id = v.id WHERE v.state = 'released'`)
    const subjects = Map.groupBy(rows, ({ subject }) => subject)
    const effects = randomEffects(
      [...subjects.values()].map((own) => own.map(({ total }) => parseFraction(total))),
    )
    const r = effects?.reliability.toNumber() ?? 0
    const noise = effects?.deviation.toNumber() ?? 0
    console.log(`r ${r.toFixed(4)}, s_w ${noise.toFixed(2)}, ${effects?.visits} visits`)
    expect(effects?.subjects).toBe(27)
    expect(r).toBeGreaterThan(0.12)
    expect(r).toBeLessThan(0.32)
    expect(noise).toBeGreaterThan(5.3)
    expect(noise).toBeLessThan(7.7)
  })

  test('critical failures here and there, comments and photos beside the answers', async () => {
    const [row] = await company.database.asOwner<{
      failures: number
      photos: number
      returned: number
    }>(`
      SELECT (SELECT count(*) FROM scores WHERE critical_failures > 0)::int AS failures,
        (SELECT count(*) FROM attachments)::int AS photos,
        (SELECT count(*) FROM reviews WHERE decision = 'returned')::int AS returned`)
    console.log('evidence', JSON.stringify(row))
    expect(row?.failures).toBe(10)
    expect(row?.photos).toBeGreaterThan(200)
    expect(row?.returned).toBeGreaterThan(10)
  })
})

describe('what each role finds to do', () => {
  test('the shopper: a report to mend, a visit to make, visits to take', async () => {
    const { visits } = await listOwnVisits(as('shopper'), {}, deps)
    const states = visits.map(({ state }) => state)
    for (const state of ['returned', 'accepted', 'offered'] as const)
      expect(states).toContain(state)
    expect(visits.filter(({ canAccept }) => canAccept).length).toBeGreaterThanOrEqual(2)
  })

  test('the reviewer: nine reports, one of them with no receipt', async () => {
    const { reports } = await listReviewQueue(as('reviewer'), {}, deps)
    expect(reports).toHaveLength(9)
    const [worst] = await company.database.asOwner<{ n: number }>(`
      SELECT count(*)::int AS n FROM evaluations e JOIN visits v ON v.id = e.visit_id
      WHERE v.state = 'submitted'
        AND e.report LIKE '%"questionId":"receipt","value":{"kind":"choice","option":"no"}%'`)
    expect(worst?.n).toBe(1)
  })

  test('the manager: programmes that run, one that is over, one that is being prepared', async () => {
    const { campaigns } = await listCampaigns(as('manager'), {}, deps)
    expect(campaigns.map(({ state }) => state).sort()).toEqual([
      'closed',
      'draft',
      'open',
      'open',
      'open',
    ])
  })

  test('the employee: six months of own results and a statement', async () => {
    const { groups } = await listOwnResults(as('employee'), {}, deps)
    const [own] = groups
    expect(own?.about).toBe('person')
    expect(own?.months.map(({ visits }) => visits)).toEqual([4, 4, 4, 4, 4, 2])
    const statements = await listOwnStatements(as('employee'), deps)
    expect(statements.map(({ month }) => month)).toEqual(['2026-09'])
    expect(Number(statements[0]?.payout)).toBeGreaterThan(10_000)
  })

  test('the unit head: the results of the own shop', async () => {
    const { team } = await listTeamResults(as('head'), {}, deps)
    expect(team.units.map(({ name }) => name)).toEqual(['Мытищи'])
    expect(team.results.length).toBeGreaterThanOrEqual(3)
  })
})

describe('pay', () => {
  test('the month before is locked by two people and verifies, the open one waits', async () => {
    const periods = await listAllPeriods(as('hr'), deps)
    expect(periods.map(({ month, state }) => [month, state])).toEqual([
      ['2026-10', 'computed'],
      ['2026-09', 'locked'],
    ])
    const [open, locked] = await Promise.all(
      periods.map(({ id }) => viewPeriod(as('hr'), id, deps)),
    )
    expect(locked?.decisions.map(({ kind, decidedByName }) => [kind, decidedByName])).toEqual([
      ['submitted', demoRoles.hr.name],
      ['approved', demoRoles.hr2.name],
      ['locked', demoRoles.hr2.name],
    ])
    expect(locked?.statements).toHaveLength(103)
    expect(locked?.computation?.unpaid).toEqual([])
    expect(open?.computation?.unpaid).toEqual([])
    const periodId = locked?.period.id ?? ''
    expect(await verifyLockedPeriod(as('hr2'), { periodId }, deps)).toMatchObject({
      ok: true,
      month: '2026-09',
      statements: 103,
    })
  })

  test('whoever wrote the schemes does not approve; the second HR may', async () => {
    const { periodId, runId } = await openMonth()
    const decide = (name: DemoRoleName, decision: 'submit' | 'approve') =>
      decidePeriod(as(name), { periodId, runId, decision }, deps)
    expect(await decide('hr', 'submit')).toEqual({ ok: true })
    expect(await decide('hr', 'approve')).toMatchObject({ ok: false })
    expect(await decide('hr2', 'approve')).toEqual({ ok: true })
  })
})

describe('the journey', () => {
  test('its shop has two released visits in the open month, from a campaign that is closed', async () => {
    expect(
      await counts(`SELECT v.state || ' ' || c.state AS key, count(*)::int AS n
        FROM visits v JOIN units u ON u.id = v.unit_id JOIN campaigns c ON c.id = v.campaign_id
        WHERE u.name = '${journey.shop.name}' AND v.opens_at >= '2026-09-30T21:00:00Z' GROUP BY 1`),
    ).toEqual({ 'released closed': journey.shop.visits })
  })

  test('a third visit to its person makes the score count for pay', async () => {
    const before = await qualityOfPerson()
    expect(before).toMatchObject({ visits: 2, missing: 'too-few-visits' })
    await makeThirdVisit()
    const { periodId } = await openMonth()
    const computed = await computePeriod(as('hr'), { periodId }, deps)
    expect(computed).toMatchObject({ ok: true, statements: 102 })
    expect(await qualityOfPerson()).toMatchObject({ visits: 3, missing: null })
  })
})

async function openMonth(): Promise<{ periodId: string; runId: string }> {
  const [open] = await listAllPeriods(as('hr'), deps)
  return { periodId: open?.id ?? '', runId: open?.currentRunId ?? '' }
}

/** What the statement of the open month says about the quality of the person's calls. */
async function qualityOfPerson(): Promise<{ visits: number; missing: string | null }> {
  const { periodId } = await openMonth()
  const { statements } = await viewPeriod(as('hr'), periodId, deps)
  const own = statements.find(({ fullName }) => fullName === journey.person.name)
  const { document } = await viewStatement(as('hr'), own?.id ?? '', deps)
  const quality = document.result.components.find(({ code }) => code === 'quality')
  const visits = quality?.measure.kind === 'score' ? quality.measure.visits : 0
  return { visits, missing: quality?.missing?.reason ?? null }
}

/** Planned in the running campaign, made by the demo's shopper, approved, released with others. */
async function makeThirdVisit(): Promise<void> {
  const { campaigns } = await listCampaigns(as('manager'), {}, deps)
  const campaignId = campaigns.find(({ name }) => name === journey.person.campaign)?.id ?? ''
  const { options } = await listPlanOptions(as('manager'), { campaignId }, deps)
  const person = options.people.find(({ fullName }) => fullName === journey.person.name)
  expect(person?.notified).toBe(true)
  const version = options.versions.find(({ touchpoint }) => touchpoint === 'call')
  const planned = await planVisits(
    as('manager'),
    {
      campaignId,
      checklistVersionId: version?.id ?? '',
      unitIds: [],
      personIds: [person?.id ?? ''],
      visitsEach: 1,
      spread: false,
      firstOn: '2026-10-22',
      lastOn: '2026-10-25',
      scenario: 'Спросите о доставке в субботу.',
      shopperIds: [as('shopper').shopperId ?? ''],
    },
    deps,
  )
  const [visitId = ''] = planned.ok ? planned.visitIds : []
  const { reviewer, shopper } = { reviewer: as('reviewer'), shopper: as('shopper') }
  expect(await acceptVisit(shopper, { visitId }, deps)).toEqual({ ok: true })
  const evaluationId = await report(visitId)
  expect(await approveEvaluation(reviewer, { visitId, evaluationId }, deps)).toMatchObject({
    ok: true,
  })
  const approved = await company.database.asOwner<{ id: string }>(
    `SELECT id::text FROM visits WHERE state = 'approved' AND campaign_id = $1`,
    [campaignId],
  )
  const visitIds = approved.map(({ id }) => id)
  expect(visitIds.length).toBeGreaterThanOrEqual(3)
  const released = await releaseVisits(reviewer, { campaignId, visitIds, attachmentIds: [] }, deps)
  expect(released).toEqual({ ok: true, released: visitIds.length })
}

async function report(visitId: string): Promise<string> {
  const { visit } = await viewOwnVisit(as('shopper'), { visitId }, deps)
  const { document, versionId, fingerprint } = visit.checklist
  const random = randomOf('third visit')
  const form = formFiller('call', document)('operator 0', { target: 97, forced: {} }, random)
  const times = { startedAt: new Date('2026-10-22T12:00Z'), finishedAt: deps.now }
  const id = randomUUID()
  const { text, sha256 } = freezeReport({
    format: 'etalon.evaluation/1',
    id,
    visitId,
    parentId: null,
    checklistVersionId: versionId,
    fingerprint,
    startedAt: '2026-10-22T15:00:00+03:00',
    finishedAt: '2026-10-22T15:20:00+03:00',
    visitedOn: '2026-10-22',
    answers: writeAnswers('call', document, form, 97, times, random),
    attachments: [],
  })
  const input = { bytes: new TextEncoder().encode(text), sha256, phoneNow: null }
  expect(await submitEvaluation(as('shopper'), input, deps)).toMatchObject({ ok: true })
  return id
}
