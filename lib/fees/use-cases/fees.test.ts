import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receiptQuestionId } from '@/lib/core/purchase-receipt'
import { approveEvaluation } from '@/lib/reviews/use-cases/approve-evaluation'
import { listOwnVisits } from '@/lib/visits/use-cases/list-own-visits'
import { viewOwnVisit } from '@/lib/visits/use-cases/view-own-visit'
import { aVisit } from '@/test/factories'
import { anApprovedVisit, aPhoto, aReport } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { changeFeeRuleSchema, markFeesPaidSchema } from '../schema'
import { changeFeeRule } from './change-fee-rule'
import { listFees } from './list-fees'
import { markFeesPaid, takeBackPayments } from './mark-fees-paid'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const today = '2026-10-20'
const manager = () => world.actors.programmeManager
const mark = (visitIds: string[], paidOn = today) =>
  markFeesPaid(manager(), { visitIds, paidOn }, world.deps)
const listed = async (part: 'unpaid' | 'paid') => {
  const { fees } = await listFees(manager(), { part, page: 1 }, world.deps)
  return fees.map(({ visitId }) => visitId)
}
const payOf = async (visitId: string, now?: string) => {
  const deps = now === undefined ? world.deps : world.depsAt(now)
  return (await viewOwnVisit(world.actors.shopper, { visitId }, deps)).visit.pay
}
const entriesOf = (visitId: string) =>
  world.arrange(async (tx, organisationId) => {
    const rows = await tx.auditEntry.findMany({
      where: { organisationId, subjectId: visitId, action: { startsWith: 'visit.fee' } },
      orderBy: { at: 'asc' },
      select: { action: true, details: true },
    })
    return rows.map(({ action, details }) => [action, details])
  })

describe('who is refused', () => {
  test.each(['reviewer', 'hr', 'administrator', 'unitHead', 'employee', 'shopper'] as const)(
    '%s neither sees fees nor notes payments nor says when they are paid',
    async (name) => {
      const visitId = await anApprovedVisit(world)
      const actor = world.actors[name]
      const visitIds = [visitId]
      const input = { part: 'unpaid', page: 1 } as const
      await expect(listFees(actor, input, world.deps)).rejects.toThrow('not-found')
      await expect(markFeesPaid(actor, { visitIds, paidOn: today }, world.deps)).rejects.toThrow(
        'not-found',
      )
      await expect(takeBackPayments(actor, { visitIds }, world.deps)).rejects.toThrow('not-found')
      await expect(changeFeeRule(actor, { kind: 'none' }, world.deps)).rejects.toThrow('not-found')
      expect((await payOf(visitId)).paidOn).toBeNull()
    },
  )

  test('another organisation', async () => {
    const visitId = await anApprovedVisit(world)
    const { stranger, deps } = world
    await expect(
      markFeesPaid(stranger, { visitIds: [visitId], paidOn: today }, deps),
    ).rejects.toThrow('not-found')
    expect((await listFees(stranger, { part: 'unpaid', page: 1 }, deps)).fees).toEqual([])
  })

  test.each([
    ['his own payment', () => ({ shopperId: world.actors.shopper.shopperId })],
    ['one of a unit that he heads', () => ({ headedUnitIds: [world.units.shopNorth] })],
    ['one of a unit where he works', () => ({ workUnitIds: [world.units.shopNorth] })],
  ])('nobody notes %s, or finds it in the list', async (_, own) => {
    const visitId = await anApprovedVisit(world)
    const actor = { ...manager(), ...own() }
    const noting = markFeesPaid(actor, { visitIds: [visitId], paidOn: today }, world.deps)
    await expect(noting).rejects.toThrow('not-found')
    const { fees } = await listFees(actor, { part: 'unpaid', page: 1 }, world.deps)
    expect(fees).toEqual([])
    expect(await listed('unpaid')).toContain(visitId)
  })
})

describe('what is not noted', () => {
  test.each(['offered', 'accepted', 'submitted', 'returned'])(
    'a visit that is %s, and nothing else with it',
    async (state) => {
      const approved = await anApprovedVisit(world)
      const visitId = await aVisit(world, { state })
      expect(await mark([approved, visitId])).toEqual({ ok: false, reason: 'not-approved' })
      expect((await payOf(approved)).paidOn).toBeNull()
    },
  )

  test('a day to come, a day before the approval, another day than the one noted', async () => {
    const visitId = await anApprovedVisit(world)
    expect(await mark([visitId], '2026-10-21')).toEqual({ ok: false, reason: 'paid-in-future' })
    const early = await mark([visitId], '2026-10-19')
    expect(early).toEqual({ ok: false, reason: 'paid-before-approval' })
    expect(await mark([visitId])).toEqual({ ok: true, changed: 1 })
    const later = await markFeesPaid(
      manager(),
      { visitIds: [visitId], paidOn: '2026-10-22' },
      world.depsAt('2026-10-25T09:00:00Z'),
    )
    expect(later).toEqual({ ok: false, reason: 'paid-otherwise' })
    expect((await payOf(visitId)).paidOn).toBe(today)
  })

  test.each(['2026-02-30', '', '20.10.2026'])('the day %j', (paidOn) => {
    const visitIds = ['0b5f0c1e-4a0e-4c52-9d35-3f0a36c0f001']
    expect(markFeesPaidSchema.safeParse({ visitIds, paidOn }).success).toBe(false)
  })

  test.each([
    ['next-month', '0'],
    ['next-month', '32'],
    ['next-month', ''],
    ['after-approval', '181'],
    ['after-approval', '1,5'],
    ['after-approval', '-1'],
  ])('the rule %s %s', (kind, days) => {
    expect(changeFeeRuleSchema.safeParse({ kind, days }).success).toBe(false)
  })
})

