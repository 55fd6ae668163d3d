import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { decidePeriod } from '@/lib/periods/use-cases/decide-period'
import { viewPeriod } from '@/lib/periods/use-cases/view-period'
import { type Database, openDatabase } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { readProblem } from '@/lib/platform/i18n/problem'
import { type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'
import { activateScheme } from './activate-scheme'
import { createScheme } from './create-scheme'
import { retireScheme } from './retire-scheme'
import { saveSchemeDraft } from './save-scheme-draft'
import { viewScheme } from './view-schemes'

let world: World
let months: PayMonths
let wide: Database
/** The same world on so many connections that callers really meet at the locks. */
let crowd: Deps
beforeEach(async () => {
  world = await openWorld()
  wide = openDatabase(world.database.url, 20)
  crowd = { ...world.deps, db: wide }
})
afterEach(async () => {
  await wide.close()
  await world.close()
})

/** A draft that could be activated. */
async function aDraft(positionId: string, from: string) {
  const { hr } = world.actors
  const { schemeId } = await createScheme(hr, { template: 'driver' }, world.deps)
  const { scheme } = await viewScheme(hr, schemeId, world.deps)
  const document = {
    ...scheme.draft,
    regulation: { number: '17-П', date: '2026-08-28' },
    appliesTo: { positionIds: [positionId], unitIds: [], from: `${from}-01` },
  }
  await saveSchemeDraft(hr, { schemeId, revision: 1, document }, world.deps)
  return { schemeId, revision: 2, effectiveFrom: from }
}

const activate = (input: Awaited<ReturnType<typeof aDraft>>) =>
  activateScheme(world.actors.hr, input, crowd)
const retire = (schemeId: string, isRetired: boolean, paidTwice?: number) =>
  retireScheme(
    world.actors.hr,
    { schemeId, isRetired, ...(paidTwice === undefined ? {} : { paidTwice }) },
    crowd,
  )

describe('two schemes of the same people that begin at once', () => {
  test('one begins, and the other is told whom both would pay', async () => {
    for (const from of ['2030-01', '2030-02', '2030-03', '2030-04', '2030-05']) {
      const drafts = [
        await aDraft(world.positions.seller, from),
        await aDraft(world.positions.seller, from),
      ]
      const answers = await Promise.all(drafts.map(activate))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: 'paid-twice' })
      for (const { schemeId } of drafts) await retire(schemeId, true)
    }
  }, 60_000)

  test('also where one of them comes back', async () => {
    const [ended, begins] = [
      await aDraft(world.positions.seller, '2030-01'),
      await aDraft(world.positions.seller, '2030-01'),
    ]
    expect(await activate(ended)).toMatchObject({ ok: true })
    await retire(ended.schemeId, true)
    const answers = await Promise.all([retire(ended.schemeId, false), activate(begins)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: 'paid-twice' })
  })
})

test('a scheme comes back only for whoever has seen how many are paid twice', async () => {
  const [first, second] = [
    await aDraft(world.positions.seller, '2030-01'),
    await aDraft(world.positions.seller, '2030-03'),
  ]
  await activate(first)
  await retire(first.schemeId, true)
  expect(await activate(second)).toMatchObject({ ok: true })
  const refused = await retire(first.schemeId, false)
  expect(refused).toMatchObject({
    ...{ ok: false, reason: 'paid-twice' },
    doublePay: { schemes: [{ schemeId: second.schemeId, from: '2030-03' }] },
  })
  if (refused.ok) throw new Error('was not refused')
  const { people } = refused.doublePay
  expect(people).toBeGreaterThan(0)
  expect(await retire(first.schemeId, false, people + 1)).toMatchObject({ reason: 'paid-twice' })
  expect(await retire(first.schemeId, false, people)).toEqual({ ok: true })
  expect(await retire(first.schemeId, false)).toEqual({ ok: true })
})

