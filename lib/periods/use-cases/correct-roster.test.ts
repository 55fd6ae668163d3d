import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openItemKey } from '@/lib/core/open-item'
import type { OpenItem } from '@/lib/core/period-snapshot'
import { changePerson } from '@/lib/people/use-cases/change-person'
import { createPerson } from '@/lib/people/use-cases/create-person'
import { importPeople } from '@/lib/people/use-cases/import-people'
import { transferPerson } from '@/lib/people/use-cases/transfer-person'
import { type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'
import { settleOpenItem } from './settle-open-item'
import { verifyPeriods } from './verify-periods'
import { viewCorrections } from './view-corrections'
import { viewPeriod } from './view-period'

let world: World
let months: PayMonths
beforeEach(async () => {
  world = await openWorld()
  months = await payMonths(world)
})
afterEach(() => world.close())

/** Whatever is corrected was sealed before; the months after it are closed later. */
function after() {
  const deps = world.depsAt('2026-11-05T09:00:00Z')
  months.at(deps)
  return deps
}

const volkov = (days: { hiredOn?: string; leftOn?: string | null; fullName?: string }) =>
  changePerson(
    world.actors.administrator,
    {
      personId: world.actors.otherEmployee.personId ?? '',
      ...{ personnelNumber: '203', fullName: 'Пётр Волков', hiredOn: '2025-01-09', leftOn: null },
      ...days,
    },
    after(),
  )

async function hired(hiredOn: string): Promise<string> {
  const created = await createPerson(
    world.actors.administrator,
    {
      ...{ personnelNumber: '204', fullName: 'Анна Новая', hiredOn, leftOn: null, email: null },
      ...{ unitId: world.units.shopNorth, positionId: world.positions.seller },
    },
    after(),
  )
  if (!created.ok) throw new Error(created.reason)
  return created.personId
}

/** Olga Smirnova works elsewhere from a day on, or went there on another day than was said. */
const olgaMoves = (unitId: string, positionId: string, fromOn: string) =>
  transferPerson(
    world.actors.administrator,
    { personId: world.actors.employee.personId ?? '', unitId, positionId, fromOn },
    after(),
  )

const verified = async () =>
  (await verifyPeriods(world.actors.hr, { month: null }, world.deps)).map(({ ok }) => ok)

const openItems = async (periodId: string) =>
  (await viewPeriod(world.actors.hr, periodId, world.deps)).computation?.openItems ?? []

describe('the roster, corrected after the lock', () => {
  test('who was entered late is paid, from the day of hiring, once', async () => {
    const october = await months.locked('2026-10')
    await hired('2026-10-12')
    await months.bring('pay', '204;2026-10;14;21;9000')
    await months.bring('kpi', '2026-10;trips;204;1')
    const told = await viewCorrections(world.actors.hr, october.periodId, world.deps)
    expect(told).toMatchObject({
      paidIn: '2026-11',
      corrections: [{ fullName: 'Анна Новая', adjustment: { amount: '3000.00' } }],
    })
    const november = await months.locked('2026-11')
    expect(await months.paid(november)).toMatchObject({
      'Анна Новая': { adjusted: [['2026-10', 'roster-correction', '3000.00']] },
      'Ольга Смирнова': { adjusted: [] },
      'Пётр Волков': { adjusted: [] },
    })
    const { document } = await months.statementOf(november, 'Анна Новая')
    expect(document.adjustments[0]).toMatchObject({
      statementId: null,
      changes: [{ kind: 'employment', before: null, after: { hiredOn: '2026-10-12' } }],
    })
    // A held line has no statement of its own on which somebody could decide it: it is named.
    expect(await openItems(november.periodId)).toMatchObject([
      { month: '2026-10', person: { fullName: 'Анна Новая' }, reason: 'held-line' },
    ])
    expect(await viewCorrections(world.actors.hr, october.periodId, world.deps)).toMatchObject({
      paidIn: '2026-12',
      corrections: [],
    })
    const december = await months.computed('2026-12')
    expect(await months.paid(december)).toEqual({})
    expect(await verified()).toEqual([true, true])
  })

  test('hired earlier than was said, and then later: each month pays the difference', async () => {
    await months.onBase({ kind: 'fixed', amount: '31000.00' })
    const personId = await hired('2026-10-12')
    await months.bring('kpi', '2026-10;trips;204;1', '2026-11;trips;204;1')
    await months.locked('2026-10')
    const change = (hiredOn: string) =>
      changePerson(
        world.actors.administrator,
        { personId, personnelNumber: '204', fullName: 'Анна Новая', hiredOn, leftOn: null },
        after(),
      )
    await change('2026-10-05')
    const november = await months.locked('2026-11')
    const paid = await months.paid(november)
    expect(paid['Анна Новая']?.adjusted).toEqual([['2026-10', 'roster-correction', '3500.00']])
    const { document } = await months.statementOf(november, 'Анна Новая')
    expect(document.adjustments[0]?.changes).toMatchObject([
      {
        ...{ kind: 'employment', before: { hiredOn: '2026-10-12' } },
        after: { hiredOn: '2026-10-05' },
      },
      { kind: 'days', before: { worked: '20' }, after: { worked: '27' } },
    ])
    // Two months later the same month is corrected once more, against all that was paid.
    await change('2026-10-22')
    const december = await months.computed('2026-12')
    expect((await months.paid(december))['Анна Новая']?.adjusted).toEqual([
      ['2026-10', 'roster-correction', '-8500.00'],
    ])
    await change('2026-10-05')
    const again = await months.computed('2026-12')
    expect((await months.paid(again))['Анна Новая']?.adjusted ?? []).toEqual([])
    expect(await verified()).toEqual([true, true])
  })

  test('who was not employed gives it back; who is not there any more is listed instead', async () => {
    await months.locked('2026-10')
    await volkov({ hiredOn: '2026-11-02' })
    const november = await months.computed('2026-11')
    expect((await months.paid(november))['Пётр Волков']).toEqual({
      payout: '0.00',
      adjusted: [['2026-10', 'roster-correction', '-5000.00']],
    })
    await volkov({ leftOn: '2026-09-30' })
    const without = await months.computed('2026-11')
    expect(await months.paid(without)).not.toHaveProperty('Пётр Волков')
    expect(await openItems(without.periodId)).toMatchObject([
      {
        ...{ month: '2026-10', person: { fullName: 'Пётр Волков' }, reason: 'has-left' },
        amount: '-5000.00',
        changes: [{ kind: 'employment', after: null }],
      },
    ])
    // Nothing is settled by being listed: the next month lists it again, and alone may settle it.
    const { periodId: lockedId } = await months.locked('2026-11')
    const [listed] = await openItems(lockedId)
    if (listed === undefined) throw new Error('nothing is open')
    const late = { periodId: lockedId, item: openItemKey(listed), reason: 'Вернул в кассу' }
    const refused = await settleOpenItem(world.actors.hr, late, world.deps)
    expect(refused).toEqual({ ok: false, reason: 'run-replaced' })
    const december = await months.computed('2026-12')
    expect(await openItems(december.periodId)).toMatchObject([{ amount: '-5000.00' }])
  })

  test('what a person has settled is listed no more, until it is something else', async () => {
    const { hr, otherEmployee } = world.actors
    await months.locked('2026-10')
    await volkov({ leftOn: '2026-09-30' })
    const { periodId } = await months.computed('2026-11')
    const [open] = await openItems(periodId)
    if (open === undefined) throw new Error('nothing is open')
    const input = { periodId, item: openItemKey(open), reason: 'Вернул в кассу' }
    const settle = (more: Partial<typeof input> = {}, actor = hr) =>
      settleOpenItem(actor, { ...input, ...more }, world.deps)
    await expect(settle({}, world.stranger)).rejects.toMatchObject({ code: 'not-found' })
    await expect(settle({}, world.actors.unitHead)).rejects.toMatchObject({ code: 'not-found' })
    const own = { ...hr, personId: otherEmployee.personId }
    expect(await settle({}, own)).toEqual({ ok: false, reason: 'own-line' })
    const other = { item: '0'.repeat(64) }
    expect(await settle(other)).toEqual({ ok: false, reason: 'run-replaced' })
    expect(await settle()).toEqual({ ok: true })
    expect(await settle()).toEqual({ ok: false, reason: 'already-done' })
    const { settled } = await viewPeriod(hr, periodId, world.deps)
    expect(settled.get(input.item)).toMatchObject({ reason: 'Вернул в кассу' })
    const again = await months.computed('2026-11')
    expect(await openItems(again.periodId)).toEqual([])
    // Back in the company he is asked for nothing; a day of October makes it another matter.
    await volkov({ hiredOn: '2026-11-02' })
    expect((await months.paid(await months.computed('2026-11')))['Пётр Волков']?.adjusted).toEqual(
      [],
    )
    // A name is none.
    await volkov({ hiredOn: '2026-11-02', fullName: 'Пётр Соколов' })
    expect(await openItems((await months.computed('2026-11')).periodId)).toEqual([])
    // He was there in October after all: what he gave back is open, and nothing else.
    await volkov({ leftOn: '2026-10-10' })
    const back = await months.computed('2026-11')
    expect((await months.paid(back))['Пётр Волков']?.adjusted ?? []).toEqual([])
    const [less] = await openItems(back.periodId)
    expect(less).toMatchObject({
      ...{ reason: 'has-left', amount: '5000.00', settled: { times: 1, amount: '-5000.00' } },
    })
    const difference = { item: openItemKey(less as OpenItem), reason: 'Вернули', periodId }
    expect(await settle(difference)).toEqual({ ok: true })
    await volkov({ leftOn: '2026-09-30' })
    expect(await openItems((await months.computed('2026-11')).periodId)).toMatchObject([
      { amount: '-5000.00', settled: { times: 2, amount: '0.00' } },
    ])
  })

  test('a transfer that is entered late, and one whose day was another', async () => {
    const { shopSouth, callCentre } = world.units
    const { seller, operator } = world.positions
    const october = await months.locked('2026-10')
    expect(await olgaMoves(callCentre, operator, '2026-10-15')).toEqual({ ok: true })
    const november = await months.locked('2026-11')
    expect((await months.paid(november))['Ольга Смирнова']).toEqual({
      payout: '-2193.55',
      adjusted: [['2026-10', 'roster-correction', '-2193.55']],
    })
    const { document } = await months.statementOf(november, 'Ольга Смирнова')
    expect(document.adjustments[0]?.changes?.[0]).toMatchObject({
      ...{ kind: 'place', fromOn: '2026-10-15', throughOn: '2026-10-31' },
      before: { unit: 'Магазин на Северной' },
      after: { unit: 'Контакт-центр' },
    })
    expect(document.adjustments[0]?.lines).toMatchObject([{ code: 'trips', amount: '-2193.55' }])
    expect(await olgaMoves(callCentre, operator, '2026-10-15')).toMatchObject({ ok: false })
    expect(await olgaMoves(callCentre, operator, '2026-10-20')).toEqual({ ok: true })
    const december = await months.locked('2026-12')
    expect((await months.paid(december))['Ольга Смирнова']?.adjusted).toEqual([
      ['2026-10', 'roster-correction', '645.16'],
    ])
    // From November on elsewhere: nothing of October is another by that.
    expect(await olgaMoves(shopSouth, seller, '2027-01-11')).toEqual({ ok: true })
    const later = await viewCorrections(world.actors.hr, october.periodId, world.deps)
    expect(later?.corrections).toEqual([])
    expect(await verified()).toEqual([true, true, true])
  })

  test('a file of people corrects the months from the first day that it says anew', async () => {
    await months.onBase({ kind: 'fixed', amount: '31000.00' })
    const october = await months.locked('2026-10')
    const brought = async (hour: number, ...lines: readonly string[]) => {
      const heading = 'Табельный номер;ФИО;Принят;Код точки;Должность;Уволен'
      const bytes = new TextEncoder().encode(`${[heading, ...lines].join('\n')}\n`)
      const input = { bytes, mode: 'all-or-nothing' } as const
      const deps = world.depsAt(`2026-11-05T${hour}:00:00Z`)
      const result = await importPeople(world.actors.administrator, input, deps)
      expect(result).toMatchObject({ written: true })
      const [entry] = await world.database.asOwner<{ day: string | null }>(
        "SELECT details->>'earliestOn' AS day FROM audit_entries WHERE action = 'people.imported' ORDER BY at DESC LIMIT 1",
      )
      return entry?.day
    }
    expect(await brought(10, '205;Илья Поздний;2026-10-12;S1;Продавец;')).toBe('2026-10-12')
    await months.bring('kpi', '2026-10;trips;205;1')
    const told = await viewCorrections(world.actors.hr, october.periodId, world.deps)
    expect(told?.corrections).toMatchObject([
      { fullName: 'Илья Поздний', adjustment: { amount: '10000.00' } },
    ])
    expect(await brought(11, '205;Илья Поздняков;2026-10-12;S1;Продавец;')).toBeNull()
    expect(await brought(12, '205;Илья Поздняков;2026-10-22;S1;Продавец;')).toBe('2026-10-12')
    const later = await viewCorrections(world.actors.hr, october.periodId, world.deps)
    expect(later?.corrections).toMatchObject([{ adjustment: { amount: '5000.00' } }])
  })

  test('a month whose snapshot does not say who was looked at is left to a person', async () => {
    const october = await months.locked('2026-10')
    await world.database.asOwner('ALTER TABLE period_runs DISABLE TRIGGER USER')
    await world.database.asOwner(
      "UPDATE period_runs SET snapshot = (snapshot::jsonb - 'roster')::text",
    )
    await world.database.asOwner('ALTER TABLE period_runs ENABLE TRIGGER USER')
    await volkov({ leftOn: '2026-10-10' })
    await hired('2026-10-12')
    const told = await viewCorrections(world.actors.hr, october.periodId, world.deps)
    const reasons = told?.openItems.map(({ person, reason, amount }) => [
      ...[person.fullName, reason, amount],
    ])
    expect(told?.corrections).toEqual([])
    expect(reasons?.toSorted()).toEqual([
      ['Анна Новая', 'roster-not-sealed', null],
      ['Пётр Волков', 'roster-not-sealed', null],
    ])
    const november = await months.computed('2026-11')
    expect((await months.paid(november))['Анна Новая']?.adjusted ?? []).toEqual([])
    expect(await openItems(november.periodId)).toHaveLength(2)
  })

  test('is told to HR alone, of a locked month alone', async () => {
    const { periodId } = await months.computed('2026-10')
    expect(await viewCorrections(world.actors.hr, periodId, world.deps)).toBeNull()
    const refused = viewCorrections(world.stranger, periodId, world.deps)
    await expect(refused).rejects.toMatchObject({ code: 'not-found' })
    const staff = viewCorrections(world.actors.unitHead, periodId, world.deps)
    await expect(staff).rejects.toMatchObject({ code: 'not-found' })
  })
})
