import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { utcMidnight } from '@/lib/core/calendar'
import { openItemKey } from '@/lib/core/open-item'
import { decideLine } from '@/lib/line-decisions/use-cases/decide-line'
import { changePerson } from '@/lib/people/use-cases/change-person'
import { readProblem } from '@/lib/platform/i18n/problem'
import { computeLeaver } from '@/lib/reports/use-cases/compute-leaver'
import { retireScheme } from '@/lib/schemes/use-cases/retire-scheme'
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

const later = () => new Date(world.deps.now.getTime() + 60_000)

async function decided(run: MonthRun) {
  const { statementId } = await months.statementOf(run, 'Пётр Волков')
  const line = { statementId, component: 'courtesy', kind: 'pay', amount: null } as const
  const deps = { ...world.deps, now: later() }
  const made = await decideLine(world.actors.hr, { ...line, reason: 'Приказ 12' }, deps)
  expect(made).toMatchObject({ ok: true })
}

async function corrected(value: string) {
  const { hr, otherEmployee } = world.actors
  const personId = otherEmployee.personId ?? ''
  await world.arrange((tx, organisationId) =>
    tx.kpiFact.create({
      data: {
        ...{ organisationId, metric: 'trips', month: utcMidnight('2026-10-01'), value, personId },
        ...{ unitId: null, revision: 9, enteredBy: hr.accountId, enteredAt: later() },
      },
      select: { id: true },
    }),
  )
}

async function refusalOf(
  run: MonthRun,
  name: 'hr' | 'secondHr',
  decision: 'submit' | 'approve' | 'lock',
) {
  const answer = await months.decide(run, name, decision)
  return answer.ok ? null : readProblem(answer.reason)
}

const outdated = (decisions: number, facts: number, schemes = 0) => ({
  key: 'outdated',
  values: { decisions, facts, schemes, both: decisions > 0 && facts > 0 ? 'yes' : 'no' },
})

describe('a run with decisions or facts that came after it', () => {
  test('is not submitted; the next run is', async () => {
    const run = await months.computed('2026-10')
    await decided(run)
    await corrected('0.5')
    expect(await refusalOf(run, 'hr', 'submit')).toEqual(outdated(1, 1))
    const { period } = await viewPeriod(world.actors.hr, run.periodId, world.deps)
    expect(period.state).toBe('computed')
  })

  test('is not approved', async () => {
    const run = await months.computed('2026-10')
    expect(await refusalOf(run, 'hr', 'submit')).toBeNull()
    await corrected('0.5')
    expect(await refusalOf(run, 'secondHr', 'approve')).toEqual(outdated(0, 1))
  })

  test('is not locked', async () => {
    const run = await months.computed('2026-10')
    expect(await refusalOf(run, 'hr', 'submit')).toBeNull()
    expect(await refusalOf(run, 'secondHr', 'approve')).toBeNull()
    await decided(run)
    expect(await refusalOf(run, 'hr', 'lock')).toEqual(outdated(1, 0))
    const { period } = await viewPeriod(world.actors.hr, run.periodId, world.deps)
    expect(period.state).toBe('approved')
  })
})

