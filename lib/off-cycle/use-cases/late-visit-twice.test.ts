import { afterEach, beforeEach, expect, test } from 'vitest'
import { changePerson } from '@/lib/people/use-cases/change-person'
import { transferPerson } from '@/lib/people/use-cases/transfer-person'
import { viewPeriod } from '@/lib/periods/use-cases/view-period'
import { computeLeaver } from '@/lib/reports/use-cases/compute-leaver'
import { aComponent } from '@/test/factories/pay'
import { unitScore } from '@/test/factories/pay-lives'
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

test('a late visit to a unit that the earlier pay did not read counts in the later one, and is named', async () => {
  const { administrator } = world.actors
  const sampling = { minimumVisits: 1, smoothing: 'none' } as const
  const ofUnit = aComponent({ code: 'unit', value: unitScore, sampling, missing: 'hold' })
  await months.beside({ components: [ofUnit] })
  await paidOnLeaving('2026-10-15')
  // She had been moved by then, and stayed a month longer.
  const moved = { unitId: world.units.shopSouth, positionId: world.positions.seller }
  await transferPerson(
    administrator,
    { personId: olga, ...moved, fromOn: '2026-10-10' },
    world.deps,
  )
  await paidOnLeaving('2026-11-15')
  await months.locked('2026-10')
  await months.locked('2026-11')
  const visitId = await months.visit('2026-10-12', moved.unitId)
  await months.appealed(visitId, '80/1')
  const december = await months.computed('2026-12')
  expect((await months.paid(december))['Ольга Смирнова']?.adjusted).toEqual([
    ['2026-11', 'late-visit', '24800.00'],
  ])
  const { document } = await months.statementOf(december, 'Ольга Смирнова')
  expect(document.adjustments.flatMap(({ changes = [] }) => changes)).toMatchObject([
    { kind: 'visit', visitId, visitedOn: '2026-10-12', before: null },
  ])
})
