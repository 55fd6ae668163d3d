import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { utcMidnight } from '@/lib/core/calendar'
import { changePerson } from '@/lib/people/use-cases/change-person'
import { setSalary } from '@/lib/people/use-cases/set-salary'
import { askReopening } from '@/lib/periods/use-cases/ask-reopening'
import { computePeriod } from '@/lib/periods/use-cases/compute-period'
import { exportPayroll } from '@/lib/periods/use-cases/export-payroll'
import { openPeriod } from '@/lib/periods/use-cases/open-period'
import { verifyPeriods } from '@/lib/periods/use-cases/verify-periods'
import { viewPeriod } from '@/lib/periods/use-cases/view-period'
import { listOwnStatements, viewStatement } from '@/lib/periods/use-cases/view-statement'
import { computeLeaver } from '@/lib/reports/use-cases/compute-leaver'
import { viewScheme } from '@/lib/schemes/use-cases/view-schemes'
import { type MonthRun, type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'
import { openOffCycle } from './open-off-cycle'
import { viewOffCycle } from './view-off-cycle'

let world: World
let months: PayMonths
let olga: string
beforeEach(async () => {
  world = await openWorld()
  months = await payMonths(world)
  olga = world.actors.employee.personId ?? ''
})
afterEach(() => world.close())

const october = '2026-10'

/** Olga Smirnova leaves on 15 October; null takes it back. */
const leaves = (day: string | null) =>
  world.arrange((tx, organisationId) =>
    tx.person.update({
      where: { organisationId_id: { organisationId, id: olga } },
      data: { leftOn: day === null ? null : utcMidnight(day) },
      select: { id: true },
    }),
  )

async function offCycle(): Promise<MonthRun> {
  const computed = await computeLeaver(
    world.actors.hr,
    { personId: olga, month: october },
    world.deps,
  )
  if (!computed.ok) throw new Error(computed.reason)
  const { period } = await viewPeriod(world.actors.hr, computed.periodId, world.deps)
  return { periodId: computed.periodId, runId: period.currentRunId ?? '' }
}

async function lockedOffCycle(): Promise<MonthRun> {
  await leaves('2026-10-15')
  const run = await offCycle()
  expect(await months.decide(run, 'hr', 'submit')).toEqual({ ok: true })
  expect(await months.decide(run, 'secondHr', 'approve')).toEqual({ ok: true })
  expect(await months.decide(run, 'hr', 'lock')).toEqual({ ok: true })
  return run
}

describe('pay on leaving', () => {
  test('is opened by HR alone; to all others there is nobody', async () => {
    await leaves('2026-10-15')
    const input = { personId: olga, month: october }
    for (const name of ['administrator', 'unitHead', 'employee', 'otherEmployee'] as const)
      await expect(openOffCycle(world.actors[name], input, world.deps)).rejects.toMatchObject({
        code: 'not-found',
      })
    await expect(openOffCycle(world.stranger, input, world.deps)).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(viewOffCycle(world.stranger, olga, world.deps)).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  test('refuses who stays, months without him, and a month that is locked', async () => {
    const { hr } = world.actors
    const input = { personId: olga, month: october }
    expect(await openOffCycle(hr, input, world.deps)).toEqual({ ok: false, reason: 'not-leaving' })
    expect(await viewOffCycle(hr, olga, world.deps)).toBeNull()
    await leaves('2026-10-15')
    for (const month of ['2026-11', '2024-12'])
      expect(await openOffCycle(hr, { ...input, month }, world.deps)).toEqual({
        ok: false,
        reason: 'not-in-month',
      })
    const begun = await offCycle()
    await months.locked(october)
    expect(await openOffCycle(hr, input, world.deps)).toEqual({ ok: false, reason: 'month-locked' })
    expect(await computePeriod(hr, begun, world.deps)).toEqual({
      ok: false,
      reason: 'month-locked',
    })
    expect((await viewOffCycle(hr, olga, world.deps))?.months).toEqual(['2026-09'])
  })

  test('refuses to compute who does not leave after all, and who is paid by no scheme', async () => {
    await leaves('2026-10-15')
    const { periodId } = await offCycle()
    await leaves(null)
    expect(await computePeriod(world.actors.hr, { periodId }, world.deps)).toEqual({
      ok: false,
      reason: 'not-leaving',
    })
    const person = { personId: world.actors.reviewer.personId ?? '', month: october }
    olga = person.personId
    await leaves('2026-10-15')
    expect(await computeLeaver(world.actors.hr, person, world.deps)).toEqual({
      ok: false,
      reason: 'person-not-paid',
    })
  })

  test('goes the way of a month, with four eyes that the database holds', async () => {
    await leaves('2026-10-15')
    const run = await offCycle()
    expect(await months.paid(run)).toEqual({
      'Ольга Смирнова': { payout: '4000.00', adjusted: [] },
    })
    expect(await listOwnStatements(world.actors.employee, world.deps)).toEqual([])
    expect(await months.decide(run, 'hr', 'approve')).toMatchObject({ ok: false })
    expect(await months.decide(run, 'hr', 'submit')).toEqual({ ok: true })
    expect(await months.decide(run, 'hr', 'approve')).toEqual({
      ok: false,
      reason: 'wrote-the-scheme',
    })
    const approval = world.arrange((tx, organisationId) =>
      tx.periodDecision.create({
        data: {
          ...{ organisationId, ...run, kind: 'approved' },
          ...{ decidedBy: world.actors.hr.accountId, decidedAt: world.deps.now },
        },
      }),
    )
    await expect(approval).rejects.toThrow(/second, uninvolved person/)
    expect(await months.decide(run, 'secondHr', 'approve')).toEqual({ ok: true })
    expect(await months.decide(run, 'hr', 'lock')).toEqual({ ok: true })
    const [own] = await listOwnStatements(world.actors.employee, world.deps)
    expect(own).toMatchObject({ month: october, payout: '4000.00' })
    const file = await exportPayroll(world.actors.hr, run, world.deps)
    expect(file).toMatchObject({ ok: true, fileName: 'payroll-2026-10-202.csv' })
    if (!file.ok) throw new Error(file.reason)
    expect(new TextDecoder('windows-1251').decode(file.bytes).split('\r\n')).toHaveLength(3)
    expect(await viewOffCycle(world.actors.hr, olga, world.deps)).toMatchObject({
      months: ['2026-09'],
      paid: [{ month: october, state: 'exported' }],
    })
  })

  test('stays that of its person: the database lets nobody make a month of it', async () => {
    await leaves('2026-10-15')
    const { periodId: id } = await offCycle()
    const update = world.arrange((tx, organisationId) =>
      tx.period.update({
        where: { organisationId_id: { organisationId, id } },
        data: { personId: null },
        select: { id: true },
      }),
    )
    await expect(update).rejects.toThrow(/stays that of its person/)
  })

  test('that pays nothing is not submitted: the month would lose the person without a word', async () => {
    await world.arrange((tx, organisationId) =>
      tx.assignment.updateMany({
        where: { organisationId, personId: olga },
        data: { throughOn: utcMidnight('2026-09-30') },
      }),
    )
    await leaves('2026-10-15')
    const run = await offCycle()
    expect(await months.paid(run)).toEqual({})
    expect(await months.decide(run, 'hr', 'submit')).toEqual({ ok: false, reason: 'nobody-paid' })
  })

  test('is outdated by what reaches the person, and by nothing else', async () => {
    await leaves('2026-10-15')
    const run = await offCycle()
    const changed = async () =>
      (await viewPeriod(world.actors.hr, run.periodId, world.deps)).changedSince
    const { otherEmployee } = world.actors
    const later = new Date(world.deps.now.getTime() + 60_000)
    const figure = (of: { personId: string } | { unitId: string }, value: string) =>
      world.arrange((tx, organisationId) =>
        tx.kpiFact.create({
          data: {
            ...{ organisationId, metric: 'trips', month: utcMidnight('2026-10-01'), value },
            ...{ personId: null, unitId: null, ...of, revision: 9 },
            ...{ enteredBy: world.actors.hr.accountId, enteredAt: later },
          },
          select: { id: true },
        }),
      )
    await figure({ personId: otherEmployee.personId ?? '' }, '0.1')
    await figure({ unitId: world.units.shopSouth }, '0.2')
    expect(await changed()).toMatchObject({ figures: 0, visits: 0 })
    await figure({ unitId: world.units.shopNorth }, '0.3')
    await figure({ personId: olga }, '0.4')
    expect(await changed()).toMatchObject({ figures: 2 })
  })

  test('begun twice is one; done twice is refused', async () => {
    await leaves('2026-10-15')
    const first = await offCycle()
    const second = await offCycle()
    expect(second.periodId).toBe(first.periodId)
    expect(await months.decide(first, 'hr', 'submit')).toEqual({
      ok: false,
      reason: 'run-replaced',
    })
    await months.decide(second, 'hr', 'submit')
    expect(await months.decide(second, 'hr', 'submit')).toEqual({
      ok: false,
      reason: 'already-done',
    })
  })
})

describe('the month of somebody who was paid on leaving', () => {
  test('does not pay a second time and names who was paid; the seals are one chain', async () => {
    const run = await lockedOffCycle()
    const month = await months.locked(october)
    expect(Object.keys(await months.paid(month))).toEqual(['Пётр Волков'])
    const { computation } = await viewPeriod(world.actors.hr, month.periodId, world.deps)
    expect(computation?.paidOffCycle).toEqual([
      { periodId: run.periodId, fullName: 'Ольга Смирнова', lockedOn: '2026-10-20' },
    ])
    expect(computation?.unpaid).toEqual([])
    expect(await verifyPeriods(world.actors.hr, { month: null }, world.deps)).toEqual(
      expect.arrayContaining([
        { month: october, ok: true, statements: 1 },
        { month: october, offCycle: '202', ok: true, statements: 1 },
      ]),
    )
    // Both locks were made at one moment: their order is kept beside the time.
    const orders = await world.arrange((tx) =>
      tx.periodDecision.findMany({
        where: { kind: 'locked' },
        select: { periodId: true, lockOrder: true },
        orderBy: { lockOrder: 'asc' },
      }),
    )
    expect(orders).toEqual([
      { periodId: run.periodId, lockOrder: 1 },
      { periodId: month.periodId, lockOrder: 2 },
    ])
  })

  test('computed before that is outdated, and pays the others when it is computed anew', async () => {
    const { periodId } = await openPeriod(world.actors.hr, { month: october }, world.deps)
    const both = await months.computed(october)
    expect(Object.keys(await months.paid(both))).toHaveLength(2)
    await months.decide(both, 'hr', 'submit')
    await months.decide(both, 'secondHr', 'approve')
    await lockedOffCycle()
    expect(await months.decide(both, 'hr', 'lock')).toEqual({ ok: false, reason: 'seal-outdated' })
    const anew = await months.computed(october)
    expect(anew.periodId).toBe(periodId)
    expect(Object.keys(await months.paid(anew))).toEqual(['Пётр Волков'])
  })

  test('locked first pays everybody: the pay on leaving can be locked no more', async () => {
    await leaves('2026-10-15')
    const run = await offCycle()
    await months.decide(run, 'hr', 'submit')
    await months.decide(run, 'secondHr', 'approve')
    const month = await months.locked(october)
    expect(Object.keys(await months.paid(month))).toHaveLength(2)
    expect(await months.decide(run, 'hr', 'lock')).toEqual({ ok: false, reason: 'seal-outdated' })
    const lock = world.arrange((tx, organisationId) =>
      tx.periodDecision.create({
        data: {
          ...{ organisationId, ...run, kind: 'locked' },
          ...{ decidedBy: world.actors.hr.accountId, decidedAt: world.deps.now },
        },
      }),
    )
    await expect(lock).rejects.toThrow(/the month is locked already/)
  })

  test('pays what comes later, each cause once, and no month pays it again', async () => {
    const run = await lockedOffCycle()
    const visitId = await months.visit('2026-10-12')
    await months.appealed(visitId, '851/10')
    await months.bring('kpi', '2026-10;trips;202;1')
    const month = await months.locked(october)
    const olgaPaid = {
      payout: '6000.00',
      adjusted: [
        ['2026-10', 'kpi-correction', '1000.00'],
        ['2026-10', 'late-visit', '5000.00'],
      ],
    }
    expect(await months.paid(month)).toMatchObject({ 'Ольга Смирнова': olgaPaid })
    expect(await months.paid(run)).toMatchObject({ 'Ольга Смирнова': { payout: '4000.00' } })
    const november = await months.locked('2026-11')
    expect(Object.keys(await months.paid(november))).toEqual(['Пётр Волков'])
    const verified = await verifyPeriods(world.actors.hr, { month: null }, world.deps)
    expect(verified.map(({ ok }) => ok)).toEqual([true, true, true])
  })

  test('a late visit of somebody who stays after all counts once, in the month that counts it', async () => {
    await lockedOffCycle()
    await months.locked(october)
    await leaves(null)
    await months.visit('2026-10-12')
    const november = await months.computed('2026-11')
    const paid = (await months.paid(november))['Ольга Смирнова']
    expect(paid?.adjusted ?? []).toEqual([])
    const { computation } = await viewPeriod(world.actors.hr, november.periodId, world.deps)
    expect(computation?.late.counted).toHaveLength(1)
  })

  test('stands upon it: what was paid on leaving is not opened again after the month', async () => {
    const run = await lockedOffCycle()
    const asked = { ...run, reason: 'A wrong timesheet' }
    await months.locked(october)
    expect(await askReopening(world.actors.hr, asked, world.deps)).toEqual({
      ok: false,
      reason: 'later-locked',
    })
  })
})

describe('a quarter that somebody does not stay to the end of', () => {
  beforeEach(() => months.byQuarter())

  const onLeaving = async (month: string): Promise<MonthRun> => {
    const input = { personId: olga, month }
    const computed = await computeLeaver(world.actors.hr, input, world.deps)
    if (!computed.ok) throw new Error(computed.reason)
    const { period } = await viewPeriod(world.actors.hr, computed.periodId, world.deps)
    return { periodId: computed.periodId, runId: period.currentRunId ?? '' }
  }

  test('is paid with the month of the last day, and never again', async () => {
    await leaves('2026-11-15')
    const early = await onLeaving(october)
    expect(await months.paid(early)).toEqual({})
    const run = await onLeaving('2026-11')
    // Trips 0.8 and 1, 46 of 92 days.
    expect(await months.paid(run)).toMatchObject({ 'Ольга Смирнова': { payout: '41400.00' } })
    await months.decide(run, 'hr', 'submit')
    await months.decide(run, 'secondHr', 'approve')
    expect(await months.decide(run, 'hr', 'lock')).toEqual({ ok: true })
    for (const month of [october, '2026-11'])
      expect(await months.paid(await months.locked(month))).toEqual({})
    await months.bring('kpi', '2026-12;trips;203;1', '2026-10;trips;202;1')
    const december = await months.locked('2026-12')
    // What was delivered later is a correction of what was paid on leaving.
    expect(await months.paid(december)).toMatchObject({
      'Ольга Смирнова': { payout: '4600.00', adjusted: [['2026-11', 'kpi-correction', '4600.00']] },
      'Пётр Волков': { payout: '92000.00' },
    })
    const { computation } = await viewPeriod(world.actors.hr, december.periodId, world.deps)
    expect(computation?.paidOffCycle).toMatchObject([
      { periodId: run.periodId, fullName: 'Ольга Смирнова' },
    ])
    const verified = await verifyPeriods(world.actors.hr, { month: null }, world.deps)
    expect(verified.every(({ ok }) => ok)).toBe(true)
  })

  test('is paid once, also where the last day is moved into another month after that', async () => {
    await leaves('2026-11-15')
    const run = await onLeaving('2026-11')
    await months.decide(run, 'hr', 'submit')
    await months.decide(run, 'secondHr', 'approve')
    expect(await months.decide(run, 'hr', 'lock')).toEqual({ ok: true })
    for (const [lastDay, month] of [
      ['2026-12-10', '2026-12'],
      ['2026-10-31', october],
    ] as const) {
      await leaves(lastDay)
      const again = await computeLeaver(world.actors.hr, { personId: olga, month }, world.deps)
      expect(again).toEqual({ ok: false, reason: 'quarter-paid' })
    }
  })

  test('and the last day is moved into its last month after the close: days and schemes of a month are paid', async () => {
    const { hr, administrator } = world.actors
    await months.beside({})
    const lastDay = async (leftOn: string) => {
      const known = { personnelNumber: '202', fullName: 'Ольга Смирнова', hiredOn: '2025-01-09' }
      await changePerson(administrator, { personId: olga, ...known, leftOn }, world.deps)
    }
    await lastDay('2026-11-15')
    const run = await onLeaving('2026-11')
    await months.decide(run, 'hr', 'submit')
    await months.decide(run, 'secondHr', 'approve')
    expect(await months.decide(run, 'hr', 'lock')).toEqual({ ok: true })
    await months.bring('kpi', '2026-12;trips;203;1', '2026-12;trips;202;1')
    for (const month of [october, '2026-11', '2026-12']) await months.locked(month)
    await lastDay('2026-12-10')
    const january = await months.computed('2027-01')
    const { statements } = await viewPeriod(hr, january.periodId, world.deps)
    const own = statements.filter(({ personId }) => personId === olga)
    const told = await Promise.all(
      own.map(async ({ id }) => (await viewStatement(hr, id, world.deps)).document.adjustments),
    )
    const adjusted = told.flat().map(({ month, cause, amount }) => [month, cause, amount])
    expect(adjusted.toSorted()).toEqual([
      // 71 of 92 days and 14/15 instead of 46 and 9/10.
      ['2026-11', 'roster-correction', '24866.67'],
      // 10 of 31 days.
      ['2026-12', 'roster-correction', '10000.00'],
    ])
    const verified = await verifyPeriods(hr, { month: null }, world.deps)
    expect(verified.every(({ ok }) => ok)).toBe(true)
  })

  test('and who stays after all: the rest is paid with the last month of the quarter, not before', async () => {
    const { hr, administrator } = world.actors
    const lastDay = async (leftOn: string | null) => {
      const known = { personnelNumber: '202', fullName: 'Ольга Смирнова', hiredOn: '2025-01-09' }
      await changePerson(administrator, { personId: olga, ...known, leftOn }, world.deps)
    }
    await lastDay('2026-10-31')
    const run = await onLeaving(october)
    // 31 of 92 days, trips 0.8.
    expect(await months.paid(run)).toMatchObject({ 'Ольга Смирнова': { payout: '24800.00' } })
    await months.decide(run, 'hr', 'submit')
    await months.decide(run, 'secondHr', 'approve')
    expect(await months.decide(run, 'hr', 'lock')).toEqual({ ok: true })
    await lastDay(null)
    for (const month of [october, '2026-11']) {
      const { periodId } = await months.locked(month)
      const { statements, computation } = await viewPeriod(hr, periodId, world.deps)
      expect(statements.filter(({ personId }) => personId === olga)).toEqual([])
      expect(computation?.openItems).toBeUndefined()
    }
    await months.bring('kpi', '2026-12;trips;202;1', '2026-12;trips;203;1')
    const december = await months.locked('2026-12')
    // 92,000 times 14/15, less what was paid.
    expect((await months.paid(december))['Ольга Смирнова']?.adjusted).toEqual([
      ['2026-10', 'roster-correction', '61066.67'],
    ])
    expect(await months.paid(await months.computed('2027-01'))).toEqual({})
    const verified = await verifyPeriods(hr, { month: null }, world.deps)
    expect(verified.every(({ ok }) => ok)).toBe(true)
  })

  test('belongs to the pay on leaving, though nothing of it could be paid then', async () => {
    const { hr } = world.actors
    const salaried = await months.beside({ period: 'quarter', base: { kind: 'salary' } })
    await leaves('2026-11-15')
    const run = await onLeaving('2026-11')
    await months.decide(run, 'hr', 'submit')
    await months.decide(run, 'secondHr', 'approve')
    expect(await months.decide(run, 'hr', 'lock')).toEqual({ ok: true })
    const salary = { amount: '30000.00', fromOn: '2026-10-01', reason: '' }
    expect(await setSalary(hr, { personId: olga, ...salary }, world.deps)).toEqual({ ok: true })
    const { versions } = await viewScheme(hr, salaried, world.deps)
    const paid: string[] = []
    for (const month of [october, '2026-11', '2026-12']) {
      const { periodId } = await months.locked(month)
      const { statements } = await viewPeriod(hr, periodId, world.deps)
      const own = statements.filter(
        ({ personId, schemeVersionId }) => personId === olga && schemeVersionId === versions[0]?.id,
      )
      paid.push(...own.map(({ payout }) => payout))
    }
    // 46 of 92 days, trips 0.8 and 1.
    expect(paid).toEqual(['40500.00'])
  })

  test('is paid by its close where nobody asked before, and by nobody after that', async () => {
    await leaves('2026-11-15')
    await months.bring('kpi', '2026-12;trips;203;1')
    const december = await months.locked('2026-12')
    expect(Object.keys(await months.paid(december))).toContain('Ольга Смирнова')
    const late = await onLeaving('2026-11')
    expect(await months.paid(late)).toEqual({})
    expect(await months.decide(late, 'hr', 'submit')).toEqual({ ok: false, reason: 'nobody-paid' })
  })
})
