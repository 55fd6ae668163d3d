import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportMode } from '@/lib/core/table-import'
import { openWorld, type World } from '@/test/world'
import { importUnits } from './import-units'
import { listVisibleUnits } from './list-units'
import { saveUnit } from './save-unit'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const run = (text: string, mode: ImportMode) =>
  importUnits(
    world.actors.administrator,
    { bytes: new TextEncoder().encode(text), mode },
    world.deps,
  )
const heading = 'code,name,kind,parent,time zone,opening hours\n'

describe('importUnits', () => {
  it('looks like nothing is there to everybody but the administrator', async () => {
    for (const name of ['programmeManager', 'hr', 'unitHead', 'shopper'] as const)
      await expect(
        importUnits(world.actors[name], { bytes: new Uint8Array(), mode: 'preview' }, world.deps),
      ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('names what is wrong: kinds, zones, hours, parents, circles', async () => {
    const table =
      heading +
      'X1,Kiosk,kiosk,,,\n' +
      'X2,Zone,shop,,Moon/Crater,\n' +
      'X3,Hours,shop,,,"daily"\n' +
      'X4,Orphan,shop,NOPE,,\n' +
      'X5,Circle,region,X6,,\n' +
      'X6,Circle,region,X5,,\n' +
      'X7,Child of an orphan,shop,X4,,\n'
    const result = await run(table, 'preview')
    expect(
      result.ok && result.problems.map(({ line, column, reason }) => [line, column, reason]),
    ).toEqual([
      [2, 'kind', 'unknown-kind'],
      [3, 'time zone', 'not-a-time-zone'],
      [4, 'opening hours', 'not-opening-hours'],
      [5, 'parent', 'unknown-unit'],
      [8, 'parent', 'unknown-unit'],
      [7, 'parent', 'circle'],
    ])
    expect(result).toMatchObject({ created: 1, written: false })
  })

  it('builds a tree whose parents stand below their children in the file; twice adds nothing', async () => {
    const table =
      heading +
      'Y2,Shop on Pine Street,shop,Y1,Asia/Yekaterinburg,"mon-sat 9-21, sun 10-18"\n' +
      'Y1,Ural,region,,,\n'
    expect(await run(table, 'all-or-nothing')).toMatchObject({ created: 2, written: true })
    expect(await run(table, 'all-or-nothing')).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 2,
    })
    const units = await listVisibleUnits(world.actors.hr, world.deps)
    const shop = units.find((unit) => unit.code === 'Y2')
    expect(shop).toMatchObject({
      timeZone: 'Asia/Yekaterinburg',
      parentId: units.find((unit) => unit.code === 'Y1')?.id,
      openingHours: { mon: ['09:00', '21:00'], sun: ['10:00', '18:00'] },
    })
    expect(await run(table.replace('Pine', 'Oak'), 'all-or-nothing')).toMatchObject({ changed: 1 })
  })
})

describe('saveUnit', () => {
  const fields = {
    kind: 'shop',
    code: 'Z1',
    name: 'Лавка',
    parentId: null,
    address: null,
    timeZone: null,
    openingHours: null,
    closedOn: null,
  } as const

  it('refuses a foreign unit, a foreign parent, a taken code and a circle', async () => {
    const { administrator } = world.actors
    await expect(
      saveUnit(administrator, { ...fields, unitId: world.strangerUnitId }, world.deps),
    ).rejects.toMatchObject({ code: 'not-found' })
    expect(
      await saveUnit(
        administrator,
        { ...fields, unitId: null, parentId: world.strangerUnitId },
        world.deps,
      ),
    ).toEqual({ ok: false, reason: 'parent-missing' })
    expect(
      await saveUnit(administrator, { ...fields, unitId: null, code: 'S1' }, world.deps),
    ).toEqual({ ok: false, reason: 'code-taken' })
    const region = { ...fields, kind: 'region', code: 'R1', unitId: world.units.region } as const
    expect(
      await saveUnit(administrator, { ...region, parentId: world.units.shopNorth }, world.deps),
    ).toEqual({ ok: false, reason: 'parent-below' })
  })

  it('creates, changes and clears', async () => {
    const { administrator } = world.actors
    const hours = { mon: ['09:00', '18:00'] } as const
    const made = await saveUnit(
      administrator,
      { ...fields, unitId: null, openingHours: hours, closedOn: '2026-12-31' },
      world.deps,
    )
    if (!made.ok) throw new Error(made.reason)
    const find = async () =>
      (await listVisibleUnits(administrator, world.deps)).find((unit) => unit.id === made.unitId)
    expect(await find()).toMatchObject({ openingHours: hours, closedOn: '2026-12-31' })
    await saveUnit(administrator, { ...fields, unitId: made.unitId, name: 'Лавка 2' }, world.deps)
    expect(await find()).toMatchObject({ name: 'Лавка 2', openingHours: null, closedOn: null })
  })
})
