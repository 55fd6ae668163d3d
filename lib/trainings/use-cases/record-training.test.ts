import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aStandardRow } from '@/test/factories'
import { openWorld, type World } from '@/test/world'
import { listTrainings } from '../queries'
import { recordTrainingSchema } from '../schema'
import { recordTraining, removeTraining } from './record-training'

let world: World
let standardId: string
beforeAll(async () => {
  world = await openWorld()
  standardId = await aStandardRow(world, { number: '1.1', text: { ru: 'Поздороваться' } })
})
afterAll(() => world.close())

const training = (matters: object = {}) =>
  recordTrainingSchema.parse({
    ...{ standardIds: [standardId], unitId: '', trainedOn: '2026-10-20', note: '' },
    ...matters,
  })
const kept = () =>
  world.arrange((tx, organisationId) => listTrainings(tx, organisationId, standardId))

describe('a training', () => {
  it('is refused for a day to come, and for what another company has', async () => {
    const manager = world.actors.programmeManager
    const tomorrow = await recordTraining(
      manager,
      training({ trainedOn: '2026-10-21' }),
      world.deps,
    )
    expect(tomorrow).toMatchObject({ ok: false, reason: 'trained-in-future' })
    for (const wrong of [
      { unitId: world.strangerUnitId },
      { standardIds: [world.strangerUnitId] },
    ]) {
      const refused = recordTraining(manager, training(wrong), world.deps)
      await expect(refused).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(await kept()).toEqual([])
  })

  it('is kept newest first, and taken back once', async () => {
    const manager = world.actors.programmeManager
    const unitId = world.units.shopNorth
    await recordTraining(manager, training({ trainedOn: '2026-09-01' }), world.deps)
    const made = await recordTraining(manager, training({ unitId, note: 'Разбор' }), world.deps)
    if (!made.ok) throw new Error(made.reason)
    expect(
      (await kept()).map(({ trainedOn, unitName, note }) => [trainedOn, unitName, note]),
    ).toEqual([
      ['2026-10-20', 'Магазин на Северной', 'Разбор'],
      ['2026-09-01', null, null],
    ])
    const [trainingId] = made.trainingIds
    if (trainingId === undefined) throw new Error('no training')
    await removeTraining(manager, { trainingId }, world.deps)
    expect(await kept()).toHaveLength(1)
    const again = removeTraining(manager, { trainingId }, world.deps)
    await expect(again).rejects.toMatchObject({ code: 'not-found' })
  })
})