describe('a scheme of which a later version pays the same people', () => {
  /** Pays operators at first, and sellers from June 2030 on. */
  async function widened() {
    const { hr } = world.actors
    const first = await aDraft(world.positions.operator, '2030-01')
    expect(await activate(first)).toMatchObject({ ok: true })
    const { schemeId, revision } = first
    const { scheme } = await viewScheme(hr, schemeId, world.deps)
    const appliesTo = { ...scheme.draft.appliesTo, positionIds: [world.positions.seller] }
    const document = { ...scheme.draft, appliesTo }
    await saveSchemeDraft(hr, { schemeId, revision, document }, world.deps)
    const next = { schemeId, revision: revision + 1, effectiveFrom: '2030-06' }
    expect(await activate(next)).toMatchObject({ ok: true })
    return schemeId
  }
  const named = (schemeId: string) => ({
    ...{ ok: false, reason: 'paid-twice' },
    doublePay: { schemes: [{ schemeId, from: '2030-06' }] },
  })

  test('is named to whoever activates another one', async () => {
    const schemeId = await widened()
    const other = await aDraft(world.positions.seller, '2030-02')
    expect(await activate(other)).toMatchObject(named(schemeId))
  })

  test('is named to whoever takes back the end of another one', async () => {
    const ended = await aDraft(world.positions.seller, '2030-02')
    expect(await activate(ended)).toMatchObject({ ok: true })
    await retire(ended.schemeId, true)
    const schemeId = await widened()
    expect(await retire(ended.schemeId, false)).toMatchObject(named(schemeId))
  })

  test('does not hinder while it pays other people', async () => {
    const schemeId = await widened()
    const operators = await aDraft(world.positions.operator, '2030-06')
    expect(await activate(operators)).toMatchObject({ ok: true })
    expect((await viewScheme(world.actors.hr, schemeId, world.deps)).doublePay.people).toBe(0)
  })
})

describe('a scheme that begins or ends while a month is closed', () => {
  beforeEach(async () => {
    months = await payMonths(world)
  })

  const approved = async (month: string) => {
    const run = await months.computed(month)
    expect(await months.decide(run, 'hr', 'submit')).toEqual({ ok: true })
    expect(await months.decide(run, 'secondHr', 'approve')).toEqual({ ok: true })
    return run
  }
  const lock = (run: Awaited<ReturnType<typeof approved>>) =>
    decidePeriod(world.actors.hr, { ...run, decision: 'lock' }, crowd)
  const reasonOf = (answer: { ok: boolean; reason?: string }) =>
    answer.reason === undefined ? null : readProblem(answer.reason).key

  test('begins in the month or finds it locked: no run is locked that has not read it', async () => {
    for (const [seed, month] of ['2026-10', '2026-11', '2026-12'].entries()) {
      const draft = await aDraft(world.positions.operator, month)
      const run = await approved(month)
      const both = [() => activate(draft), () => lock(run)]
      const inTurn = seed === 1 ? both.toReversed() : both
      const answers = await Promise.all(inTurn.map((move) => move()))
      const [begun, closed] = seed === 1 ? answers.toReversed() : answers
      if (begun === undefined || closed === undefined) throw new Error('two answers')
      expect([begun.ok, closed.ok].filter(Boolean)).toHaveLength(1)
      expect(begun.ok ? reasonOf(closed) : reasonOf(begun)).toBe(
        begun.ok ? 'outdated' : 'month-is-locked',
      )
      if (begun.ok) {
        await months.locked(month)
        await retire(draft.schemeId, true)
      }
    }
  }, 60_000)

  test('ends in the month or after it', async () => {
    const ended = await months.beside({})
    const { versions } = await viewScheme(world.actors.hr, ended, world.deps)
    const run = await approved('2026-10')
    const [, closed] = await Promise.all([retire(ended, true), lock(run)])
    if (!closed.ok) {
      expect(reasonOf(closed)).toBe('outdated')
      await months.locked('2026-10')
    }
    const { statements } = await viewPeriod(world.actors.hr, run.periodId, world.deps)
    const own = statements.filter(({ schemeVersionId }) => schemeVersionId === versions[0]?.id)
    expect(own).toHaveLength(closed.ok ? 2 : 0)
  })

  test('what ended, or came back, after a run makes it outdated', async () => {
    const ended = await months.beside({})
    const later = world.depsAt(new Date(world.deps.now.getTime() + 60_000).toISOString())
    const run = await months.computed('2026-10')
    const end = { schemeId: ended, isRetired: true }
    expect(await retireScheme(world.actors.hr, end, later)).toEqual({ ok: true })
    const submitted = await months.decide(run, 'hr', 'submit')
    expect(reasonOf(submitted)).toBe('outdated')
    const again = await months.computed('2026-10')
    expect(again.runId).not.toBe(run.runId)
  })
})
