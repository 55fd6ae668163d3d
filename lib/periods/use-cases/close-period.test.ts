import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFacts } from '@/lib/facts/use-cases/import-facts'
import { activateScheme } from '@/lib/schemes/use-cases/activate-scheme'
import { createScheme } from '@/lib/schemes/use-cases/create-scheme'
import { saveSchemeDraft } from '@/lib/schemes/use-cases/save-scheme-draft'
import { viewScheme } from '@/lib/schemes/use-cases/view-schemes'
import type { CastName } from '@/test/cast'
import { openWorld, type World } from '@/test/world'
import { computePeriod } from './compute-period'
import { decidePeriod } from './decide-period'
import { exportPayroll } from './export-payroll'
import { openPeriod } from './open-period'
import { verifyLockedPeriod, viewPeriod } from './view-period'
import { listOwnStatements, viewStatement } from './view-statement'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await activateDriverScheme('2026-10')
  await bring(
    'pay',
    'personnel number;month;worked days;norm days;base amount\n202;2026-10;21;21;60000\n203;2026-10;17;21;60000\n',
  )
  await bring(
    'kpi',
    'month;metric;personnel number;value\n' +
      ['trips;202;0.8', 'on_time;202;1', 'clean;202;1', 'handover;202;1']
        .concat(['trips;203;1', 'on_time;203;1', 'clean;203;1', 'handover;203;1'])
        .map((line) => `2026-10;${line}\n`)
        .join(''),
  )
})
afterAll(() => world.close())

async function bring(kind: 'kpi' | 'pay', text: string) {
  const bytes = new TextEncoder().encode(text)
  const result = await importFacts(
    world.actors.hr,
    { kind, bytes, mode: 'all-or-nothing' },
    world.deps,
  )
  expect(result).toMatchObject({ ok: true, written: true, problems: [] })
}

/** 55/15/10/10/10 for the sellers, written and activated by the first HR alone. */
async function activateDriverScheme(effectiveFrom: string) {
  const { hr } = world.actors
  const { schemeId } = await createScheme(hr, { template: 'driver' }, world.deps)
  const { scheme } = await viewScheme(hr, schemeId, world.deps)
  const document = {
    ...scheme.draft,
    regulation: { number: '17-П', date: '2026-08-28' },
    appliesTo: { ...scheme.draft.appliesTo, positionIds: [world.positions.seller] },
  }
  await saveSchemeDraft(hr, { schemeId, revision: 1, document }, world.deps)
  const { people } = (await viewScheme(hr, schemeId, world.deps)).doublePay
  const seen = people === 0 ? {} : { paidTwice: people }
  const input = { schemeId, revision: 2, effectiveFrom, ...seen }
  expect(await activateScheme(hr, input, world.deps)).toMatchObject({ ok: true })
}

async function computed(month: string) {
  const { periodId } = await openPeriod(world.actors.hr, { month }, world.deps)
  const run = await computePeriod(world.actors.hr, { periodId }, world.deps)
  if (!run.ok) throw new Error(run.reason)
  return { periodId, ...run }
}

const decide = (
  name: CastName,
  periodId: string,
  runId: string,
  decision: 'submit' | 'approve' | 'lock',
) => decidePeriod(world.actors[name], { periodId, runId, decision }, world.deps)

