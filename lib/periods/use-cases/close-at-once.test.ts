import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { releaseVisits } from '@/lib/reviews/use-cases/release-visits'
import {
  aCampaign,
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestion,
  aSection,
} from '@/test/factories'
import { type MonthRun, type PayMonths, payMonths } from '@/test/factories/pay-months'
import { anApprovedVisit } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { computePeriod } from './compute-period'
import { decidePeriod } from './decide-period'
import { verifyPeriods } from './verify-periods'
import { viewPeriod } from './view-period'

let world: World
let months: PayMonths
let wide: Database
/** The same world on so many connections that callers really meet at the locks. */
let crowd: Deps
beforeEach(async () => {
  world = await openWorld()
  months = await payMonths(world)
  wide = openDatabase(world.database.url, 40)
  crowd = { ...world.deps, db: wide }
})
afterEach(async () => {
  await wide.close()
  await world.close()
})

type Decision = 'submit' | 'approve' | 'lock'

const decide = (run: MonthRun, name: 'hr' | 'secondHr', decision: Decision) =>
  decidePeriod(world.actors[name], { ...run, decision }, crowd)
const compute = ({ periodId }: MonthRun) => computePeriod(world.actors.hr, { periodId }, crowd)
const times = <Value>(count: number, make: () => Value): Value[] =>
  Array.from({ length: count }, make)
const wins = (answers: readonly { readonly ok: boolean }[]) => answers.filter(({ ok }) => ok).length

