import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { periodMoves } from '@/app/(hr)/periods/[periodId]/_parts/period-moves'
import { compareRuns } from '@/lib/periods/use-cases/compare-runs'
import { viewPeriod } from '@/lib/periods/use-cases/view-period'
import { type MonthRun, type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'
import { type DecideLine, decideLineSchema } from '../schema'
import { decideLine } from './decide-line'

let world: World
let months: PayMonths
beforeEach(async () => {
  world = await openWorld()
  months = await payMonths(world)
})
afterEach(() => world.close())

async function aLine(run: MonthRun, more: Partial<DecideLine> = {}): Promise<DecideLine> {
  const { statementId } = await months.statementOf(run, 'Пётр Волков')
  const reason = 'Приказ 12'
  return { statementId, component: 'courtesy', kind: 'pay', amount: null, reason, ...more }
}

describe('a line is decided', () => {
  test('by HR alone; to all others it looks as if nothing were there', async () => {
    const line = await aLine(await months.computed('2026-10'))
    for (const name of ['administrator', 'unitHead', 'employee', 'otherEmployee'] as const)
      await expect(decideLine(world.actors[name], line, world.deps)).rejects.toMatchObject({
        code: 'not-found',
      })
    await expect(decideLine(world.stranger, line, world.deps)).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  test('refuses what is no amount, no reason, no such line, a replaced run', async () => {
    const old = await months.computed('2026-10')
    const line = await aLine(old)
    const typed = { ...line, kind: 'amount' as const, amount: 'много' }
    expect(decideLineSchema.safeParse(typed).success).toBe(false)
    expect(decideLineSchema.safeParse({ ...typed, amount: '-1' }).success).toBe(false)
    expect(decideLineSchema.safeParse({ ...typed, amount: '' }).success).toBe(false)
    expect(decideLineSchema.safeParse({ ...typed, amount: '1 234,5', reason: ' ' }).success).toBe(
      false,
    )
    expect(decideLineSchema.parse({ ...typed, amount: '1 234,5' }).amount).toBe('1234.50')
    const decide = (more: Partial<DecideLine>) =>
      decideLine(world.actors.hr, { ...line, ...more }, world.deps)
    await expect(decide({ component: 'beauty' })).rejects.toMatchObject({ code: 'not-found' })
    expect(await decide({ component: 'trips' })).toEqual({ ok: false, reason: 'not-held' })
    expect(await decide({ kind: 'computed' })).toEqual({ ok: false, reason: 'nothing-decided' })
    await months.computed('2026-10')
    expect(await decide({})).toEqual({ ok: false, reason: 'run-replaced' })
  })

  test('held: paid in full by the next run, or not paid; the run before says that it is outdated', async () => {
    const first = await months.computed('2026-10')
    expect((await months.paid(first))['Пётр Волков']?.payout).toBe('5000.00')
    const later = world.depsAt('2026-10-21T09:00:00Z')
    await decideLine(world.actors.hr, await aLine(first), later)
    const { changedSince } = await viewPeriod(world.actors.hr, first.periodId, world.deps)
    expect(changedSince).toEqual({
      ...{ figures: 0, timesheets: 0, salaries: 0, people: 0, rules: 0, visits: 0 },
      ...{ schemes: 0, settlements: 0 },
      lines: 1,
    })
    const second = await months.computed('2026-10')
    expect((await months.paid(second))['Пётр Волков']?.payout).toBe('10000.00')
    const { document } = await months.statementOf(second, 'Пётр Волков')
    expect(document.decided).toMatchObject([
      { code: 'courtesy', kind: 'pay', computed: '0.00', amount: '5000.00', reason: 'Приказ 12' },
    ])
    expect(await compareRuns(world.actors.hr, second, world.deps)).toMatchObject({
      ok: true,
      before: 1,
      after: 2,
      changes: [
        {
          fullName: 'Пётр Волков',
          kind: 'changed',
          amount: '5000.00',
          lines: [{ code: 'courtesy', amount: '5000.00' }],
        },
      ],
    })
    await decideLine(world.actors.hr, await aLine(second, { kind: 'zero' }), later)
    const third = await months.computed('2026-10')
    expect((await months.paid(third))['Пётр Волков']?.payout).toBe('5000.00')
    const { computation, statements } = await viewPeriod(
      world.actors.hr,
      third.periodId,
      world.deps,
    )
    expect(statements.find(({ fullName }) => fullName === 'Пётр Волков')?.held).toBe(0)
    expect(computation?.notices.map(({ code }) => code)).toContain('decided')
  })

  test('any line is set to an amount, keeps what was computed, and is taken back', async () => {
    const first = await months.computed('2026-10')
    const set = { component: 'trips', kind: 'amount', amount: '1234.50' } as const
    await decideLine(world.actors.hr, await aLine(first, set), world.deps)
    const second = await months.computed('2026-10')
    expect((await months.paid(second))['Пётр Волков']?.payout).toBe('1234.50')
    const { document } = await months.statementOf(second, 'Пётр Волков')
    expect(document.decided).toMatchObject([{ computed: '5000.00', amount: '1234.50' }])
    expect(document.result.payout).toBe('5000.00')
    const back = { component: 'trips', kind: 'computed' } as const
    await decideLine(world.actors.hr, await aLine(second, back), world.deps)
    const third = await months.computed('2026-10')
    expect((await months.paid(third))['Пётр Волков']?.payout).toBe('5000.00')
  })

  test('above the most that the line pays only when confirmed; whoever looks at the month sees from what to what', async () => {
    const first = await months.computed('2026-10')
    const decide = async (amount: string, more: Partial<DecideLine> = {}) =>
      decideLine(
        world.actors.hr,
        await aLine(first, { component: 'trips', kind: 'amount', amount, ...more }),
        world.deps,
      )
    const refused = { ok: false, reason: 'above-maximum', maximum: '5000.00' }
    expect(await decide('99999999.00')).toEqual(refused)
    expect(await decide('5000.01', { confirmed: false })).toEqual(refused)
    const { changedSince } = await viewPeriod(world.actors.hr, first.periodId, world.deps)
    expect(changedSince?.lines ?? 0).toBe(0)
    expect(await decide('5000.00')).toEqual({ ok: true, isPaidLater: false })
    expect(await decide('99999999.00', { confirmed: true })).toEqual({
      ok: true,
      isPaidLater: false,
    })
    await decideLine(world.actors.hr, await aLine(first), world.deps)
    const second = await months.computed('2026-10')
    const seen = await viewPeriod(world.actors.secondHr, second.periodId, world.deps)
    const { statementId } = await months.statementOf(second, 'Пётр Волков')
    expect(seen.decidedLines).toMatchObject([
      {
        ...{ statementId, fullName: 'Пётр Волков', code: 'trips', isAbove: true },
        ...{ computed: '5000.00', amount: '99999999.00', maximum: '5000.00' },
      },
      { code: 'courtesy', isAbove: false, computed: '0.00', amount: '5000.00' },
    ])
    expect(periodMoves(world.actors.hr, seen).beyond.map(({ code }) => code)).toEqual(['trips'])
  })

  test('whoever decides a line does not approve the month, and the database holds it', async () => {
    const first = await months.computed('2026-10')
    await decideLine(world.actors.secondHr, await aLine(first), world.deps)
    const run = await months.computed('2026-10')
    await months.decide(run, 'hr', 'submit')
    expect(await months.decide(run, 'secondHr', 'approve')).toEqual({
      ok: false,
      reason: 'overrode-a-line',
    })
    const approval = world.arrange((tx, organisationId) =>
      tx.periodDecision.create({
        data: {
          organisationId,
          ...run,
          kind: 'approved',
          decidedBy: world.actors.secondHr.accountId,
          decidedAt: world.deps.now,
        },
      }),
    )
    await expect(approval).rejects.toThrow(/second, uninvolved person/)
  })

  test('after the lock only what was held, and by the next month', async () => {
    const october = await months.locked('2026-10')
    const decide = async (more: Partial<DecideLine>) =>
      decideLine(world.actors.hr, await aLine(october, more), world.deps)
    expect(await decide({ kind: 'amount', amount: '1.00' })).toEqual({
      ok: false,
      reason: 'locked-line',
    })
    expect(await decide({ component: 'trips' })).toEqual({ ok: false, reason: 'not-held' })
    expect(await decide({})).toEqual({ ok: true, isPaidLater: true })
    expect((await months.paid(october))['Пётр Волков']?.payout).toBe('5000.00')
  })
})
