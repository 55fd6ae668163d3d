import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { viewOverview } from '@/lib/overview/use-cases/view-overview'
import { listOwnResults } from '@/lib/results/use-cases/list-own-results'
import { listTeamResults } from '@/lib/results/use-cases/list-team-results'
import { viewOwnResult } from '@/lib/results/use-cases/view-own-result'
import { payRows } from '@/test/deny/pay-rows'
import { aChecklistDocument, anAnswer, aPublishedChecklist } from '@/test/factories'
import { aReleasedVisit } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import type { SetPeriodRule } from '../schema'
import { setPeriodRuleSchema } from '../schema'
import { setPeriodRule } from './set-period-rule'
import { viewPeriodRules } from './view-period-rules'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const typed = (fromMonth: string, weights: Readonly<Record<string, string>>): SetPeriodRule =>
  setPeriodRuleSchema.parse({
    kind: 'by-touchpoint',
    fromMonth,
    weights: {
      store: '',
      call: '',
      chat: '',
      email: '',
      social: '',
      'back-office': '',
      ...weights,
    },
  })
const set = (input: SetPeriodRule) =>
  setPeriodRule(world.actors.programmeManager, input, world.deps)
const rows = () =>
  world.database.asOwner<{ weights: unknown }>('SELECT weights FROM period_rules ORDER BY set_at')
const weighted = typed('2026-10', { store: '40', call: '60.0' })

describe('who is refused', () => {
  test.each(['administrator', 'reviewer', 'hr', 'unitHead', 'employee', 'shopper'] as const)(
    '%s does not say how scores are counted',
    async (name) => {
      await expect(setPeriodRule(world.actors[name], weighted, world.deps)).rejects.toThrow(
        'not-found',
      )
    },
  )

  test('a shopper does not read it either', async () => {
    await expect(viewPeriodRules(world.actors.shopper, world.deps)).rejects.toThrow('not-found')
  })

  test('a month that is over, weights that are none', async () => {
    expect(await set(typed('2026-09', { store: '1' }))).toEqual({ ok: false, reason: 'month-over' })
    expect(await set(typed('2026-10', {}))).toEqual({ ok: false, reason: 'no-weight' })
    expect(await set(typed('2026-10', { store: '0' }))).toEqual({ ok: false, reason: 'no-weight' })
    expect(await rows()).toEqual([])
  })

  test.each(['-1', '1,5', 'viel', '1000001', '0.1234567891', '1e3'])('a weight of %s', (weight) => {
    const parsed = setPeriodRuleSchema.safeParse({
      kind: 'by-touchpoint',
      fromMonth: '2026-10',
      weights: { ...typed('2026-10', {}).weights, store: weight },
    })
    expect(parsed.error?.issues).toMatchObject([
      { path: ['weights', 'store'], message: 'period-rules.fields.weight' },
    ])
  })

  test('a month whose pay is locked', async () => {
    const other = await openWorld()
    try {
      const { hr, secondHr, programmeManager } = other.actors
      await payRows({
        deps: other.deps,
        positionId: other.positions.seller,
        personnelNumbers: ['202'],
        hr: [hr, secondHr],
      })
      expect(await setPeriodRule(programmeManager, weighted, other.deps)).toEqual({
        ok: false,
        reason: 'month-locked',
      })
      const later = typed('2026-11', { store: '1' })
      expect(await setPeriodRule(programmeManager, later, other.deps)).toEqual({ ok: true })
    } finally {
      await other.close()
    }
  })
})

