import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportMode } from '@/lib/core/table-import'
import { openWorld, type World } from '@/test/world'
import { importPeople } from './import-people'
import { listVisiblePeople } from './list-people'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const file = (text: string) => new TextEncoder().encode(text)
const heading = 'Табельный номер;ФИО;Принят;Код точки;Должность;На месте с;Почта\n'
const run = (text: string, mode: ImportMode) =>
  importPeople(world.actors.administrator, { bytes: file(text), mode }, world.deps)
const audits = async () =>
  (await world.database.asOwner("SELECT 1 FROM audit_entries WHERE action = 'people.imported'"))
    .length

describe('importPeople', () => {
  it('looks like nothing is there to everybody but the administrator', async () => {
    for (const name of [
      'programmeManager',
      'reviewer',
      'hr',
      'unitHead',
      'employee',
      'shopper',
    ] as const)
      await expect(
        importPeople(world.actors[name], { bytes: file(heading), mode: 'preview' }, world.deps),
      ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('names the columns that are missing', async () => {
    expect(await run('ФИО;Должность\nА;Б\n', 'preview')).toMatchObject({
      ok: false,
      reason: 'columns-missing',
      missing: ['табельный номер', 'принят', 'код точки'],
    })
  })

  it('names every bad line and writes nothing when all lines must be good', async () => {
    const table =
      heading +
      '9001;Анна Белова;2024-02-01;S1;Продавец;;\n' +
      '9002;;2024-02-01;S1;Продавец;;\n' +
      '9003;Пётр Синицын;31.02.2024;S9;Продавец;;no-mail\n' +
      '9001;Анна Белова;2024-02-01;S1;Продавец;;\n'
    const result = await run(table, 'all-or-nothing')
    expect(result).toMatchObject({ ok: true, created: 1, written: false })
    expect(result.ok && result.problems).toEqual([
      { line: 3, column: 'ФИО', reason: 'empty', value: '' },
      { line: 4, column: 'Код точки', reason: 'unknown-unit', value: 'S9' },
      { line: 4, column: 'Принят', reason: 'not-a-date', value: '31.02.2024' },
      { line: 4, column: 'Почта', reason: 'not-an-email', value: 'no-mail' },
      { line: 5, column: 'Табельный номер', reason: 'twice-in-file', value: '9001' },
    ])
    expect(await audits()).toBe(0)
  })

  it('writes the good lines, gives them accounts, and adds nothing the second time', async () => {
    const table =
      heading +
      '9101;Вера Лисина;2024-02-01;S1;Продавец;;Vera@romashka.example\n' +
      '9102;Олег Гусев;2024-02-01;S2;Грузчик;;\n' +
      ';без номера;2024-02-01;S2;Грузчик;;\n'
    expect(await run(table, 'good-rows')).toMatchObject({ created: 2, written: true })
    const accounts = await world.database.asOwner(
      `SELECT a.email, g.kind, s.from_on::text FROM people p
       JOIN accounts a ON a.person_id = p.id JOIN grants g ON g.account_id = a.id
       JOIN assignments s ON s.person_id = p.id
       WHERE p.personnel_number IN ('9101', '9102') ORDER BY p.personnel_number`,
    )
    expect(accounts).toEqual([
      { email: 'vera@romashka.example', kind: 'employee', from_on: '2024-02-01' },
      { email: null, kind: 'employee', from_on: '2024-02-01' },
    ])
    const again = await run(table, 'good-rows')
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
    expect(await audits()).toBe(1)
  })

  it('transfers somebody only with a date, and ends the place before', async () => {
    await run(`${heading}9201;Инна Котова;2024-02-01;S1;Продавец;;\n`, 'all-or-nothing')
    const undated = await run(`${heading}9201;Инна Котова;2024-02-01;S2;Продавец;;\n`, 'preview')
    expect(undated.ok && undated.problems).toMatchObject([
      { column: 'На месте с', reason: 'transfer-needs-date' },
    ])
    const dated = `${heading}9201;Инна Котова;2024-02-01;S2;Продавец;2026-09-01;\n`
    expect(await run(dated, 'all-or-nothing')).toMatchObject({ changed: 1, written: true })
    const places = await world.database.asOwner(
      `SELECT u.code, s.from_on::text, s.through_on::text FROM people p
       JOIN assignments s ON s.person_id = p.id JOIN units u ON u.id = s.unit_id
       WHERE p.personnel_number = '9201' ORDER BY s.from_on`,
    )
    expect(places).toEqual([
      { code: 'S1', from_on: '2024-02-01', through_on: '2026-08-31' },
      { code: 'S2', from_on: '2026-09-01', through_on: null },
    ])
  })

  it('names an e-mail that another organisation has, and undoes the rest', async () => {
    const [stranger] = await world.database.asOwner(
      `SELECT email FROM accounts WHERE id = '${world.stranger.accountId}'`,
    )
    const table =
      heading +
      '9301;Юлия Орлова;2024-02-01;S1;Продавец;;\n' +
      `9302;Семён Котов;2024-02-01;S1;Продавец;;${stranger?.email}\n`
    expect(await run(table, 'all-or-nothing')).toMatchObject({
      written: false,
      problems: [{ line: 3, column: 'Почта', reason: 'email-taken', value: stranger?.email }],
    })
    expect(await run(table, 'good-rows')).toMatchObject({ created: 1, written: true })
  })

  it('says which positions the file would make', async () => {
    const table = `${heading}9501;Лев Зимин;2024-02-01;S1;Продовец;;\n`
    expect(await run(table, 'preview')).toMatchObject({ created: 1, newPositions: ['Продовец'] })
    expect(await run(table, 'all-or-nothing')).toMatchObject({ written: true })
    expect(await run(table, 'preview')).toMatchObject({ unchanged: 1, newPositions: [] })
  })

  it('takes emoji, refuses NUL', async () => {
    const table = `${heading}9401;Анна 🌷;2024-02-01;S1;Продавец;;\n`
    expect(await run(table, 'all-or-nothing')).toMatchObject({ created: 1, written: true })
    expect(await run(`${table}9402;a\0b;2024-02-01;S1;Продавец;;\n`, 'preview')).toEqual({
      ok: false,
      reason: 'not-a-table',
    })
  })
})

describe('listVisiblePeople', () => {
  it('shows a unit head only the people of own units', async () => {
    const filter = { text: '', unitId: null, left: 'without', page: 1 } as const
    const all = await listVisiblePeople(world.actors.administrator, filter, world.deps)
    const own = await listVisiblePeople(world.actors.unitHead, filter, world.deps)
    expect(own.total).toBeGreaterThan(0)
    expect(own.total).toBeLessThan(all.total)
    const headed = new Set(world.actors.unitHead.headedUnitIds)
    expect(own.people.every((person) => person.unitId !== null && headed.has(person.unitId))).toBe(
      true,
    )
    await expect(listVisiblePeople(world.actors.shopper, filter, world.deps)).rejects.toMatchObject(
      { code: 'not-found' },
    )
  })

  it('finds by name and number and never sees another organisation', async () => {
    const filter = { text: '9101', unitId: null, left: 'with', page: 1 } as const
    const found = await listVisiblePeople(world.actors.hr, filter, world.deps)
    expect(found.people.map((person) => person.fullName)).toEqual(['Вера Лисина'])
    const away = await listVisiblePeople(world.stranger, filter, world.deps)
    expect(away.total).toBe(0)
  })
})
