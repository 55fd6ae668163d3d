import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { viewPayOverview } from '@/lib/pay-overview/use-cases/view-pay-overview'
import { type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'
import { askReopening } from './ask-reopening'
import { listAllPeriods } from './list-all-periods'

let world: World
let months: PayMonths
beforeEach(async () => {
  world = await openWorld()
  months = await payMonths(world)
})
afterEach(() => world.close())

type Hr = 'hr' | 'secondHr'

const waits = async (name: Hr) =>
  (await listAllPeriods(world.actors[name], world.deps)).map((period) => period.waits)
const waitsOnOverview = async (name: Hr, periodId: string) =>
  (await viewPayOverview(world.actors[name], periodId, world.deps)).waitsForReader

describe('the list of months says what waits for whom', () => {
  test('to nobody but HR', async () => {
    await expect(listAllPeriods(world.actors.unitHead, world.deps)).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(await listAllPeriods(world.stranger, world.deps)).toEqual([])
  })

  test('an approval waits for the one whom the four eyes allow', async () => {
    const october = await months.computed('2026-10')
    expect(await waits('secondHr')).toEqual([null])
    expect(await months.decide(october, 'hr', 'submit')).toEqual({ ok: true })
    const askedBy = world.actors.hr.displayName
    expect(await waits('secondHr')).toEqual([{ of: 'approval', isOwn: true, askedBy }])
    expect(await waits('hr')).toEqual([{ of: 'approval', isOwn: false, askedBy }])
    expect(await waitsOnOverview('secondHr', october.periodId)).toBe(true)
    expect(await waitsOnOverview('hr', october.periodId)).toBe(false)
    expect(await months.decide(october, 'secondHr', 'approve')).toEqual({ ok: true })
    expect(await waits('secondHr')).toEqual([null])
  })

  test('a request to open a locked month again waits for another than who asks', async () => {
    const october = await months.locked('2026-10')
    expect(await waits('hr')).toEqual([null])
    const asked = { ...october, reason: 'Не тот табель' }
    expect(await askReopening(world.actors.hr, asked, world.deps)).toEqual({ ok: true })
    const askedBy = world.actors.hr.displayName
    expect(await waits('secondHr')).toEqual([{ of: 'reopening', isOwn: true, askedBy }])
    expect(await waits('hr')).toEqual([{ of: 'reopening', isOwn: false, askedBy }])
    expect(await waitsOnOverview('secondHr', october.periodId)).toBe(true)
    expect(await waitsOnOverview('hr', october.periodId)).toBe(false)
    // Once a later month is locked nobody can answer.
    await months.locked('2026-11')
    expect(await waits('secondHr')).toEqual([null, null])
    expect(await waitsOnOverview('secondHr', october.periodId)).toBe(false)
  })
})
