import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type MonthRun, type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'
import { askReopening } from './ask-reopening'
import { exportPayroll } from './export-payroll'
import { reopenPeriod } from './reopen-period'
import { verifyLockedPeriod, viewPeriod } from './view-period'
import { listOwnStatements, viewFormerStatement, viewStatement } from './view-statement'

let world: World
let months: PayMonths
beforeEach(async () => {
  world = await openWorld()
  months = await payMonths(world)
})
afterEach(() => world.close())

type Hr = 'hr' | 'secondHr'

const ask = (run: MonthRun, name: Hr = 'hr') =>
  askReopening(world.actors[name], { ...run, reason: 'Не тот табель' }, world.deps)
const reopen = (run: MonthRun, name: Hr = 'secondHr') =>
  reopenPeriod(world.actors[name], run, world.deps)

describe('whose month was opened again', () => {
  test('reads that it is computed anew, without an amount; to strangers nothing is there', async () => {
    const first = await months.computed('2026-10')
    const { statementId: proposal } = await months.statementOf(first, 'Ольга Смирнова')
    const seen = (id: string, name: keyof World['actors'] = 'employee') =>
      viewFormerStatement(world.actors[name], id, world.deps)
    expect(await seen(proposal)).toBeNull()
    const october = await months.locked('2026-10')
    const { statementId } = await months.statementOf(october, 'Ольга Смирнова')
    expect(await seen(statementId)).toBeNull()
    await ask(october)
    await reopen(october)
    expect(await seen(statementId)).toEqual({
      period: expect.objectContaining({ id: october.periodId, month: '2026-10' }),
      isReplaced: false,
    })
    const read = viewStatement(world.actors.employee, statementId, world.deps)
    await expect(read).rejects.toMatchObject({ code: 'not-found' })
    // HR reads the statement itself.
    expect(await seen(statementId, 'hr')).toBeNull()
    for (const name of ['otherEmployee', 'unitHead', 'administrator'] as const)
      await expect(seen(statementId, name)).rejects.toMatchObject({ code: 'not-found' })
    await expect(
      viewFormerStatement(world.stranger, statementId, world.deps),
    ).rejects.toMatchObject({ code: 'not-found' })
    // A proposal that was never locked was nobody's statement.
    expect(await seen(proposal)).toBeNull()
    await months.locked('2026-10')
    expect(await seen(statementId)).toMatchObject({ isReplaced: true })
  })
})

