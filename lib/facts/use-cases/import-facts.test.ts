import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SaidColumns } from '@/lib/core/table-mapping'
import { addStandardMetrics } from '@/lib/metrics/use-cases/add-standard-metrics'
import { addMetric } from '@/lib/metrics/use-cases/save-metric'
import { inFourFormats } from '@/test/factories/table-formats'
import { openWorld, type World } from '@/test/world'
import { type ImportFacts, importFacts } from './import-facts'
import { listFacts } from './list-facts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await addStandardMetrics(world.actors.hr, { codes: ['trips', 'on_time'] }, world.deps)
})
afterAll(() => world.close())

const run = (kind: ImportFacts['kind'], text: string, mode: ImportFacts['mode']) =>
  importFacts(world.actors.hr, { kind, bytes: new TextEncoder().encode(text), mode }, world.deps)
/** Of a file that was read. */
function asRead(answer: Awaited<ReturnType<typeof importFacts>>) {
  if (!answer.ok) throw new Error(answer.reason)
  return answer
}
const facts = () => listFacts(world.actors.hr, { month: '2026-10' }, world.deps)

describe('importFacts', () => {
  it('looks like nothing is there to everybody but HR', async () => {
    for (const name of ['administrator', 'programmeManager', 'unitHead', 'employee'] as const) {
      const actor = world.actors[name]
      const input = { kind: 'kpi', bytes: new Uint8Array(), mode: 'preview' } as const
      await expect(importFacts(actor, input, world.deps)).rejects.toMatchObject({
        code: 'not-found',
      })
      await expect(listFacts(actor, { month: '2026-10' }, world.deps)).rejects.toMatchObject({
        code: 'not-found',
      })
    }
  })

  it('names every bad KPI line', async () => {
    const result = await run(
      'kpi',
      'Месяц;Показатель;Табельный номер;Код точки;Значение\n' +
        '2026-10;trips;202;;0,8\n' +
        'октябрь;Trip;202;;0,8\n' +
        '2026-10;trips;nobody;;0,8\n' +
        '2026-10;trips;;;0,8\n' +
        '2026-10;trips;202;S1;0,8\n' +
        '2026-10;trips;202;;много\n' +
        '10.2026;trips;202;;0,9\n' +
        '2026-10;on-time;202;;1\n' +
        '2026-10;xyz;202;;1\n' +
        '2026-10;on_time;202;;95\n',
      'all-or-nothing',
    )
    expect(result).toMatchObject({ ok: true, created: 0, written: false })
    expect(
      result.ok && result.problems.map(({ line, column, reason }) => [line, column, reason]),
    ).toEqual([
      [2, 'Значение', 'people.rowReasons.disagrees?lines=8'],
      [3, 'Месяц', 'not-a-month'],
      [3, 'Показатель', 'metrics.rowReasons.unknown-near?near=trips'],
      [4, 'Табельный номер', 'unknown-person'],
      [5, 'Табельный номер', 'person-or-unit'],
      [6, 'Код точки', 'person-or-unit'],
      [7, 'Значение', 'not-a-number'],
      [8, 'Значение', 'people.rowReasons.disagrees?lines=2'],
      [9, 'Показатель', 'metrics.rowReasons.unknown-near?near=on_time'],
      [10, 'Показатель', 'metrics.rowReasons.unknown'],
      [11, 'Значение', 'metrics.rowReasons.percents-as-share'],
    ])
    expect((await facts()).kpi).toEqual([])
  })

  it('keeps a revised figure beside the old one and adds nothing the second time', async () => {
    const table = 'month,metric,unit code,value\n2026-10,on_time,S1,0.95\n'
    expect(await run('kpi', table, 'all-or-nothing')).toMatchObject({ created: 1, written: true })
    expect(await run('kpi', table.replace('0.95', '0.950'), 'all-or-nothing')).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 1,
    })
    expect(await run('kpi', table.replace('0.95', '0.97'), 'all-or-nothing')).toMatchObject({
      changed: 1,
    })
    const unitId = world.units.shopNorth
    expect((await facts()).kpi).toMatchObject([{ unitId, value: '0.97', revision: 2 }])
    const kept = await world.database.asOwner('SELECT value::text FROM kpi_facts ORDER BY revision')
    expect(kept).toEqual([{ value: '0.950000000' }, { value: '0.970000000' }])
  })

  const heading = 'Месяц;Показатель;Табельный номер;Значение\n'
  const payHeading = 'Табельный номер;Месяц;Отработано дней;Норма дней'

  it('reads a share in percents with their sign, and no other metric so', async () => {
    const { hr } = world.actors
    await addStandardMetrics(hr, { codes: ['answer_time'] }, world.deps)
    const table = `${heading}2026-08;trips;202;95,5 %\n2026-08;trips;203;80%\n2026-08;answer_time;202;20%\n`
    const read = await run('kpi', table, 'good-rows')
    expect(read).toMatchObject({ ok: true, created: 2, written: true })
    expect(read.ok && read.problems).toMatchObject([
      { line: 4, reason: 'metrics.rowReasons.not-in-percents', value: '20%' },
    ])
    const { kpi } = await listFacts(hr, { month: '2026-08' }, world.deps)
    expect(kpi.map(({ value }) => value).toSorted()).toEqual(['0.8', '0.955'])
  })

  it('knows a metric by its name and a month by its word, in either language', async () => {
    const table =
      heading +
      'апрель 2026;Доставка вовремя;202;0,9\n' +
      'April 2026;DELIVERIES  ON TIME;203;0,8\n' +
      '2026-04;on-time;203;0,8\n'
    const read = await run('kpi', table, 'good-rows')
    expect(read).toMatchObject({ ok: true, created: 2, written: true })
    expect(read.ok && read.problems).toMatchObject([
      { line: 4, reason: 'metrics.rowReasons.unknown-near?near=on_time' },
    ])
    const { kpi } = await listFacts(world.actors.hr, { month: '2026-04' }, world.deps)
    expect(kpi.map(({ metric }) => metric)).toEqual(['on_time', 'on_time'])
  })

  it('takes no name that several metrics have', async () => {
    const { hr } = world.actors
    for (const code of ['twin_a', 'twin_b']) {
      const twin = { code, titleRu: 'Двойник', titleEn: '', unit: 'number' } as const
      await addMetric(hr, { ...twin, direction: 'more', target: '' }, world.deps)
    }
    const read = await run('kpi', `${heading}2026-04;двойник;202;1\n`, 'preview')
    expect(read.ok && read.problems).toMatchObject([
      { line: 2, reason: 'metrics.rowReasons.unknown-near?near=twin_a%2C+twin_b' },
    ])
  })

  it('lists what it adds, and asks about a month that has not begun', async () => {
    // The world lives in October 2026.
    const table = `${heading}2027-05;trips;202;0,9\n2026-03;trips;203;0,8\n`
    const asked = await run('kpi', table, 'all-or-nothing')
    expect(asked).toMatchObject({
      ...{ ok: true, created: 2, written: false, problems: [] },
      doubts: {
        first: [{ line: 2, value: '2027-05', reason: 'table-import.rowReasons.month-ahead' }],
        total: 1,
      },
      added: {
        first: [
          { line: 2, number: '202', when: '2027-05', cells: [{ before: null, after: '0.9' }] },
          { line: 3, number: '203', when: '2026-03', cells: [{ before: null, after: '0.8' }] },
        ],
        total: 2,
      },
      revised: { first: [], total: 0 },
      locked: { months: [], lines: 0 },
    })
    const bytes = new TextEncoder().encode(table)
    const sent = { kind: 'kpi', bytes, mode: 'all-or-nothing', confirmed: true } as const
    expect(await importFacts(world.actors.hr, sent, world.deps)).toMatchObject({ written: true })
    // What has been entered ahead of its time is not what the page opens on.
    const list = await listFacts(world.actors.hr, { month: null }, world.deps)
    expect(list.month <= '2026-10').toBe(true)
    expect(list.months[0]).toBe('2027-05')
    const timesheet = await run('pay', `${payHeading}\n202;ноябрь 2026;20;20\n`, 'all-or-nothing')
    expect(timesheet).toMatchObject({
      ...{ ok: true, created: 1, written: false },
      doubts: { first: [{ line: 2, reason: 'table-import.rowReasons.month-ahead' }], total: 1 },
      added: {
        first: [
          {
            cells: [
              { column: 'Отработано дней', unit: 'number', before: null, after: '20' },
              { column: 'Норма дней', unit: 'number', before: null, after: '20' },
            ],
          },
        ],
      },
    })
  })

  it('asks before it takes a figure far beyond its plan, and refuses none', async () => {
    const table = `${heading}2026-07;trips;202;9,5\n2026-07;trips;203;0,9\n`
    const asked = await run('kpi', table, 'all-or-nothing')
    expect(asked).toMatchObject({
      ...{ ok: true, created: 2, written: false, problems: [] },
      doubts: {
        first: [
          { line: 2, value: '9,5', reason: 'metrics.rowReasons.far-beyond-share?percent=950' },
        ],
        total: 1,
      },
    })
    const sent = { kind: 'kpi', bytes: new TextEncoder().encode(table) } as const
    const confirm = (mode: ImportFacts['mode']) =>
      importFacts(world.actors.hr, { ...sent, mode, confirmed: true }, world.deps)
    expect(await confirm('preview')).toMatchObject({ written: false })
    expect(await confirm('all-or-nothing')).toMatchObject({ written: true, created: 2 })
    // What stands already is not asked about again.
    expect(await run('kpi', table, 'all-or-nothing')).toMatchObject({
      ...{ written: true, unchanged: 2, doubts: { first: [], total: 0 } },
    })
  })

  it('says line by line what it replaces, and which lines say the same', async () => {
    const first = `${heading}2026-06;trips;202;0,7\n2026-06;trips;203;0,8\n`
    await run('kpi', first, 'all-or-nothing')
    const second = `${heading}2026-06;trips;202;75 %\n2026-06;trips;203;0,8\n2026-06;trips;202;0,750\n`
    expect(await run('kpi', second, 'preview')).toMatchObject({
      ...{ ok: true, created: 0, changed: 1, unchanged: 1, problems: [] },
      repeats: { first: [{ line: 4, as: 2 }], total: 1 },
      revised: {
        first: [
          {
            ...{ line: 2, number: '202', when: '2026-06', title: { ru: expect.any(String) } },
            cells: [{ column: 'Значение', unit: 'share', before: '0.7', after: '0.75' }],
          },
        ],
        total: 1,
      },
    })
  })

  it('shows of a timesheet only the cells that change, also a base that goes', async () => {
    const columns = `${payHeading};База премии`
    await run('pay', `${columns}\n202;2026-06;20;21;60000\n`, 'all-or-nothing')
    const emptied = await run('pay', `${columns}\n202;2026-06;18;21;\n`, 'preview')
    expect(emptied).toMatchObject({
      revised: {
        first: [
          {
            line: 2,
            cells: [
              { column: 'Отработано дней', unit: 'number', before: '20', after: '18' },
              { column: 'База премии', unit: 'money', before: '60000.00', after: null },
            ],
          },
        ],
        total: 1,
      },
    })
    expect(emptied).toMatchObject({ basesKept: 0 })
  })

  it('leaves a base that was entered where the table has no column for it, and says so', async () => {
    const columns = `${payHeading};База премии`
    const first = `${columns}\n202;2026-05;20;21;60000\n203;2026-05;20;21;\n`
    await run('pay', first, 'all-or-nothing')
    const second = `${payHeading}\n202;2026-05;18;21\n203;2026-05;19;21\n`
    const preview = await run('pay', second, 'preview')
    expect(preview).toMatchObject({ changed: 2, basesKept: 1 })
    const cells = preview.ok ? (preview.revised?.first ?? []).map((line) => line.cells) : []
    expect(cells).toMatchObject([
      [{ column: 'Отработано дней', before: '20', after: '18' }],
      [{ column: 'Отработано дней', before: '20', after: '19' }],
    ])
    expect(await run('pay', second, 'all-or-nothing')).toMatchObject({ written: true, changed: 2 })
    const { pay } = await listFacts(world.actors.hr, { month: '2026-05' }, world.deps)
    expect(pay.map(({ workedDays, baseAmount }) => [workedDays, baseAmount]).toSorted()).toEqual([
      ['18', '60000.00'],
      ['19', null],
    ])
    expect(await run('pay', second, 'all-or-nothing')).toMatchObject({ changed: 0, unchanged: 2 })
    const emptied = `${columns}\n202;2026-05;18;21;\n`
    expect(await run('pay', emptied, 'all-or-nothing')).toMatchObject({ written: true, changed: 1 })
    const now = await listFacts(world.actors.hr, { month: '2026-05' }, world.deps)
    expect(now.pay.map(({ baseAmount }) => baseAmount)).toEqual([null, null])
  })

  it('reads timesheets and base amounts, exactly', async () => {
    const heading = 'Табельный номер;Месяц;Отработано дней;Норма дней;База премии\n'
    const bad = await run('pay', `${heading}202;2026-10;32;0;-5\n`, 'preview')
    expect(bad.ok && bad.problems.map(({ column, reason }) => [column, reason])).toEqual([
      ['База премии', 'negative'],
      ['Отработано дней', 'not-days'],
      ['Норма дней', 'not-days'],
    ])
    const good = `${heading}202;2026-10;17,5;21;60 000,10\n203;2026-10;21;21;\n`
    expect(await run('pay', good, 'all-or-nothing')).toMatchObject({ created: 2, written: true })
    expect(await run('pay', good, 'all-or-nothing')).toMatchObject({ created: 0, unchanged: 2 })
    const amounts = (await facts()).pay.map((fact) => [fact.workedDays, fact.baseAmount])
    expect(amounts).toEqual(
      expect.arrayContaining([
        ['17.5', '60000.10'],
        ['21', null],
      ]),
    )
  })

  const cells = {
    kpi: [
      ['Месяц', 'Показатель', 'Табельный номер', 'Код точки', 'Значение'],
      [{ day: '2025-11-01' }, 'Доставка вовремя', { number: '202' }, '', { number: '0.955' }],
      [{ day: '2025-11-01' }, 'trips', { number: '203' }, '', { number: '1.05' }],
      ['2025-11', 'on_time', '', 'S1', '95,5 %'],
      [{ day: '2025-11-01' }, 'trips', { number: '999' }, '', { number: '0.8' }],
      ['2025-11', 'on_time', { number: '203' }, '', 'много'],
    ],
    pay: [
      ['Табельный номер', 'Месяц', 'Отработано дней', 'Норма дней', 'База премии'],
      [
        ...[{ number: '202' }, { day: '2025-11-01' }, { number: '17.5' }, { number: '21' }],
        { number: '60000.1' },
      ],
      [{ number: '203' }, 'ноябрь 2025', { number: '21' }, { number: '21' }, ''],
      [{ number: '202' }, 'нояб', { number: '32' }, { number: '21' }, ''],
    ],
  } as const

  it.each([
    {
      kind: 'kpi',
      read: [['0.955'], ['1.05'], ['0.955']],
      bad: [
        [5, 'Табельный номер'],
        [6, 'Значение'],
      ],
    },
    {
      kind: 'pay',
      read: [
        ['17.5', '21', '60000.1'],
        ['21', '21'],
      ],
      bad: [
        [4, 'Месяц'],
        [4, 'Отработано дней'],
      ],
    },
  ] as const)(
    'reads $kind alike in every format, and adds nothing the second time',
    async (table) => {
      const { kind, read: values, bad } = table
      const good = values.length
      const tables = await inFourFormats(cells[kind])
      const send = (bytes: Uint8Array, mode: ImportFacts['mode']) =>
        importFacts(world.actors.hr, { kind, bytes, mode }, world.deps)
      const plans = []
      for (const { bytes, format } of tables) {
        const { format: read, table: _, ...plan } = asRead(await send(bytes, 'preview'))
        expect(read).toBe(format)
        plans.push(plan)
      }
      const [plan] = plans
      expect(plan).toMatchObject({ created: good, changed: 0, unchanged: 0, written: false })
      expect(plan?.added?.first.map((line) => line.cells.map(({ after }) => after))).toEqual(values)
      expect(plan?.problems.map(({ line, column }) => [line, column])).toEqual(bad)
      for (const other of plans) expect(other).toEqual(plan)
      const [first, ...others] = tables
      expect(await send(first?.bytes ?? new Uint8Array(), 'good-rows')).toMatchObject({
        ...{ created: good, written: true },
      })
      for (const { bytes } of [...others, ...tables])
        expect(await send(bytes, 'good-rows')).toMatchObject({
          ...{ created: 0, changed: 0, unchanged: good, written: true },
        })
    },
  )

  it('takes columns as they are set on the screen, and remembers them for each kind of facts', async () => {
    const bytes = new TextEncoder().encode('М;Что;Кто;Сколько;Прим.\n2026-10;trips;203;0,5;\n')
    const set = (
      kind: ImportFacts['kind'],
      mode: ImportFacts['mode'],
      columns: SaidColumns | null,
      actor = world.actors.hr,
    ) => importFacts(actor, { kind, bytes, mode, columns }, world.deps)
    const kpi = ['month', 'metric', 'number', 'value', null]
    expect(await set('kpi', 'preview', null)).toMatchObject({
      ok: false,
      reason: 'columns-missing',
      table: { mapping: [null, null, null, null, null] },
    })
    expect(await set('kpi', 'preview', kpi)).toMatchObject({ ok: true, created: 1, unread: [] })
    // A look remembers nothing.
    expect(await set('kpi', 'preview', null)).toMatchObject({ ok: false })
    expect(await set('kpi', 'good-rows', kpi)).toMatchObject({ ok: true, written: true })
    expect(await set('kpi', 'preview', null)).toMatchObject({
      ...{ ok: true, unchanged: 1, unread: [], table: { mapping: kpi } },
    })
    // Timesheets are another table, and so are those of others.
    expect(await set('pay', 'preview', null)).toMatchObject({ ok: false })
    expect(await set('kpi', 'preview', null, world.stranger)).toMatchObject({ ok: false })
  })

  it('never sees or touches another organisation', async () => {
    const stranger = await listFacts(world.stranger, { month: '2026-10' }, world.deps)
    expect(stranger).toMatchObject({ kpi: [], pay: [], months: ['2026-10'] })
  })

  it('shows each fact by name, and without a month those of the newest one that has any', async () => {
    const list = await listFacts(world.actors.hr, { month: null }, world.deps)
    expect(list.month).toBe('2026-10')
    expect(list.kpi.length).toBeGreaterThan(0)
    expect(list.kpi.every(({ name, number }) => name !== '' && number !== '')).toBe(true)
  })
})