/** The same order for a seed on every machine. */
function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const rank = (index: number) =>
    Math.imul(index + 1, 0x9e3779b1 ^ Math.imul(seed, 0x85ebca6b)) >>> 0
  return items
    .map((item, index) => ({ item, at: rank(index) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** Who decided what about which run: one of each kind at most. */
async function decisionsOf({ periodId }: MonthRun) {
  const rows = await world.arrange((tx, organisationId) =>
    tx.periodDecision.findMany({ where: { organisationId, periodId } }),
  )
  const keys = rows.map(({ runId, kind }) => `${runId} ${kind}`)
  expect(new Set(keys).size).toBe(keys.length)
  return rows
}

describe('a hundred people close a month at once', () => {
  test('of a hundred submissions, approvals and locks one each wins, and the seal holds', async () => {
    const run = await months.computed('2026-10')
    expect(wins(await Promise.all(times(100, () => decide(run, 'hr', 'submit'))))).toBe(1)
    const approvals = await Promise.all(times(100, () => decide(run, 'secondHr', 'approve')))
    expect(wins(approvals)).toBe(1)
    expect(approvals.filter(({ ok }) => !ok)).toEqual(
      times(99, () => ({ ok: false, reason: 'already-done' })),
    )
    const locks = await Promise.all(times(100, () => decide(run, 'hr', 'lock')))
    expect(wins(locks)).toBe(1)
    expect(locks.filter(({ ok }) => !ok)).toEqual(
      times(99, () => ({ ok: false, reason: 'already-done' })),
    )
    expect((await decisionsOf(run)).map(({ kind }) => kind).sort()).toEqual([
      'approved',
      'locked',
      'submitted',
    ])
    expect(await verifyPeriods(world.actors.hr, { month: null }, world.deps)).toEqual([
      { month: '2026-10', ok: true, statements: 2 },
    ])
  }, 60_000)

  test.each([1, 2, 3])(
    'runs, approvals and locks among each other, order %i',
    async (seed) => {
      const run = await months.computed('2026-10')
      expect(await decide(run, 'hr', 'submit')).toEqual({ ok: true })
      const moves = shuffled(
        [
          ...times(40, () => () => decide(run, 'secondHr', 'approve')),
          ...times(40, () => () => decide(run, 'hr', 'lock')),
          ...times(20, () => () => compute(run)),
        ],
        seed,
      )
      const answers = await Promise.all(moves.map((move) => move()))
      expect(answers).toHaveLength(100)
      const { period } = await viewPeriod(world.actors.hr, run.periodId, world.deps)
      const locked = (await decisionsOf(run)).filter(({ kind }) => kind === 'locked')
      // Either the lock came through, and every later run was refused, or a run took it all back.
      expect(locked.map(({ runId }) => runId)).toEqual(
        period.state === 'locked' ? [period.currentRunId] : [],
      )
      if (period.state !== 'locked') await months.locked('2026-10')
      expect(await months.paid(run)).toEqual({
        'Ольга Смирнова': { payout: '4000.00', adjusted: [] },
        'Пётр Волков': { payout: '5000.00', adjusted: [] },
      })
      expect(await verifyPeriods(world.actors.hr, { month: null }, world.deps)).toMatchObject([
        { ok: true, statements: 2 },
      ])
      expect(await compute(run)).toEqual({ ok: false, reason: 'too-late' })
    },
    60_000,
  )
})

describe('a lock that races a late release', () => {
  test('every visit counts in one month: none is lost, none is paid twice', async () => {
    await months.bring('pay', '202;2026-12;20;20;10000', '203;2026-12;20;20;10000')
    const questions = [aQuestion({ id: 'q1' })]
    const checklist = aChecklistDocument({ sections: [aSection({ questions })] })
    const { versionId } = await aPublishedChecklist(world, checklist)
    const released: string[] = []
    for (const [seed, month] of ['2026-10', '2026-11'].entries()) {
      const campaignId = await aCampaign(world)
      const visitIds = await threeVisits(campaignId, versionId)
      released.push(...visitIds)
      const run = await months.computed(month)
      await decide(run, 'hr', 'submit')
      await decide(run, 'secondHr', 'approve')
      const release = () =>
        releaseVisits(
          world.actors.reviewer,
          { campaignId, visitIds: [...visitIds], attachmentIds: [] },
          crowd,
        )
      const moves = shuffled(
        [
          ...times(60, () => () => decide(run, 'hr', 'lock')),
          ...times(10, () => () => compute(run)),
          ...times(30, () => release),
        ],
        seed,
      )
      await Promise.all(moves.map((move) => move()))
      const { period } = await viewPeriod(world.actors.hr, run.periodId, world.deps)
      if (period.state !== 'locked') await months.locked(month)
    }
    await months.locked('2026-12')
    const counted = await world.arrange(
      (tx, organisationId) => tx.$queryRaw<{ id: string }[]>`
        SELECT unnest(r.counted_visits)::text AS id FROM periods p
        JOIN period_runs r ON r.organisation_id = p.organisation_id AND r.id = p.current_run_id
        WHERE p.organisation_id = ${organisationId}::uuid AND p.state = 'locked'`,
    )
    expect(counted.map(({ id }) => id).toSorted()).toEqual(released.toSorted())
    expect(await verifyPeriods(world.actors.hr, { month: null }, world.deps)).toMatchObject([
      { month: '2026-10', ok: true },
      { month: '2026-11', ok: true },
      { month: '2026-12', ok: true },
    ])
  }, 60_000)

  test('a run that counts what a month locked meanwhile has counted is refused', async () => {
    const questions = [aQuestion({ id: 'q1' })]
    const checklist = aChecklistDocument({ sections: [aSection({ questions })] })
    const { versionId } = await aPublishedChecklist(world, checklist)
    const campaignId = await aCampaign(world)
    await months.locked('2026-10')
    const visitIds = await threeVisits(campaignId, versionId)
    const input = { campaignId, visitIds: [...visitIds], attachmentIds: [] }
    expect(await releaseVisits(world.actors.reviewer, input, crowd)).toMatchObject({ ok: true })
    // Both see the visits of October as late ones; November is locked first.
    const [november, december] = await Promise.all([
      months.computed('2026-11'),
      months.computed('2026-12'),
    ])
    for (const run of [november, december]) {
      await decide(run, 'hr', 'submit')
      await decide(run, 'secondHr', 'approve')
    }
    const answers = await Promise.all([
      ...times(50, () => decide(november, 'hr', 'lock')),
      ...times(50, () => decide(december, 'hr', 'lock')),
    ])
    expect(wins(answers.slice(0, 50))).toBe(1)
    expect(wins(answers.slice(50))).toBe(0)
    await months.locked('2026-12')
    expect(await verifyPeriods(world.actors.hr, { month: null }, world.deps)).toMatchObject([
      { ok: true },
      { ok: true },
      { ok: true },
    ])
  }, 60_000)
})

/** Approved and not released: 12 October, everything done well. */
async function threeVisits(campaignId: string, versionId: string): Promise<readonly string[]> {
  const personId = world.actors.employee.personId ?? ''
  const answers = [anAnswer({ questionId: 'q1', value: { kind: 'choice', option: 'yes' } })]
  const visit = () =>
    anApprovedVisit(
      world,
      { campaignId, versionId, personId },
      { visitedOn: '2026-10-12', answers },
    )
  return [await visit(), await visit(), await visit()]
}
