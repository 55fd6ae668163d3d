import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordTraining, removeTraining } from '@/lib/trainings/use-cases/record-training'
import {
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestion,
  aSection,
  aStandardRow,
} from '@/test/factories'
import { anApprovedVisit, aReleasedVisit } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { listOwnStandardScoresSchema, listStandardScoresSchema } from '../schema'
import { listOwnStandardScores } from './list-own-standard-scores'
import { listStandardScores } from './list-standard-scores'
import { listTeamStandardScores } from './list-team-standard-scores'
import { viewStandardResults } from './view-standard-results'

let world: World
let standardId: string
let otherId: string
let versionId: string
beforeAll(async () => {
  world = await openWorld()
  standardId = await aStandardRow(world, { number: '1.1', text: { ru: 'Поздороваться' } })
  otherId = await aStandardRow(world, { number: '1.2', text: { ru: 'Попрощаться' } })
  const questions = [
    aQuestion({ id: 'q1', standardId }),
    aQuestion({ id: 'q2', standardId }),
    aQuestion({ id: 'q3', standardId: otherId }),
  ]
  const document = aChecklistDocument({ sections: [aSection({ questions })] })
  versionId = (await aPublishedChecklist(world, document)).versionId
  const answers = (...chosen: readonly string[]) =>
    chosen.map((option, place) =>
      anAnswer({ questionId: `q${place + 1}`, value: { kind: 'choice', option } }),
    )
  const north = { versionId, unitId: world.units.shopNorth }
  const south = { versionId, unitId: world.units.shopSouth }
  await aReleasedVisit(world, north, { answers: answers('yes', 'no', 'yes') })
  await aReleasedVisit(world, north, { answers: answers('no', 'no', 'yes') })
  await aReleasedVisit(world, south, { answers: answers('yes', 'yes', 'yes') })
  // Approved and not released: nobody is to learn of it, by no figure either.
  await anApprovedVisit(world, south, { answers: answers('no', 'no', 'no') })
})
afterAll(() => world.close())

const ask = (conditions: object = {}) =>
  listStandardScores(
    world.actors.programmeManager,
    listStandardScoresSchema.parse(conditions),
    world.deps,
  )
const figures = async (conditions: object = {}) =>
  (await ask(conditions)).standards.map(({ number, percent, visits }) => [number, percent, visits])

