import { afterEach, beforeEach, expect, test } from 'vitest'
import { openItemKey, settlesMoney } from '@/lib/core/open-item'
import { changePerson } from '@/lib/people/use-cases/change-person'
import { findRunPeople } from '@/lib/period-runs/queries'
import { type MonthRun, type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'
import { settleOpenItem } from './settle-open-item'
import { viewPeriod } from './view-period'

let world: World
let months: PayMonths
beforeEach(async () => {
  world = await openWorld()
  months = await payMonths(world)
})
afterEach(() => world.close())

/** Pyotr was paid for October and had left before it; somebody says in November that he gave it back. */
async function settledBy(name: 'hr' | 'secondHr'): Promise<MonthRun> {
  const { administrator, otherEmployee, [name]: settler } = world.actors
  await months.locked('2026-10')
  const pyotr = { personnelNumber: '203', fullName: 'Пётр Волков', hiredOn: '2025-01-09' }
  const personId = otherEmployee.personId ?? ''
  await changePerson(administrator, { personId, ...pyotr, leftOn: '2026-09-30' }, world.deps)
  const { periodId } = await months.computed('2026-11')
  const { computation } = await viewPeriod(settler, periodId, world.deps)
  const [open] = computation?.openItems ?? []
  if (open?.reason !== 'has-left') throw new Error('nothing is open')
  const done = { periodId, item: openItemKey(open), reason: 'Вернул в кассу' }
  expect(await settleOpenItem(settler, done, world.deps)).toEqual({ ok: true })
  return months.computed('2026-11')
}

test('whoever settles money by hand does not approve the month, and the database holds it', async () => {
  const { secondHr } = world.actors
  const run = await settledBy('secondHr')
  expect(await months.decide(run, 'hr', 'submit')).toEqual({ ok: true })
  const { cannotApprove } = await viewPeriod(secondHr, run.periodId, world.deps)
  expect(cannotApprove).toBe('settled-money')
  expect(await months.decide(run, 'secondHr', 'approve')).toEqual({
    ok: false,
    reason: 'settled-money',
  })
  const approval = world.arrange((tx, organisationId) =>
    tx.periodDecision.create({
      data: {
        ...{ organisationId, ...run, kind: 'approved' },
        ...{ decidedBy: secondHr.accountId, decidedAt: world.deps.now },
      },
    }),
  )
  await expect(approval).rejects.toThrow(/second, uninvolved person/)
})

test('the other one approves it, and the settler other months', async () => {
  const run = await settledBy('hr')
  expect(await months.decide(run, 'hr', 'submit')).toEqual({ ok: true })
  expect(await months.decide(run, 'secondHr', 'approve')).toEqual({ ok: true })
  expect(await months.decide(run, 'hr', 'lock')).toEqual({ ok: true })
  const next = await months.computed('2026-12')
  expect(await months.decide(next, 'secondHr', 'submit')).toEqual({ ok: true })
  expect(await months.decide(next, 'hr', 'approve')).toEqual({ ok: true })
})

test.each(Object.entries(settlesMoney))(
  'what is settled as %s is money: %s, to the database as well',
  async (itemReason, isMoney) => {
    const { secondHr, otherEmployee } = world.actors
    const run = await months.computed('2026-10')
    expect(await months.decide(run, 'hr', 'submit')).toEqual({ ok: true })
    const { runId, periodId } = run
    const at = { settledAt: world.deps.now, settledInPeriodId: periodId }
    const approval = world.arrange(async (tx, organisationId) => {
      const settled = { organisationId, item: 'f'.repeat(64), reason: 'В кассе', itemReason, ...at }
      await tx.openItemSettlement.create({
        data: { ...settled, personId: otherEmployee.personId ?? '', settledBy: secondHr.accountId },
      })
      const { settledBy } = await findRunPeople(tx, organisationId, runId)
      expect(settledBy).toEqual(isMoney ? [secondHr.accountId] : [])
      const decided = { organisationId, runId, periodId, kind: 'approved' }
      await tx.periodDecision.create({
        data: { ...decided, decidedBy: secondHr.accountId, decidedAt: world.deps.now },
      })
    })
    if (isMoney) await expect(approval).rejects.toThrow(/second, uninvolved person/)
    else await expect(approval).resolves.toBeUndefined()
  },
)
