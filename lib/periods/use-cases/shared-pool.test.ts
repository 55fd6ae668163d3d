import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { utcMidnight } from '@/lib/core/calendar'
import { parseMoney, sumMoney } from '@/lib/core/money'
import { computeLeaver } from '@/lib/reports/use-cases/compute-leaver'
import { previewSchemePay } from '@/lib/reports/use-cases/preview-scheme-pay'
import { listAllSchemes, viewScheme } from '@/lib/schemes/use-cases/view-schemes'
import { type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'
import { verifyLockedPeriod, viewPeriod } from './view-period'
import { viewStatement } from './view-statement'

let world: World
let months: PayMonths
beforeEach(async () => {
  world = await openWorld()
  months = await payMonths(world)
  await besideOlga()
  await months.onBase({ kind: 'pool', amount: '90000.00' })
})
afterEach(() => world.close())

/** The seller of the other shop has worked beside Olga Smirnova from his first day. */
async function besideOlga() {
  const personId = world.actors.otherEmployee.personId ?? ''
  await world.arrange((tx, organisationId) =>
    tx.assignment.updateMany({
      where: { organisationId, personId },
      data: { unitId: world.units.shopNorth },
    }),
  )
}

const olga = 'Ольга Смирнова'

async function paidIn(run: Parameters<PayMonths['paid']>[0]) {
  const { [olga]: hers, ...others } = await months.paid(run)
  const [other, ...more] = Object.values(others)
  expect(more).toEqual([])
  return { olga: hers, other }
}

describe('a month of a shop that shares a pool', () => {
  test('is split, locked, verified, and corrected for all who share it', async () => {
    const visitId = await months.visit('2026-10-14')
    const run = await months.locked('2026-10')
    // Courtesy 0 of 50 %, trips 0.8 of 50 %; beside it 0.5, the other part held: 0.4 of 0.9.
    const { olga: hers, other } = await paidIn(run)
    expect([hers?.payout, other?.payout]).toEqual(['40000.00', '50000.00'])
    const { document } = await months.statementOf(run, olga)
    expect(document.result.pools).toEqual([
      {
        ...{ key: '', amount: '90000.00', members: 2, part: '40000.00' },
        ...{ weight: '2/5', weights: '9/10' },
      },
    ])
    const { hr } = world.actors
    const { computation } = await viewPeriod(hr, run.periodId, world.deps)
    expect(computation?.pools).toMatchObject([
      { unit: { id: world.units.shopNorth }, amount: '90000.00', members: 2, left: '0.00' },
    ])
    const verified = () => verifyLockedPeriod(hr, { periodId: run.periodId }, world.deps)
    expect(await verified()).toMatchObject({ ok: true })

    await months.appealed(visitId, '851/10')
    const next = await paidIn(await months.computed('2026-11'))
    const adjusted = [next.olga, next.other].map((one) => one?.adjusted)
    // 0.9 of 1.4 is 57,857.14.
    expect(adjusted).toEqual([
      [['2026-10', 'appeal', '17857.14']],
      [['2026-10', 'appeal', '-17857.14']],
    ])
    const amounts = adjusted.flatMap((rows = []) => rows.map(([, , amount]) => amount ?? ''))
    expect(sumMoney(amounts)).toBe('0.00')
    expect(await verified()).toMatchObject({ ok: true })
  })

  test('a leaver waits for it', async () => {
    const personId = world.actors.employee.personId ?? ''
    await world.arrange((tx, organisationId) =>
      tx.person.update({
        where: { organisationId_id: { organisationId, id: personId } },
        data: { leftOn: utcMidnight('2026-10-15') },
        select: { id: true },
      }),
    )
    expect(
      await computeLeaver(world.actors.hr, { personId, month: '2026-10' }, world.deps),
    ).toEqual({ ok: false, reason: 'pool-waits-for-the-month' })
    const { olga: hers, other } = await paidIn(await months.computed('2026-10'))
    // The month splits the whole pool, hers among it.
    expect(sumMoney([hers?.payout ?? '', other?.payout ?? ''])).toBe('90000.00')
  })

  test('a leaver with another scheme is paid that, and the month pays the part of the pool', async () => {
    const { hr } = world.actors
    await months.beside({})
    const personId = world.actors.employee.personId ?? ''
    await world.arrange((tx, organisationId) =>
      tx.person.update({
        where: { organisationId_id: { organisationId, id: personId } },
        data: { leftOn: utcMidnight('2026-10-15') },
        select: { id: true },
      }),
    )
    const computed = await computeLeaver(hr, { personId, month: '2026-10' }, world.deps)
    if (!computed.ok) throw new Error(computed.reason)
    const { period, computation, statements } = await viewPeriod(hr, computed.periodId, world.deps)
    expect(computation?.waitingPools).toHaveLength(1)
    // The timesheet says that all days were worked.
    expect(statements.map(({ payout }) => payout)).toEqual(['24800.00'])
    const [listed] = statements
    const { document } = await viewStatement(hr, listed?.id ?? '', world.deps)
    expect(document.waitingPools).toEqual(computation?.waitingPools)
    const run = { periodId: period.id, runId: period.currentRunId ?? '' }
    expect(await months.decide(run, 'hr', 'submit')).toEqual({ ok: true })
    expect(await months.decide(run, 'secondHr', 'approve')).toEqual({ ok: true })
    expect(await months.decide(run, 'hr', 'lock')).toEqual({ ok: true })
    const month = await months.locked('2026-10')
    const paid = (await viewPeriod(hr, month.periodId, world.deps)).statements
    const hers = paid.filter((one) => one.personId === personId)
    expect(hers).toHaveLength(1)
    // Her part of the pool, and both of the other's: nothing is paid twice.
    expect(sumMoney(paid.map(({ payout }) => payout))).toBe('121000.00')
    for (const { periodId } of [run, month])
      expect(await verifyLockedPeriod(hr, { periodId }, world.deps)).toMatchObject({ ok: true })
    const november = await months.computed('2026-11')
    const later = (await viewPeriod(hr, november.periodId, world.deps)).statements
    expect(later.some((one) => one.personId === personId)).toBe(false)
  })

  test('a preview of one person splits it over the whole unit', async () => {
    const { hr } = world.actors
    const [listed] = await listAllSchemes(hr, world.deps)
    const { scheme } = await viewScheme(hr, listed?.scheme.id ?? '', world.deps)
    const personId = world.actors.employee.personId ?? ''
    const input = { document: scheme.draft, month: '2026-10', personId }
    const previewed = await previewSchemePay(hr, input, world.deps)
    if (!previewed.ok) throw new Error(previewed.reason)
    // Courtesy is held for both: 0.4 beside 0.5.
    expect(previewed.preview.payout).toBe('40000.00')
    expect(parseMoney(previewed.preview.atFull).isBelow(parseMoney('90000.00'))).toBe(true)
  })
})