describe('scores by standard', () => {
  it('are refused to who may not see the figures of the company', async () => {
    const { employee, unitHead, shopper, administrator } = world.actors
    for (const actor of [employee, unitHead, shopper, administrator]) {
      const refused = viewStandardResults(actor, { standardId }, world.deps)
      await expect(refused).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  it('count released visits, each once, the worst first', async () => {
    expect(await figures()).toEqual([
      ['1.1', '50.00', 3],
      ['1.2', '100.00', 3],
    ])
  })

  it('are narrowed by unit with what lies below it, by month and by touchpoint', async () => {
    expect(await figures({ unit: world.units.shopNorth })).toEqual([
      ['1.1', '25.00', 2],
      ['1.2', '100.00', 2],
    ])
    expect(await figures({ unit: world.units.region })).toEqual(await figures())
    expect((await figures({ through: '2025-01' })).map(([, percent]) => percent)).toEqual([
      null,
      null,
    ])
    expect(await figures({ touchpoint: 'call' })).toEqual([])
    expect((await ask({ chapter: 'none' })).chapters).toMatchObject([
      { chapterId: null, visits: 3 },
    ])
  })

  it('of one standard come by month and unit, with the questions that ask', async () => {
    const manager = world.actors.programmeManager
    const results = await viewStandardResults(manager, { standardId }, world.deps)
    expect(results.total).toMatchObject({ percent: '50.00', visits: 3, isFew: false })
    expect(results.months.filter(({ visits }) => visits > 0)).toHaveLength(1)
    expect(results.units.map(({ unitName, percent }) => [unitName, percent])).toEqual([
      ['Магазин на Северной', '25.00'],
      ['Магазин на Южной', '100.00'],
    ])
    expect(
      results.questions?.map(({ text, inDraft, version }) => [text.ru, inDraft, version]),
    ).toEqual([
      ['Вопрос q1', true, 1],
      ['Вопрос q2', true, 1],
    ])
    expect(results.effects.size).toBe(0)
    const seenByHr = await viewStandardResults(world.actors.hr, { standardId }, world.deps)
    expect(seenByHr.questions).toBeNull()
  })

  it('before and after a training stand with their visits, where it was held', async () => {
    const manager = world.actors.programmeManager
    const held = { standardIds: [otherId], trainedOn: '2026-09-01', note: null }
    await recordTraining(manager, { ...held, unitId: null }, world.deps)
    await recordTraining(manager, { ...held, unitId: world.units.callCentre }, world.deps)
    const { effects } = await viewStandardResults(manager, { standardId: otherId }, world.deps)
    const told = [...effects.values()].map(({ before, after, difference }) => [
      before.visits,
      after.visits,
      difference.certainty,
    ])
    // The visits came after it, none before: nothing can be said; the call centre had none at all.
    expect(told.sort()).toEqual([
      [0, 0, 'unknown'],
      [0, 3, 'unknown'],
    ])
    for (const trainingId of effects.keys()) {
      await removeTraining(manager, { trainingId }, world.deps)
    }
  })
})

describe('scores by standard for the head of units', () => {
  it('are refused to everybody else', async () => {
    const { employee, shopper, administrator, programmeManager, hr } = world.actors
    for (const actor of [employee, shopper, administrator, programmeManager, hr]) {
      const refused = listTeamStandardScores(actor, {}, world.deps)
      await expect(refused).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  it('are those of released visits of his own units, whatever unit is asked for', async () => {
    const { unitHead } = world.actors
    const told = async (unit?: string) =>
      (await listTeamStandardScores(unitHead, { unit }, world.deps)).standards.map(
        ({ number, percent, visits }) => [number, percent, visits],
      )
    const expected = [
      ['1.1', '25.00', 2],
      ['1.2', '100.00', 2],
    ]
    expect(await told()).toEqual(expected)
    expect(await told(world.units.shopNorth)).toEqual(expected)
    expect(await told(world.units.shopSouth)).toEqual(expected)
    expect((await listTeamStandardScores(world.stranger, {}, world.deps)).standards).toEqual([])
  })
})

describe('own scores by standard', () => {
  const own = async (actor = world.actors.employee, asked: object = {}) =>
    listOwnStandardScores(actor, listOwnStandardScoresSchema.parse(asked), world.deps)
  const told = async (actor = world.actors.employee, asked: object = {}) =>
    (await own(actor, asked)).groups.map(({ about, unitName, standards }) => [
      about,
      unitName,
      standards.map(({ number, percent, visits }) => [number, percent, visits]),
    ])

  beforeAll(async () => {
    const { employee, programmeManager } = world.actors
    const visit = { versionId, personId: employee.personId ?? '', unitId: world.units.shopNorth }
    const answers = ['q1', 'q2', 'q3'].map((questionId) =>
      anAnswer({
        questionId,
        value: { kind: 'choice', option: questionId === 'q3' ? 'no' : 'yes' },
      }),
    )
    await aReleasedVisit(world, visit, { answers })
    // Not released yet.
    await anApprovedVisit(world, visit, { answers })
    const training = { standardIds: [standardId], note: null }
    for (const [unitId, trainedOn] of [
      [world.units.shopSouth, '2026-10-18'],
      [world.units.region, '2026-10-10'],
    ] as const) {
      await recordTraining(programmeManager, { ...training, unitId, trainedOn }, world.deps)
    }
  })

  it('are read by the head of his unit, of him alone', async () => {
    const person = world.actors.employee.personId ?? ''
    const { standards } = await listTeamStandardScores(
      world.actors.unitHead,
      { person },
      world.deps,
    )
    expect(standards.map(({ number, percent, visits }) => [number, percent, visits])).toEqual([
      ['1.2', '0.00', 1],
      ['1.1', '100.00', 1],
    ])
    const nobody = { person: world.units.shopNorth }
    const none = await listTeamStandardScores(world.actors.unitHead, nobody, world.deps)
    expect(none.standards).toEqual([])
  })

  it('are refused to everybody but staff', async () => {
    const { shopper, administrator, programmeManager, reviewer, hr } = world.actors
    for (const actor of [shopper, administrator, programmeManager, reviewer, hr]) {
      await expect(own(actor)).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  it('are those of released visits about the person, and of the units worked in', async () => {
    expect(await told()).toEqual([
      [
        'person',
        'Магазин на Северной',
        [
          ['1.2', '0.00', 1],
          ['1.1', '100.00', 1],
        ],
      ],
      [
        'unit',
        'Магазин на Северной',
        [
          ['1.1', '25.00', 2],
          ['1.2', '100.00', 2],
        ],
      ],
    ])
    // Neither the colleague's visits by name, nor anything of another unit or organisation.
    expect(await told(world.actors.otherEmployee)).toEqual([
      [
        'unit',
        'Магазин на Южной',
        [
          ['1.1', '100.00', 1],
          ['1.2', '100.00', 1],
        ],
      ],
    ])
    expect(await told(world.stranger)).toEqual([])
    expect(await told(world.actors.employee, { through: '2025-01' })).toEqual([])
  })

  it('stand with the interval, the training of the own units, and what there is to read', async () => {
    const { groups } = await own()
    const score = groups[0]?.standards.find((row) => row.standardId === standardId)
    expect(score).toMatchObject({ isFew: true, interval: { high: '100.00' } })
    // The other shop's training of a later day does not count, that of the region above does.
    expect(score?.trainedOn).toBe('2026-10-10')
    expect(groups[0]?.standards.find((row) => row.standardId === otherId)?.trainedOn).toBeNull()
    // A draft only: there is no text in force to read.
    expect(score?.reading).toBeNull()
  })

  it('of one person are what the manager sees under the filter', async () => {
    const personId = world.actors.employee.personId ?? ''
    expect(await figures({ person: personId })).toEqual([
      ['1.2', '0.00', 1],
      ['1.1', '100.00', 1],
    ])
    const { people, person } = await ask({ person: personId })
    expect(people).toEqual([{ id: personId, name: person?.name }])
    expect((await figures({ person: personId, unit: world.units.shopSouth }))[0]?.[2]).toBe(0)
    const strange = world.stranger.personId ?? otherId
    expect((await ask({ person: strange })).person).toBeNull()
    expect((await ask({ unit: world.units.shopSouth })).people).toEqual([])
  })
})
