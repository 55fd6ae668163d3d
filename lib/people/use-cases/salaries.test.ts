import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportMode } from '@/lib/core/table-import'
import type { SaidColumns } from '@/lib/core/table-mapping'
import { inFourFormats } from '@/test/factories/table-formats'
import { openWorld, type World } from '@/test/world'
import { importSalaries } from './import-salaries'
import { setSalary } from './set-salary'
import { viewPerson } from './view-person'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const bring = (text: string, mode: 'preview' | 'all-or-nothing' | 'good-rows') =>
  importSalaries(world.actors.hr, { bytes: new TextEncoder().encode(text), mode }, world.deps)
const heading = 'Табельный номер;Действует с;Оклад;Причина\n'
const personId = () => world.actors.employee.personId ?? ''
const number = async () => (await seen()).person.personnelNumber
const seen = () => viewPerson(world.actors.hr, personId(), world.deps)
const set = (amount: string, reason: string, fromOn = '2026-09-01') =>
  setSalary(world.actors.hr, { personId: personId(), amount, fromOn, reason }, world.deps)

describe('a salary', () => {
  it('is nothing to everybody but HR', async () => {
    const file = { bytes: new TextEncoder().encode(heading), mode: 'preview' } as const
    for (const name of ['administrator', 'programmeManager', 'unitHead', 'employee'] as const)
      await expect(importSalaries(world.actors[name], file, world.deps)).rejects.toMatchObject({
        code: 'not-found',
      })
    const view = await viewPerson(world.actors.administrator, personId(), world.deps)
    expect(view).toMatchObject({ salaries: null, salaryChanges: null })
  })

  it('is set by HR, who is told by whom dates and places of work are changed', async () => {
    const { administrator, hr, unitHead } = world.actors
    const told = async (actor: typeof hr) => {
      const { mayChange, administrators } = await viewPerson(actor, personId(), world.deps)
      return { mayChange, administrators }
    }
    const administrators = [administrator.displayName]
    expect(await told(hr)).toEqual({ mayChange: false, administrators })
    expect(await told(administrator)).toEqual({ mayChange: true, administrators: [] })
    expect(await told(unitHead)).toMatchObject({ administrators: [] })
  })

  it('that replaces another of the day needs a reason; the old one stays in the history', async () => {
    expect(await set('60000', '')).toEqual({ ok: true })
    expect(await set('60000.00', '')).toEqual({ ok: true })
    expect(await set('65000', '')).toEqual({ ok: false, reason: 'reason-needed' })
    expect(await set('65000', 'Приказ 12 от 1 октября')).toEqual({ ok: true })
    const { salaries, salaryChanges } = await seen()
    expect(salaries).toEqual([{ amount: '65000.00', fromOn: '2026-09-01' }])
    expect(
      salaryChanges?.map(({ amountBefore, amount, reason, changedByName }) => [
        amountBefore,
        amount,
        reason,
        changedByName,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['60000.00', '65000.00', 'Приказ 12 от 1 октября', world.actors.hr.displayName],
        [null, '60000.00', null, world.actors.hr.displayName],
      ]),
    )
    expect(salaryChanges).toHaveLength(2)
    await expect(
      world.database.asOwner('UPDATE salary_changes SET amount = 1'),
    ).rejects.toMatchObject({ code: 'ET001' })
  })

  it('is imported: bad lines are named, a file twice changes nothing', async () => {
    const own = await number()
    const table =
      `${heading}${own};01.11.2026;70 000,50;\n` +
      `${own};2026-09-01;66000;\n` +
      'nobody;2026-11-01;1;\n' +
      `${own};завтра;-5;\n` +
      `${own};2026-11-01;70000,50;\n`
    const result = await bring(table, 'all-or-nothing')
    expect(result).toMatchObject({ ok: true, created: 0, changed: 1, written: false })
    expect(
      result.ok && result.problems.map(({ line, column, reason }) => [line, column, reason]),
    ).toEqual([
      [3, 'Причина', 'salaries.rowReasons.reason-needed'],
      [4, 'Табельный номер', 'unknown-person'],
      [5, 'Действует с', 'not-a-date'],
      [5, 'Оклад', 'negative'],
    ])
    expect(result).toMatchObject({ repeats: { first: [{ line: 6, as: 2 }], total: 1 } })
    const twice = `${heading}${own};2026-11-01;70000;\n${own};2026-11-01;71000;\n`
    const disputed = await bring(twice, 'good-rows')
    expect(disputed.ok && disputed.problems.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'people.rowReasons.disagrees?lines=3'],
      [3, 'people.rowReasons.disagrees?lines=2'],
    ])
    expect((await seen()).salaries).toHaveLength(1)
    const good = `${heading}${own};2026-11-01;70000,50;\n${own};2026-09-01;66000;Приказ 13\n`
    const [standing] = (await seen()).salaries ?? []
    expect(await bring(good, 'preview')).toMatchObject({
      ...{ created: 0, changed: 2, written: false },
      revised: {
        first: [
          { line: 2, when: '2026-11-01', cells: [{ before: standing?.amount, after: '70000.50' }] },
          { line: 3, number: own, cells: [{ before: standing?.amount, after: '66000' }] },
        ],
        total: 2,
      },
    })
    expect(await bring(good, 'all-or-nothing')).toMatchObject({ created: 0, changed: 2 })
    expect(await bring(good, 'all-or-nothing')).toMatchObject({
      ...{ created: 0, changed: 0, unchanged: 2 },
    })
    const { salaries, salaryChanges } = await seen()
    expect(salaries?.map(({ amount }) => amount)).toEqual(['70000.50', '66000.00'])
    expect(salaryChanges).toHaveLength(4)
  })

  it('reads alike in every format, and a file in another one changes nothing', async () => {
    const { hr, otherEmployee } = world.actors
    const tables = await inFourFormats([
      ['Табельный номер', 'Действует с', 'Оклад', 'Причина'],
      [{ number: '203' }, { day: '2026-03-01' }, { number: '70000.5' }, 'Приём'],
      [{ number: '203' }, { day: '2026-10-12' }, { number: '82000' }, ''],
      [{ number: '999' }, { day: '2026-10-12' }, { number: '82000' }, ''],
      [{ number: '203' }, 'завтра', { number: '-5' }, ''],
    ])
    const send = (bytes: Uint8Array, mode: ImportMode) =>
      importSalaries(hr, { bytes, mode }, world.deps)
    const plans = []
    for (const { bytes, format } of tables) {
      const answer = await send(bytes, 'preview')
      if (!answer.ok) throw new Error(answer.reason)
      const { format: read, table: _, ...plan } = answer
      expect(read).toBe(format)
      plans.push(plan)
    }
    const [plan] = plans
    expect(plan).toMatchObject({ created: 2, changed: 0, unchanged: 0, written: false })
    expect(plan?.problems.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'unknown-person'],
      [5, 'not-a-date'],
      [5, 'negative'],
    ])
    for (const other of plans) expect(other).toEqual(plan)
    const [first, ...others] = tables
    expect(await send(first?.bytes ?? new Uint8Array(), 'good-rows')).toMatchObject({
      ...{ created: 2, written: true },
    })
    for (const { bytes } of [...others, ...tables])
      expect(await send(bytes, 'good-rows')).toMatchObject({
        ...{ created: 0, changed: 0, unchanged: 2, written: true },
      })
    const { salaries } = await viewPerson(hr, otherEmployee.personId ?? '', world.deps)
    expect(salaries?.map(({ amount, fromOn }) => [fromOn, amount])).toEqual([
      ['2026-10-12', '82000.00'],
      ['2026-03-01', '70000.50'],
    ])
  })

  it('that is likely a slip of the pen holds the file back until somebody confirms it', async () => {
    const own = await number()
    const table =
      `${heading}${own};2019-11-01;60000;\n` +
      `${own};2026-12-15;1;\n` +
      `${own};2030-01-01;70000;\n` +
      `${own};2027-01-01;75000;\n`
    const bytes = new TextEncoder().encode(table)
    const send = (confirmed: boolean, mode: ImportMode = 'good-rows') =>
      importSalaries(world.actors.hr, { bytes, mode, confirmed }, world.deps)
    const asked = await send(false)
    // Nothing held before 2019; each of the others follows upon an amount.
    expect(asked).toMatchObject({ ok: true, created: 1, changed: 3, written: false, problems: [] })
    expect(asked.ok && asked.doubts?.first.map(({ line, value, reason }) => [line, value, reason]))
      // The rouble makes the amounts beside it unlikely too.
      .toEqual([
        [2, '2019-11-01', 'salaries.rowReasons.before-hire'],
        [3, '1', 'salaries.rowReasons.less-than-half'],
        [4, '2030-01-01', 'salaries.rowReasons.far-ahead'],
        [5, '75000', 'salaries.rowReasons.more-than-twice'],
      ])
    expect(asked).toMatchObject({
      added: { first: [{ line: 2, cells: [{ before: null, after: '60000' }] }], total: 1 },
      revised: { total: 3 },
    })
    expect(await send(true, 'preview')).toMatchObject({ written: false })
    expect((await seen()).salaries).toHaveLength(2)
    expect(await send(true)).toMatchObject({ written: true })
    const { salaryChanges } = await seen()
    const was = new Map(salaryChanges?.map((change) => [change.fromOn, change.amountBefore]))
    // The history tells what held until then, where the day itself had no amount.
    expect(was.get('2026-12-15')).toBe('70000.50')
    expect(was.get('2027-01-01')).toBe('1.00')
    expect(was.get('2019-11-01')).toBeNull()
    expect(await send(false)).toMatchObject({
      ...{ written: true, unchanged: 4, doubts: { first: [], total: 0 } },
    })
  })

  it('is told apart by organisation, and a table without its columns is refused by name', async () => {
    const file = `${heading}${await number()};2026-11-01;1;\n`
    const bytes = new TextEncoder().encode(file)
    const away = await importSalaries(world.stranger, { bytes, mode: 'all-or-nothing' }, world.deps)
    expect(away).toMatchObject({ ok: true, created: 0, problems: [{ reason: 'unknown-person' }] })
    expect(await bring('имя;сумма\nА;1\n', 'preview')).toMatchObject({
      ok: false,
      reason: 'columns-missing',
      missing: ['табельный номер', 'с какого дня'],
      table: { mapping: [null, 'amount'] },
    })
  })

  it('takes columns as they are set on the screen, and remembers them once they are taken', async () => {
    const bytes = new TextEncoder().encode(
      `Кто;Когда;Платим;Заметка\n${await number()};2026-12-01;71000;\n`,
    )
    const set = (mode: ImportMode, columns: SaidColumns | null, actor = world.actors.hr) =>
      importSalaries(actor, { bytes, mode, columns }, world.deps)
    expect(await set('preview', null)).toMatchObject({ ok: false, reason: 'columns-missing' })
    const columns = ['number', 'from', 'amount', null]
    expect(await set('preview', columns)).toMatchObject({ ok: true, changed: 1, unread: [] })
    // A look remembers nothing.
    expect(await set('preview', null)).toMatchObject({ ok: false })
    expect(await set('all-or-nothing', columns)).toMatchObject({ ok: true, written: true })
    expect(await set('preview', null)).toMatchObject({
      ...{ ok: true, unchanged: 1, unread: [], table: { mapping: columns } },
    })
    expect(await set('preview', null, world.stranger)).toMatchObject({ ok: false })
  })
})
