import { afterEach, beforeEach, expect, test } from 'vitest'
import { changePerson } from '@/lib/people/use-cases/change-person'
import { viewPeriod } from '@/lib/periods/use-cases/view-period'
import { computeLeaver } from '@/lib/reports/use-cases/compute-leaver'
import { type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'

let world: World
let months: PayMonths
let olga: string
beforeEach(async () => {
  world = await openWorld()
  months = await payMonths(world)
  olga = world.actors.employee.personId ?? ''
})
afterEach(() => world.close())

/** Olga leaves on a day, and is paid for its month before the close. */
async function paidOnLeaving(leftOn: string): Promise<void> {
  const { hr, administrator } = world.actors
  const known = { personnelNumber: '202', fullName: 'Ольга Смирнова', hiredOn: '2025-01-09' }
  await changePerson(administrator, { personId: olga, ...known, leftOn }, world.deps)
  const leaver = { personId: olga, month: leftOn.slice(0, 7) }
  const computed = await computeLeaver(hr, leaver, world.deps)
  if (!computed.ok) throw new Error(computed.reason)
  const { period } = await viewPeriod(hr, computed.periodId, world.deps)
  const run = { periodId: computed.periodId, runId: period.currentRunId ?? '' }
  expect(await months.decide(run, 'hr', 'submit')).toEqual({ ok: true })
  expect(await months.decide(run, 'secondHr', 'approve')).toEqual({ ok: true })
  expect(await months.decide(run, 'hr', 'lock')).toEqual({ ok: true })
}

test('a late visit of somebody who was paid on leaving twice counts in the earlier pay alone', async () => {
  await paidOnLeaving('2026-10-15')
  await paidOnLeaving('2026-11-15')
  await months.locked('2026-10')
  await months.locked('2026-11')
  const before = await months.paid(await months.computed('2026-12'))
  expect(before['Ольга Смирнова']?.adjusted ?? []).toEqual([])
  const october = await months.visit('2026-10-12')
  await months.appealed(october, '851/10')
  const paid = (await months.paid(await months.computed('2026-12')))['Ольга Смирнова']
  expect(paid?.adjusted).toEqual([['2026-10', 'late-visit', '5000.00']])
})

test('a late visit of the month that she left in counts in the pay of that month', async () => {
  await paidOnLeaving('2026-10-15')
  await paidOnLeaving('2026-11-15')
  await months.locked('2026-10')
  await months.locked('2026-11')
  await months.appealed(await months.visit('2026-11-12'), '851/10')
  const paid = (await months.paid(await months.computed('2026-12')))['Ольга Смирнова']
  expect(paid?.adjusted).toEqual([['2026-11', 'late-visit', '5000.00']])
})