describe('a locked month', () => {
  test('looks like nothing is there to everybody but HR', async () => {
    const october = await months.locked('2026-10')
    for (const actor of [world.actors.administrator, world.actors.employee, world.stranger]) {
      const asked = askReopening(actor, { ...october, reason: 'Да' }, world.deps)
      await expect(asked).rejects.toMatchObject({ code: 'not-found' })
      const reopened = reopenPeriod(actor, october, world.deps)
      await expect(reopened).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  test('is opened by a second person, with a reason, and a new run follows', async () => {
    const open = await months.computed('2026-10')
    expect(await ask(open)).toEqual({ ok: false, reason: 'too-early' })
    const october = await months.locked('2026-10')
    const before = await months.statementOf(october, 'Ольга Смирнова')
    expect(await reopen(october)).toEqual({ ok: false, reason: 'not-asked' })
    expect(await ask(october)).toEqual({ ok: true })
    expect(await ask(october, 'secondHr')).toEqual({ ok: false, reason: 'asked-already' })
    expect(await reopen(october, 'hr')).toEqual({ ok: false, reason: 'asked-oneself' })
    const twice = await Promise.all([reopen(october), reopen(october)])
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await listOwnStatements(world.actors.employee, world.deps)).toEqual([])

    await months.bring('pay', '202;2026-10;10.5;21;10000')
    const again = await months.locked('2026-10')
    expect(await months.paid(again)).toMatchObject({
      'Ольга Смирнова': { payout: '2000.00', adjusted: [] },
    })
    const kept = await world.arrange((tx, organisationId) =>
      tx.statement.findMany({ where: { organisationId, id: before.statementId } }),
    )
    expect(kept).toHaveLength(1)
    const view = await viewPeriod(world.actors.hr, again.periodId, world.deps)
    const kinds = (run: number) =>
      view.course.filter(({ runNumber }) => runNumber === run).map(({ kind }) => kind)
    expect(kinds(2)).toEqual(['submitted', 'approved', 'locked', 'reopen-asked', 'reopened'])
    expect(view.course.filter(({ kind }) => kind.startsWith('reopen'))).toMatchObject([
      { runNumber: 2, kind: 'reopen-asked', reason: 'Не тот табель' },
      { runNumber: 2, kind: 'reopened' },
    ])
    expect(await verifyLockedPeriod(world.actors.hr, again, world.deps)).toMatchObject({
      ok: true,
    })
  })

  test('is not opened once it was handed over, nor under a later locked one', async () => {
    const october = await months.locked('2026-10')
    const november = await months.locked('2026-11')
    expect(await ask(october)).toEqual({ ok: false, reason: 'later-locked' })
    expect(await ask(november)).toEqual({ ok: true })
    expect(await exportPayroll(world.actors.hr, november, world.deps)).toMatchObject({ ok: true })
    expect(await reopen(november)).toEqual({ ok: false, reason: 'too-late' })
  })

  test('is held by the database: not without two people, not by one, not to another run', async () => {
    const october = await months.locked('2026-10')
    const toOpen = (currentRunId: string) =>
      world.arrange((tx, organisationId) =>
        tx.period.update({
          where: { organisationId_id: { organisationId, id: october.periodId } },
          data: { state: 'open', currentRunId },
        }),
      )
    await expect(toOpen(october.runId)).rejects.toThrow(/does not change/)
    await ask(october)
    const decision = (name: Hr) =>
      world.arrange((tx, organisationId) =>
        tx.periodDecision.create({
          data: {
            organisationId,
            ...october,
            kind: 'reopened',
            decidedBy: world.actors[name].accountId,
            decidedAt: world.deps.now,
          },
        }),
      )
    await expect(decision('hr')).rejects.toThrow(/second person/)
    await decision('secondHr')
    expect((await toOpen(october.runId)).state).toBe('open')
  })
})

describe('many at once', () => {
  test('of a hundred locks one wins, and a visit released meanwhile counts once', async () => {
    const run = await months.computed('2026-10')
    await months.decide(run, 'hr', 'submit')
    await months.decide(run, 'secondHr', 'approve')
    const locks = Array.from({ length: 100 }, () => months.decide(run, 'hr', 'lock'))
    const [visitId, ...answers] = await Promise.all([months.visit('2026-10-15'), ...locks])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(new Set(answers.filter(({ ok }) => !ok).map((one) => !one.ok && one.reason))).toEqual(
      new Set(['already-done']),
    )
    const november = await months.locked('2026-11')
    const december = await months.computed('2026-12')
    const counted = async ({ periodId }: MonthRun) =>
      (await viewPeriod(world.actors.hr, periodId, world.deps)).computation?.late.counted
    expect(await counted(november)).toMatchObject([{ visitId }])
    expect(await counted(december)).toEqual([])
    for (const month of [run, november])
      expect(await verifyLockedPeriod(world.actors.hr, month, world.deps)).toMatchObject({
        ok: true,
      })
  })
})

test('whoever has no place of work on the last day is named, never left out', async () => {
  await world.arrange((tx, organisationId) =>
    tx.assignment.updateMany({
      where: { organisationId, personId: world.actors.otherEmployee.personId ?? '' },
      data: { throughOn: new Date('2026-10-20T00:00:00Z') },
    }),
  )
  const october = await months.computed('2026-10')
  const { computation, names } = await viewPeriod(world.actors.hr, october.periodId, world.deps)
  expect(computation?.unpaid.map(({ personId, reason }) => [names.get(personId), reason])).toEqual([
    ['Пётр Волков', 'no-assignment'],
  ])
})