describe('weights of touchpoints', () => {
  const no = (questionId = 'q1') =>
    anAnswer({ questionId, value: { kind: 'choice', option: 'no' } })
  let callVisit: string

  beforeAll(async () => {
    const store = await aPublishedChecklist(world, aChecklistDocument())
    const call = await aPublishedChecklist(
      world,
      aChecklistDocument({ touchpoint: 'call', title: { ru: 'Звонок' } }),
    )
    const visits = [
      [store.versionId, '2026-10-05', undefined],
      [store.versionId, '2026-10-06', undefined],
      [store.versionId, '2026-10-07', undefined],
      [call.versionId, '2026-10-08', [no()]],
      [store.versionId, '2026-09-05', undefined],
      [store.versionId, '2026-09-06', undefined],
      [call.versionId, '2026-09-08', [no()]],
    ] as const
    for (const [versionId, visitedOn, answers] of visits) {
      const report = { visitedOn, ...(answers && { answers }) }
      callVisit = await aReleasedVisit(world, { versionId }, report)
    }
  })

  const seen = async () => {
    const { programmeManager: manager, unitHead: head, employee: own } = world.actors
    const month = { month: '2026-10', touchpoint: 'all' } as const
    const { overview } = await viewOverview(manager, month, world.deps)
    const { team } = await listTeamResults(head, { month: '2026-10' }, world.deps)
    const { groups } = await listOwnResults(own, {}, world.deps)
    return { overview, team, group: groups[0] }
  }

  test('before a rule every visit weighs the same', async () => {
    const { overview, team, group } = await seen()
    expect(overview.headline).toMatchObject({ visits: 4, score: { exact: '75/1' } })
    expect(overview.league).toBeNull()
    expect(overview.how).toMatchObject({ weights: null, policies: { unanswered: 'leave-out' } })
    expect(team.summaries[0]).toMatchObject({ visits: 4, score: { exact: '75/1' } })
    expect(group?.months.at(-1)).toMatchObject({ visits: 4, score: { exact: '75/1' } })
    expect(group?.change).toMatchObject({ value: '8.33' })
  })

  test('they are set once, with who and when, and change no month before', async () => {
    expect(await set(weighted)).toEqual({ ok: true })
    expect(await set(weighted)).toEqual({ ok: true })
    expect(await rows()).toEqual([{ weights: { store: '40', call: '60.0' } }])
    const audit = await world.database.asOwner<{ details: unknown }>(
      "SELECT details FROM audit_entries WHERE action = 'organisation.period-rule-set'",
    )
    expect(audit).toEqual([
      {
        details: {
          fromMonth: '2026-10',
          before: { weights: null },
          after: { weights: { store: '40', call: '60.0' } },
        },
      },
    ])
    const office = await viewPeriodRules(world.actors.hr, world.deps)
    expect(office).toMatchObject({
      month: '2026-10',
      weights: { store: '40', call: '60.0' },
      history: [{ fromMonth: '2026-10', setBy: world.actors.programmeManager.displayName }],
    })
    const staff = await viewPeriodRules(world.actors.employee, world.deps)
    expect(staff).toMatchObject({ weights: office.weights, history: null })
    const elsewhere = await viewPeriodRules(world.stranger, world.deps)
    expect(elsewhere).toMatchObject({ weights: null, history: [] })
  })

  test('the overview, the league, the team and one’s own results are weighted, with their sum of visits', async () => {
    const { overview, team, group } = await seen()
    // (40 * 100 + 60 * 0) / 100; se^2 = 42.25 * (0.16 / 3 + 0.36).
    const score = {
      visits: 4,
      score: { exact: '40/1' },
      interval: { low: '33.13', high: '46.87' },
      parts: [
        { touchpoint: 'store', weight: '40', visits: 3 },
        { touchpoint: 'call', weight: '60.0', visits: 1 },
      ],
    }
    expect(overview.headline).toMatchObject(score)
    expect(overview.how.weights).toEqual({ store: '40', call: '60.0' })
    // Alone nobody has a rank.
    expect(overview.league).toMatchObject([{ ...score, rank: null, smoothed: null }])
    expect(team.summaries[0]).toMatchObject(score)
    expect(team.how.weights).toEqual(overview.how.weights)
    expect(group?.months.at(-1)).toMatchObject(score)
    expect(group?.how.weights).toEqual(overview.how.weights)
  })

  test('a month before keeps its score, and is not compared with one by another rule', async () => {
    const { overview, group } = await seen()
    const september = { visits: 3, score: { exact: '200/3' } }
    expect(overview.trend.at(-2)).toMatchObject(september)
    expect(overview.trend.at(-2)?.parts).toBeUndefined()
    expect(overview.change).toMatchObject({ value: null, certainty: 'other-rule' })
    expect(group?.months.at(-2)).toMatchObject(september)
    expect(group?.change).toMatchObject({ value: null, certainty: 'other-rule' })
  })

  test('the line of the overview, the team and one’s own results breaks where only the rule is another', async () => {
    const { overview, team, group } = await seen()
    const broken = [
      { month: '2026-09', isWeighedAnew: false, breakBefore: null },
      { month: '2026-10', isWeighedAnew: true, breakBefore: null },
    ]
    for (const trend of [overview.trend, team.trend, group?.trend]) {
      expect(trend?.slice(-2)).toMatchObject(broken)
    }
    const asked = { month: '2026-10', touchpoint: 'store' } as const
    const { overview: stores } = await viewOverview(
      world.actors.programmeManager,
      asked,
      world.deps,
    )
    expect(stores.trend.at(-1)).toMatchObject({ isWeighedAnew: false })
  })

  test('one touchpoint alone is not weighed', async () => {
    const asked = { month: '2026-10', touchpoint: 'call' } as const
    const { overview } = await viewOverview(world.actors.programmeManager, asked, world.deps)
    expect(overview.headline).toMatchObject({ visits: 1, score: { exact: '0/1' } })
    expect(overview.how.weights).toBeNull()
  })

  test('a visit’s report says so in the months that it concerns', async () => {
    const { view } = await viewOwnResult(world.actors.employee, { visitId: callVisit }, world.deps)
    expect(view.touchpointWeights).toBeNull()
    const { results } = (await seen()).team
    const visitId = results[0]?.visitId ?? ''
    const october = await viewOwnResult(world.actors.employee, { visitId }, world.deps)
    expect(october.view.touchpointWeights).toEqual({ store: '40', call: '60.0' })
  })

  test('every visit weighs the same again from the month that says so', async () => {
    const deps = world.depsAt('2026-10-21T09:00:00Z')
    const even = { kind: 'even', fromMonth: '2026-11' } as const
    expect(await setPeriodRule(world.actors.programmeManager, even, deps)).toEqual({ ok: true })
    const october = await viewPeriodRules(world.actors.hr, world.deps)
    expect(october.weights).toEqual({ store: '40', call: '60.0' })
    const later = await viewPeriodRules(world.actors.hr, world.depsAt('2026-11-02T09:00:00Z'))
    expect(later.weights).toBeNull()
    expect(later.history?.map(({ fromMonth }) => fromMonth)).toEqual(['2026-11', '2026-10'])
  })
})

