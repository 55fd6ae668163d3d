import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
import { listStandardScoresSchema } from '../schema'
import { listStandardScores } from './list-standard-scores'
import { listTeamStandardScores } from './list-team-standard-scores'
import { viewStandardResults } from './view-standard-results'

let world: World
let standardId: string
let otherId: string
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
  const { versionId } = await aPublishedChecklist(world, document)
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
    const seenByHr = await viewStandardResults(world.actors.hr, { standardId }, world.deps)
    expect(seenByHr.questions).toBeNull()
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