describe('a month of pay', () => {
  it('looks like nothing is there to everybody but HR', async () => {
    const { periodId, runId } = await computed('2026-10')
    for (const name of ['administrator', 'reviewer', 'unitHead', 'employee', 'shopper'] as const) {
      const actor = world.actors[name]
      for (const attempt of [
        () => viewPeriod(actor, periodId, world.deps),
        () => computePeriod(actor, { periodId }, world.deps),
        () => decide(name, periodId, runId, 'submit'),
        () => exportPayroll(actor, { periodId }, world.deps),
        () => verifyLockedPeriod(actor, { periodId }, world.deps),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: 'not-found' })
    }
    await expect(viewPeriod(world.stranger, periodId, world.deps)).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('pays by the imported facts, exactly, courtesy in full where no visit was made', async () => {
    const { periodId } = await computed('2026-10')
    const { statements, computation } = await viewPeriod(world.actors.hr, periodId, world.deps)
    expect(statements.map(({ fullName, payout }) => [fullName, payout])).toEqual([
      ['Ольга Смирнова', '53400.00'],
      ['Пётр Волков', '48571.43'],
    ])
    expect(computation?.total).toBe('101971.43')
    expect(computation?.notices.map((notice) => notice.code)).toContain('paid-unmeasured')
  })

  it('does not show a proposal to the one whom it pays', async () => {
    const { periodId } = await computed('2026-10')
    const { statements } = await viewPeriod(world.actors.hr, periodId, world.deps)
    const own = statements.find(({ fullName }) => fullName === 'Ольга Смирнова')
    await expect(
      viewStatement(world.actors.employee, own?.id ?? '', world.deps),
    ).rejects.toMatchObject({ code: 'not-found' })
    expect(await listOwnStatements(world.actors.employee, world.deps)).toEqual([])
  })

  it('refuses steps out of order, a replaced run and whoever wrote or submitted', async () => {
    const old = await computed('2026-10')
    const { periodId, runId } = await computed('2026-10')
    expect(await decide('hr', periodId, old.runId, 'submit')).toEqual({
      ok: false,
      reason: 'run-replaced',
    })
    expect(await decide('secondHr', periodId, runId, 'approve')).toEqual({
      ok: false,
      reason: 'too-early',
    })
    expect(await decide('secondHr', periodId, runId, 'submit')).toEqual({ ok: true })
    expect(await decide('hr', periodId, runId, 'approve')).toEqual({
      ok: false,
      reason: 'wrote-the-scheme',
    })
    expect(await decide('secondHr', periodId, runId, 'approve')).toEqual({
      ok: false,
      reason: 'submitted-the-period',
    })
    expect(await exportPayroll(world.actors.hr, { periodId }, world.deps)).toEqual({
      ok: false,
      reason: 'too-early',
    })
  })

  it('holds the four eyes in the database as well', async () => {
    const { periodId, runId } = await computed('2026-10')
    await decide('secondHr', periodId, runId, 'submit')
    for (const name of ['hr', 'secondHr'] as const)
      await expect(
        world.arrange((tx, organisationId) =>
          tx.periodDecision.create({
            data: {
              organisationId,
              periodId,
              runId,
              kind: 'approved',
              decidedBy: world.actors[name].accountId,
              decidedAt: world.deps.now,
            },
          }),
        ),
      ).rejects.toThrow(/second, uninvolved person/)
  })

  it('is locked by a second person, sealed, exported, verified; of many locks one wins', async () => {
    const { periodId, runId } = await computed('2026-10')
    expect(await decide('hr', periodId, runId, 'submit')).toEqual({ ok: true })
    const twoApprovals = await Promise.all([
      decide('secondHr', periodId, runId, 'approve'),
      decide('secondHr', periodId, runId, 'approve'),
    ])
    expect(twoApprovals.filter((answer) => answer.ok)).toHaveLength(1)
    expect(twoApprovals.find((answer) => !answer.ok)).toEqual({ ok: false, reason: 'already-done' })
    const locks = await Promise.all(
      Array.from({ length: 20 }, () => decide('hr', periodId, runId, 'lock')),
    )
    expect(locks.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await computePeriod(world.actors.hr, { periodId }, world.deps)).toEqual({
      ok: false,
      reason: 'too-late',
    })
    expect(await verifyLockedPeriod(world.actors.hr, { periodId }, world.deps)).toEqual({
      ok: true,
      month: '2026-10',
      statements: 2,
    })
    const exported = await exportPayroll(world.actors.hr, { periodId }, world.deps)
    const again = await exportPayroll(world.actors.hr, { periodId }, world.deps)
    if (!exported.ok || !again.ok) throw new Error('not exported')
    expect(Buffer.from(again.bytes).equals(Buffer.from(exported.bytes))).toBe(true)
    expect(new TextDecoder('windows-1251').decode(exported.bytes)).toBe(
      'Табельный номер;ФИО;Месяц;Схема;Сумма;Валюта\r\n' +
        '202;Ольга Смирнова;10.2026;Водители: 55/15/10/10/10;53400,00;RUB\r\n' +
        '203;Пётр Волков;10.2026;Водители: 55/15/10/10/10;48571,43;RUB\r\n',
    )
  })

  it('shows the locked statement to the one whom it pays and to nobody else', async () => {
    const [own, ...others] = await listOwnStatements(world.actors.employee, world.deps)
    expect(others).toEqual([])
    expect(own).toMatchObject({ month: '2026-10', payout: '53400.00', currency: 'RUB' })
    const view = await viewStatement(world.actors.employee, own?.id ?? '', world.deps)
    expect(view.document.amount).toBe('53400.00')
    // Two schemes give two statements of a month: the lists say which is which.
    expect(own?.schemeName).toEqual(view.document.scheme.name)
    expect(view.decisions.map((decision) => decision.kind)).toEqual([
      'submitted',
      'approved',
      'locked',
      'exported',
    ])
    for (const name of ['otherEmployee', 'unitHead', 'shopper', 'programmeManager'] as const)
      await expect(
        viewStatement(world.actors[name], own?.id ?? '', world.deps),
      ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('locks months in their order', async () => {
    const november = await computed('2026-11')
    const december = await computed('2026-12')
    const refused = { ok: false, reason: 'earlier-open' }
    expect(await closed(december)).toEqual(refused)
    // A mistake: no scheme pays in September, so nothing can come of it, and nobody waits for it.
    const { periodId } = await openPeriod(world.actors.hr, { month: '2026-09' }, world.deps)
    expect(await closed(november)).toEqual({ ok: true })
    await activateDriverScheme('2026-09')
    const again = await computed('2026-12')
    expect(await closed(again)).toEqual(refused)
    const late = world.depsAt('2026-12-20T09:00:00Z')
    const september = await computePeriod(world.actors.hr, { periodId }, late)
    if (!september.ok) throw new Error(september.reason)
    expect(await closed({ periodId, runId: september.runId }, late)).toEqual({ ok: true })
    for (const month of [november.periodId, periodId]) {
      const verified = await verifyLockedPeriod(world.actors.hr, { periodId: month }, late)
      expect(verified).toMatchObject({ ok: true })
    }
  })
})

/** Submits, approves and locks; the answer to the lock. */
async function closed(
  { periodId, runId }: { readonly periodId: string; readonly runId: string },
  deps = world.deps,
) {
  const input = { periodId, runId }
  const { hr, secondHr } = world.actors
  await decidePeriod(hr, { ...input, decision: 'submit' }, deps)
  await decidePeriod(secondHr, { ...input, decision: 'approve' }, deps)
  return decidePeriod(hr, { ...input, decision: 'lock' }, deps)
}
