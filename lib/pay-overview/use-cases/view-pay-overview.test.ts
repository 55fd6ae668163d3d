import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { computePeriod } from '@/lib/periods/use-cases/compute-period'
import { decidePeriod } from '@/lib/periods/use-cases/decide-period'
import { payRows } from '@/test/deny/pay-rows'
import { openWorld, type World } from '@/test/world'
import { viewPayOverview } from './view-pay-overview'

let world: World
let month: Awaited<ReturnType<typeof payRows>>
beforeAll(async () => {
  world = await openWorld()
  month = await payRows({
    deps: world.deps,
    positionId: world.positions.seller,
    personnelNumbers: ['202', '203'],
    hr: [world.actors.hr, null],
  })
})
afterAll(() => world.close())

const seen = () => viewPayOverview(world.actors.hr, month.periodId, world.deps)

describe('the overview of a month', () => {
  it('is nothing to everybody but HR, and to another organisation', async () => {
    for (const name of ['administrator', 'programmeManager', 'unitHead', 'employee'] as const)
      await expect(
        viewPayOverview(world.actors[name], month.periodId, world.deps),
      ).rejects.toMatchObject({ code: 'not-found' })
    await expect(viewPayOverview(world.stranger, month.periodId, world.deps)).rejects.toMatchObject(
      { code: 'not-found' },
    )
  })

  it('names the people behind each number', async () => {
    const view = await seen()
    const paid = month.statements.map(({ fullName }) => fullName).toSorted()
    // Nobody was visited, and courtesy is paid in full without.
    expect(view.overview?.unmeasured.map(({ fullName }) => fullName).toSorted()).toEqual(paid)
    expect(view.overview?.belowMinimum).toBe(paid.length)
    expect(view.overview?.withScores).toBe(paid.length)
    expect(view.overview?.units.reduce((sum, { statements }) => sum + statements, 0)).toBe(
      paid.length,
    )
    expect(view).toMatchObject({ currency: 'RUB', approvers: null })
  })

  it('says who could approve, and leaves out who wrote the scheme or submitted', async () => {
    const run = await computePeriod(world.actors.hr, { periodId: month.periodId }, world.deps)
    if (!run.ok) throw new Error(run.reason)
    const input = { periodId: month.periodId, runId: run.runId, decision: 'submit' } as const
    expect(await decidePeriod(world.actors.hr, input, world.deps)).toEqual({ ok: true })
    expect((await seen()).approvers).toEqual([world.actors.secondHr.displayName])
  })
})
