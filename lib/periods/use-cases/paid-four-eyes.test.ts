import { afterEach, beforeEach, expect, test } from 'vitest'
import { type MonthRun, type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'
import { decidePeriod } from './decide-period'
import { viewPeriod } from './view-period'

let world: World
let months: PayMonths
beforeEach(async () => {
  world = await openWorld()
  months = await payMonths(world)
})
afterEach(() => world.close())

/** HR of the second account, who is on the roster as Olga Smirnova, as one whom the month pays. */
async function asPaidPerson() {
  const { secondHr, employee } = world.actors
  const { personId } = employee
  await world.arrange(async (tx, organisationId) => {
    const of = (id: string) => ({ organisationId_id: { organisationId, id } })
    await tx.account.update({
      where: of(employee.accountId),
      data: { personId: null },
      select: { id: true },
    })
    await tx.account.update({
      where: of(secondHr.accountId),
      data: { personId },
      select: { id: true },
    })
  })
  return world.actorNow(secondHr)
}

const approvedBy = ({ periodId, runId }: MonthRun, decidedBy: string) =>
  world.arrange((tx, organisationId) =>
    tx.periodDecision.create({
      data: {
        ...{ organisationId, periodId, runId, kind: 'approved' },
        ...{ decidedBy, decidedAt: world.deps.now },
      },
    }),
  )

test('whom the month pays does not approve it, and the database holds it', async () => {
  const paid = await asPaidPerson()
  expect(paid.personId).toBe(world.actors.employee.personId)
  const run = await months.computed('2026-10')
  expect(await months.decide(run, 'hr', 'submit')).toEqual({ ok: true })
  expect(await viewPeriod(paid, run.periodId, world.deps)).toMatchObject({
    cannotApprove: 'is-paid-by-the-period',
  })
  const approval = { ...run, decision: 'approve' } as const
  expect(await decidePeriod(paid, approval, world.deps)).toEqual({
    ok: false,
    reason: 'is-paid-by-the-period',
  })
  await expect(approvedBy(run, paid.accountId)).rejects.toThrow(/second, uninvolved person/)
  expect(await viewPeriod(paid, run.periodId, world.deps)).toMatchObject({
    period: { state: 'submitted' },
  })
})

test('whom it does not pay approves it, to the database as well', async () => {
  const { secondHr } = world.actors
  const run = await months.computed('2026-10')
  expect(await months.decide(run, 'hr', 'submit')).toEqual({ ok: true })
  expect(await viewPeriod(secondHr, run.periodId, world.deps)).toMatchObject({
    cannotApprove: null,
  })
  await expect(approvedBy(run, secondHr.accountId)).resolves.toMatchObject({ kind: 'approved' })
})