test('visits of touchpoints without a weight make no score, and what there is is told', async () => {
  const fresh = await openWorld()
  try {
    const { employee, programmeManager } = fresh.actors
    const call = await aPublishedChecklist(
      fresh,
      aChecklistDocument({ touchpoint: 'call', title: { ru: 'Звонок' } }),
    )
    const visit = { versionId: call.versionId }
    await aReleasedVisit(fresh, visit, { visitedOn: '2026-10-08' })
    const own = async () => (await listOwnResults(employee, {}, fresh.deps)).groups[0]
    expect(await own()).toMatchObject({ unscored: null, how: { weights: null } })
    const rule = typed('2026-10', { store: '40' })
    expect(await setPeriodRule(programmeManager, rule, fresh.deps)).toEqual({ ok: true })
    const group = await own()
    expect(group?.months.every(({ score }) => score === null)).toBe(true)
    expect(group).toMatchObject({
      unscored: {
        month: '2026-10',
        weights: { store: '40' },
        touchpoints: [{ touchpoint: 'call', visits: 1, score: { text: '100.00' } }],
      },
      how: { weights: { store: '40' }, policies: { unanswered: 'leave-out' } },
    })

    const asked = { month: '2026-10', touchpoint: 'all' } as const
    const { overview } = await viewOverview(programmeManager, asked, fresh.deps)
    expect(overview).toMatchObject({ headline: { score: null }, league: [] })

    // An earlier month with a score stands with its own rule, beside the one without.
    await aReleasedVisit(fresh, visit, { visitedOn: '2026-09-08' })
    expect(await own()).toMatchObject({
      unscored: { month: '2026-10' },
      how: { weights: null },
      change: null,
    })
    // What changed is told of the months that have a score.
    await aReleasedVisit(fresh, visit, { visitedOn: '2026-08-08' })
    expect((await own())?.change).toMatchObject({ against: '2026-08', certainty: 'unknown' })
  } finally {
    await fresh.close()
  }
})

test('a rule that was set is never changed or removed, not even by the owner', async () => {
  for (const change of ['UPDATE period_rules SET weights = NULL', 'DELETE FROM period_rules']) {
    await expect(world.database.asOwner(change)).rejects.toThrow('append-only')
  }
})
