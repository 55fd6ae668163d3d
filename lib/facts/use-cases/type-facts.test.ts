import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addStandardMetrics } from '@/lib/metrics/use-cases/add-standard-metrics'
import { openWorld, type World } from '@/test/world'
import { type TypeFigure, typeFigureSchema, typeTimesheetSchema } from '../schema'
import { importFacts } from './import-facts'
import { typeFigure } from './type-figure'
import { typeTimesheet } from './type-timesheet'
import { viewFigure, viewTimesheet } from './view-fact'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await addStandardMetrics(world.actors.hr, { codes: ['trips', 'on_time'] }, world.deps)
})
afterAll(() => world.close())

const trips: TypeFigure = {
  month: '2026-10',
  metric: 'trips',
  subject: 'person',
  number: '202',
  value: '0.8',
  reason: 'Письмо склада от 3 октября',
  revision: 0,
}
const days = {
  month: '2026-10',
  number: '202',
  workedDays: '17.5',
  normDays: '21',
  baseAmount: '60000.10',
  reason: 'Табель отдела',
  revision: 0,
}
const type = (changes: Partial<TypeFigure> = {}, name: 'hr' | 'secondHr' = 'hr') =>
  typeFigure(world.actors[name], { ...trips, ...changes }, world.deps)

async function typed(changes: Partial<TypeFigure> = {}) {
  const answer = await type(changes)
  if (!answer.ok) throw new Error(answer.reason)
  return answer
}

describe('a figure typed by hand', () => {
  it('looks like nothing is there to everybody but HR', async () => {
    for (const name of ['administrator', 'programmeManager', 'unitHead', 'employee'] as const) {
      const actor = world.actors[name]
      await expect(typeFigure(actor, trips, world.deps)).rejects.toMatchObject({
        code: 'not-found',
      })
      await expect(typeTimesheet(actor, days, world.deps)).rejects.toMatchObject({
        code: 'not-found',
      })
    }
  })

  it.each([
    [{ metric: 'tripps' }, 'metric-unknown'],
    [{ value: '95' }, 'percents-as-share'],
    [{ number: 'nobody' }, 'unknown-person'],
    [{ subject: 'unit', number: 'nowhere' }, 'unknown-unit'],
    // A unit's code is nobody's personnel number.
    [{ number: 'S1' }, 'unknown-person'],
  ] as const)('is refused in words: %j', async (changes, reason) => {
    expect(await type(changes)).toEqual({ ok: false, reason })
  })

  it.each([
    [{ reason: ' ' }, 'reason'],
    [{ value: 'много' }, 'value'],
    [{ value: '0.1234567890' }, 'value'],
    [{ month: '2026-13' }, 'month'],
  ])('is refused at its field: %j', (changes, field) => {
    const parsed = typeFigureSchema.safeParse({ ...trips, ...changes })
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
  })

  it('keeps author, reason and every value that it had', async () => {
    const first = await typed()
    expect(await type()).toEqual(first)
    expect(await type({ value: '0.9' })).toEqual({
      ...{ ok: false, reason: 'already-there' },
      factId: first.factId,
    })
    const bytes = new TextEncoder().encode(
      'month;metric;personnel number;value\n2026-10;trips;202;0,85\n',
    )
    const file = { kind: 'kpi', bytes, mode: 'all-or-nothing' } as const
    expect(await importFacts(world.actors.hr, file, world.deps)).toMatchObject({ changed: 1 })
    expect(await type({ value: '0.9', revision: 1 })).toEqual({
      ok: false,
      reason: 'changed-elsewhere',
    })
    const second = await type({ value: '0.9', revision: 2, reason: 'Пересчёт' }, 'secondHr')
    expect(second).toMatchObject({ ok: true, revision: 3 })
    const view = await viewFigure(world.actors.hr, first.factId, world.deps)
    expect(
      view.revisions.map(({ revision, value, reason, enteredByName }) => [
        revision,
        value,
        reason,
        enteredByName,
      ]),
    ).toEqual([
      [3, '0.9', 'Пересчёт', world.actors.secondHr.displayName],
      [2, '0.85', null, world.actors.hr.displayName],
      [1, '0.8', trips.reason, world.actors.hr.displayName],
    ])
    expect(view).toMatchObject({ subject: 'person', number: '202', metric: { code: 'trips' } })
  })

  it('far beyond its plan is asked about, and taken as soon as it is confirmed', async () => {
    const far = { month: '2026-07', value: '9.5' }
    expect(await type(far)).toEqual({ ok: false, reason: 'far-beyond' })
    const first = await typed({ ...far, confirmed: true })
    // The same again adds nothing, and needs no second word.
    expect(await type(far)).toEqual(first)
  })

  it('of a unit is not that of a person, and is nothing to another organisation', async () => {
    const { factId } = await typed({ metric: 'on_time', subject: 'unit', number: 'S1' })
    expect(await viewFigure(world.actors.hr, factId, world.deps)).toMatchObject({
      subject: 'unit',
      number: 'S1',
    })
    await expect(viewFigure(world.stranger, factId, world.deps)).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(await typeFigure(world.stranger, trips, world.deps)).toEqual({
      ok: false,
      reason: 'metric-unknown',
    })
  })
})

describe('a line of the timesheet typed by hand', () => {
  it.each([
    [{ workedDays: '32' }, 'workedDays'],
    [{ workedDays: '-1' }, 'workedDays'],
    [{ normDays: '0' }, 'normDays'],
    [{ baseAmount: '-5' }, 'baseAmount'],
    [{ baseAmount: '5.001' }, 'baseAmount'],
    [{ reason: '' }, 'reason'],
  ])('is refused at its field: %j', (changes, field) => {
    const parsed = typeTimesheetSchema.safeParse({ ...days, ...changes })
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
  })

  it('is revised in sight of what stands', async () => {
    const { hr } = world.actors
    const first = await typeTimesheet(hr, days, world.deps)
    expect(first).toMatchObject({ ok: true, revision: 1 })
    expect(await typeTimesheet(hr, { ...days, workedDays: '17.50' }, world.deps)).toEqual(first)
    const more = { ...days, workedDays: '18', baseAmount: '' }
    expect(await typeTimesheet(hr, more, world.deps)).toEqual({
      ...{ ok: false, reason: 'already-there' },
      factId: first.ok ? first.factId : '',
    })
    const second = await typeTimesheet(hr, { ...more, revision: 1 }, world.deps)
    if (!second.ok) throw new Error(second.reason)
    const { revisions } = await viewTimesheet(hr, second.factId, world.deps)
    expect(revisions.map(({ workedDays, baseAmount }) => [workedDays, baseAmount])).toEqual([
      ['18', null],
      ['17.5', '60000.10'],
    ])
    await expect(viewTimesheet(world.stranger, second.factId, world.deps)).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