describe('a payment', () => {
  test('is noted once however often it is sent, seen by its shopper, and taken back', async () => {
    const [first, second] = [await anApprovedVisit(world), await anApprovedVisit(world)]
    expect(await mark([first, second, first])).toEqual({ ok: true, changed: 2 })
    expect(await mark([first, second])).toEqual({ ok: true, changed: 0 })
    expect((await payOf(first)).paidOn).toBe(today)
    expect(await listed('paid')).toEqual(expect.arrayContaining([first, second]))
    expect(await listed('unpaid')).not.toContain(first)
    const back = () => takeBackPayments(manager(), { visitIds: [first] }, world.deps)
    expect(await back()).toEqual({ ok: true, changed: 1 })
    expect(await back()).toEqual({ ok: true, changed: 0 })
    expect((await payOf(first)).paidOn).toBeNull()
    expect((await payOf(second)).paidOn).toBe(today)
    expect(await listed('unpaid')).toContain(first)
    expect(await entriesOf(first)).toEqual([
      ['visit.fee-paid', { paidOn: today }],
      ['visit.fee-payment-taken-back', { paidOn: today }],
    ])
  })

  test('two at once: one noting', async () => {
    const visitId = await anApprovedVisit(world)
    const answers = await Promise.all(Array.from({ length: 8 }, () => mark([visitId])))
    expect(answers.reduce((sum, one) => sum + (one.ok ? one.changed : NaN), 0)).toBe(1)
    expect(await entriesOf(visitId)).toHaveLength(1)
  })

  test('the list says what each shopper has in all, and leaves out what carries no fee', async () => {
    const free = await anApprovedVisit(world)
    await world.arrange((tx, organisationId) =>
      tx.visit.update({
        where: { organisationId_id: { organisationId, id: free } },
        data: { fee: '0.00' },
      }),
    )
    const { fees, total, sum } = await listFees(manager(), { part: 'unpaid', page: 1 }, world.deps)
    expect(fees.map(({ visitId }) => visitId)).not.toContain(free)
    expect(total).toBe(fees.length)
    expect(sum).toBe(`${700 * fees.length}.00`)
    const own = fees.filter(({ shopperId }) => shopperId === world.actors.shopper.shopperId)
    expect(own[0]?.ofShopper).toEqual({ count: own.length, sum: `${700 * own.length}.00` })
  })
})

describe('what a shopper is told', () => {
  test('nothing of a day before the company has said its rule, the day after it', async () => {
    const visitId = await anApprovedVisit(world)
    expect(await payOf(visitId)).toEqual({
      rule: null,
      answerBy: null,
      approvedOn: today,
      payBy: null,
      paidOn: null,
    })
    const rule = { kind: 'next-month', days: 10 } as const
    await changeFeeRule(manager(), rule, world.deps)
    expect(await payOf(visitId)).toMatchObject({ rule, payBy: '2026-11-10' })
    const { fees } = await listFees(manager(), { part: 'unpaid', page: 1 }, world.deps)
    expect(fees.find((fee) => fee.visitId === visitId)?.payBy).toBe('2026-11-10')
    await changeFeeRule(manager(), { kind: 'after-approval', days: 0 }, world.deps)
    expect((await payOf(visitId)).payBy).toBe(today)
  })

  test('a visit without a fee on which something was bought waits for its refund', async () => {
    const visitId = await aVisit(world)
    const { photo } = await aPhoto(world, visitId, receiptQuestionId)
    const receipt = { attachmentId: photo.id, amount: '640.00', currency: 'RUB' }
    const evaluationId = await aReport(world, visitId, { attachments: [photo], receipt })
    await approveEvaluation(world.actors.reviewer, { visitId, evaluationId }, world.deps)
    const without = await anApprovedVisit(world)
    await world.arrange((tx, organisationId) =>
      tx.visit.updateMany({
        where: { organisationId, id: { in: [visitId, without] } },
        data: { fee: '0.00' },
      }),
    )
    const { fees } = await listFees(manager(), { part: 'unpaid', page: 1 }, world.deps)
    expect(fees.find((fee) => fee.visitId === visitId)).toMatchObject({
      fee: '0.00',
      purchase: { amount: '640.00', currency: 'RUB' },
    })
    expect(fees.map((fee) => fee.visitId)).not.toContain(without)
    expect(await mark([visitId])).toEqual({ ok: true, changed: 1 })
    expect(await listed('unpaid')).not.toContain(visitId)
  })

  test('when the reviewer should have answered, while the report waits', async () => {
    const visitId = await aVisit(world)
    expect((await payOf(visitId)).answerBy).toBeNull()
    await aReport(world, visitId, { receivedAt: '2026-10-20T08:00:00Z' })
    expect((await payOf(visitId)).answerBy).toBe('2026-10-22T08:00:00.000Z')
  })

  test('an unpaid visit stays in the list while a day was promised, a paid one leaves it', async () => {
    const [unpaid, paid] = [await anApprovedVisit(world), await anApprovedVisit(world)]
    await mark([paid])
    const later = world.depsAt('2027-03-01T09:00:00Z')
    const ids = async () => {
      const { visits } = await listOwnVisits(world.actors.shopper, {}, later)
      return visits.map(({ id }) => id)
    }
    await changeFeeRule(manager(), { kind: 'next-month', days: 10 }, world.deps)
    expect(await ids()).toContain(unpaid)
    expect(await ids()).not.toContain(paid)
    await changeFeeRule(manager(), { kind: 'none' }, world.deps)
    expect(await ids()).not.toContain(unpaid)
  })
})