test('an open item that is settled outdates the runs that did not know it, also of the same moment', async () => {
  const { hr, administrator, employee, otherEmployee } = world.actors
  const person = { personId: otherEmployee.personId ?? '', personnelNumber: '203' }
  const hired = { hiredOn: '2025-01-09', fullName: 'Пётр Волков' }
  await months.locked('2026-10')
  await changePerson(administrator, { ...person, ...hired, leftOn: '2026-09-30' }, world.deps)
  const run = await months.computed('2026-11')
  const { computation } = await viewPeriod(hr, run.periodId, world.deps)
  const [open] = computation?.openItems ?? []
  if (open === undefined) throw new Error('nothing is open')
  expect(await refusalOf(run, 'hr', 'submit')).toBeNull()
  expect(await refusalOf(run, 'secondHr', 'approve')).toBeNull()
  const settled = { periodId: run.periodId, item: openItemKey(open), reason: 'Вернул в кассу' }
  expect(await settleOpenItem(hr, settled, world.deps)).toEqual({ ok: true })
  expect(await refusalOf(run, 'hr', 'lock')).toEqual(outdated(1, 0))
  const { changedSince } = await viewPeriod(hr, run.periodId, world.deps)
  expect(changedSince).toMatchObject({ settlements: 1, lines: 0, figures: 0 })
  // A run of the time before did not note what it knew: there the moment tells.
  await world.database.asOwner('ALTER TABLE period_runs DISABLE TRIGGER USER')
  const isBefore = async (hours: number) => {
    await world.database.asOwner(
      `UPDATE period_runs SET summary = (summary::jsonb - 'settlements')::text,
         computed_at = (SELECT max(settled_at) FROM open_item_settlements) - make_interval(hours => $1) WHERE id = $2`,
      [hours, run.runId],
    )
    return (await viewPeriod(hr, run.periodId, world.deps)).changedSince?.settlements
  }
  expect([await isBefore(0), await isBefore(1)]).toEqual([0, 1])
  await world.database.asOwner('ALTER TABLE period_runs ENABLE TRIGGER USER')
  // Pay on leaving of somebody else is not concerned; the next run knows it.
  const known = { personnelNumber: '202', fullName: 'Ольга Смирнова', hiredOn: '2025-01-09' }
  const olga = { personId: employee.personId ?? '', ...known, leftOn: '2026-11-15' }
  await changePerson(administrator, olga, world.deps)
  const leaver = { personId: olga.personId, month: '2026-11' }
  const apart = await computeLeaver(hr, leaver, world.deps)
  if (!apart.ok) throw new Error(apart.reason)
  const own = await viewPeriod(hr, apart.periodId, world.deps)
  expect(own.changedSince).toMatchObject({ settlements: 0 })
  const again = await months.locked('2026-11')
  expect(again.runId).not.toBe(run.runId)
})

describe('a scheme that began unseen by a run of the same moment', () => {
  test('keeps it from being submitted, and its page says so', async () => {
    const run = await months.computed('2026-10')
    await months.beside({})
    const { changedSince } = await viewPeriod(world.actors.hr, run.periodId, world.deps)
    expect(changedSince).toMatchObject({ schemes: 1, figures: 0, lines: 0 })
    expect(await refusalOf(run, 'hr', 'submit')).toEqual(outdated(0, 1, 1))
    expect(await refusalOf(await months.computed('2026-10'), 'hr', 'submit')).toBeNull()
  })

  test('keeps it from being approved and from being locked', async () => {
    const run = await months.computed('2026-10')
    expect(await refusalOf(run, 'hr', 'submit')).toBeNull()
    const ended = await months.beside({})
    expect(await refusalOf(run, 'secondHr', 'approve')).toEqual(outdated(0, 1, 1))
    const end = { schemeId: ended, isRetired: true }
    expect(await retireScheme(world.actors.hr, end, world.deps)).toEqual({ ok: true })
    expect(await refusalOf(run, 'secondHr', 'approve')).toBeNull()
    await months.beside({})
    expect(await refusalOf(run, 'hr', 'lock')).toEqual(outdated(0, 1, 1))
  })
})

test('a visit that is appealed after the run waits for the next month and hinders nothing', async () => {
  const visitId = await months.visit('2026-10-12')
  const run = await months.computed('2026-10')
  await world.arrange(async (tx, organisationId) => {
    const { id: _, ...original } = await tx.score.findUniqueOrThrow({
      where: { organisationId_visitId_label: { organisationId, visitId, label: 'original' } },
    })
    const data = { ...original, label: 'appeal', total: '90', scoredAt: later() }
    await tx.score.create({ data, select: { id: true } })
  })
  const { changedSince } = await viewPeriod(world.actors.hr, run.periodId, world.deps)
  expect(changedSince).toMatchObject({ visits: 1, figures: 0, lines: 0 })
  expect(await refusalOf(run, 'hr', 'submit')).toBeNull()
})
