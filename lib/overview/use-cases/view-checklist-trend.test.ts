import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertVersion } from '@/lib/checklist-versions/queries'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { sha256OfText } from '@/lib/core/fingerprint'
import { createStandard } from '@/lib/standards/use-cases/create-standard'
import {
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestion,
  aSection,
} from '@/test/factories'
import { aReleasedVisit } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { viewChecklistTrendSchema } from '../schema'
import { viewChecklistTrend } from './view-checklist-trend'

let world: World
let checklistId: string
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const trendOf = (input: { from?: number; as?: number; months?: number } = {}) =>
  viewChecklistTrend(
    world.actors.programmeManager,
    { checklistId, months: 12, ...input },
    world.deps,
  )

const aStandard = async (number: string) => {
  const input = { number, text: { ru: number }, touchpoint: 'store' } as const
  const made = await createStandard(world.actors.programmeManager, input, world.deps)
  if (!made.ok) throw new Error(made.reason)
  return made.standardId
}

async function publishNext(number: number, document: ChecklistDocument): Promise<string> {
  const text = canonicalJson(document)
  const publishedBy = world.actors.programmeManager.accountId
  const version = { checklistId, number, document: text, fingerprint: sha256OfText(text) }
  return world.arrange((tx, organisationId) =>
    insertVersion(tx, organisationId, { ...version, publishedBy }, world.deps.now),
  )
}

const answered = (given: Readonly<Record<string, 'yes' | 'no'>>) =>
  Object.entries(given).map(([questionId, option]) =>
    anAnswer({ questionId, value: { kind: 'choice', option } }),
  )

const visitsOf = async (
  versionId: string,
  days: readonly string[],
  given: Readonly<Record<string, 'yes' | 'no'>>,
) => {
  for (const visitedOn of days) {
    const visit = { unitId: world.units.shopNorth, versionId }
    await aReleasedVisit(world, visit, { visitedOn, answers: answered(given) })
  }
}

describe('who is refused', () => {
  beforeAll(async () => {
    checklistId = (await aPublishedChecklist(world)).checklistId
  })

  test.each(['administrator', 'hr', 'unitHead', 'employee', 'shopper'] as const)(
    '%s has no trend of a checklist',
    async (name) => {
      const attempt = viewChecklistTrend(
        world.actors[name],
        { checklistId, months: 12 },
        world.deps,
      )
      await expect(attempt).rejects.toMatchObject({ code: 'not-found' })
    },
  )

  test('nor has anybody of another organisation', async () => {
    const attempt = viewChecklistTrend(world.stranger, { checklistId, months: 12 }, world.deps)
    await expect(attempt).rejects.toMatchObject({ code: 'not-found' })
  })

  test('a checklist without released visits has a trend of nothing', async () => {
    expect(await trendOf()).toMatchObject({ used: [], from: null, rescore: null })
  })
})

test('an address that makes no sense is as if it said nothing', () => {
  const asked = { checklistId, months: '99', from: 'first', as: '-1' }
  expect(viewChecklistTrendSchema.parse(asked)).toEqual({ checklistId, months: 12 })
})

describe('three versions', () => {
  let third: string

  beforeAll(async () => {
    const [greeting, till, queue] = [
      await aStandard('1.1'),
      await aStandard('1.2'),
      await aStandard('1.3'),
    ]
    const q = (id: string, standardId: string | null, weight = '1') =>
      aQuestion({ id, standardId, weight })
    const versionOf = (...questions: ReturnType<typeof q>[]) =>
      aChecklistDocument({ sections: [aSection({ id: 's', questions })] })
    const one = versionOf(q('a', greeting), q('b', till), q('c', null), q('old', null))
    const made = await aPublishedChecklist(world, one)
    checklistId = made.checklistId
    await visitsOf(made.versionId, ['2026-07-06', '2026-07-07', '2026-07-08'], {
      a: 'yes',
      b: 'no',
      c: 'yes',
      old: 'yes',
    })
    const second = await publishNext(
      2,
      versionOf(q('a', greeting), q('b', till, '3'), q('c', null), q('d', queue)),
    )
    await visitsOf(second, ['2026-09-07', '2026-09-08'], { a: 'yes', b: 'yes', c: 'no', d: 'no' })
    third = await publishNext(3, versionOf(q('a', greeting), q('d', queue), q('e', null, '9')))
  })

  test('are compared over the standards that all of them ask about, with the break drawn', async () => {
    const trend = await trendOf()
    expect(trend).toMatchObject({
      used: [
        { number: 1, visits: 3 },
        { number: 2, visits: 2 },
      ],
      from: 1,
      standards: { shared: 2, all: 3 },
      newer: [3, 2],
    })
    const drawn = trend.overStandards.flatMap(({ month, score, visits, breakBefore, isFew }) =>
      score === null ? [] : [[month, score.text, visits, isFew, breakBefore]],
    )
    // Version 1: 1 of 2 points at the two standards; version 2: 4 of 4, whatever the others are.
    expect(drawn).toEqual([
      ['2026-07', '50.00', 3, false, null],
      ['2026-09', '100.00', 2, true, { why: 'questions', shared: 2, all: 3 }],
    ])
    // Of the twelve months those before the first visit are left out, but for six in all.
    expect(trend.overStandards.map(({ month }) => month)[0]).toBe('2026-04')
    const totals = trend.totals.flatMap(({ score }) => (score === null ? [] : [score.text]))
    expect(totals).toEqual(['75.00', '66.67'])
  })

  test('from a later version on: only that one, without a break', async () => {
    const { overStandards, standards, used } = await trendOf({ from: 2 })
    expect(used).toHaveLength(2)
    expect(standards).toEqual({ shared: 3, all: 3 })
    const drawn = overStandards.filter(({ score }) => score !== null)
    expect(drawn).toMatchObject([{ score: { text: '80.00' }, breakBefore: null }])
  })

  test('older visits are rescored under a newer version, beside the totals that stand', async () => {
    const before = await world.database.asOwner('SELECT * FROM scores ORDER BY id')
    const { rescore, totals } = await trendOf({ as: 2 })
    // a 1/1, b 0/3, c 1/1 of version 2; d was not asked then: 5 of 6 points of its weight.
    expect(rescore).toMatchObject({
      as: 2,
      looked: 3,
      rescored: 3,
      tooFewAnswers: 0,
      leftOut: 3,
    })
    const drawn = rescore?.months.filter(({ score }) => score !== null)
    expect(drawn).toMatchObject([{ month: '2026-07', visits: 3, score: { text: '40.00' } }])
    expect(drawn?.[0]?.interval).not.toBeNull()
    expect(totals.map(({ month }) => month)).toEqual(rescore?.months.map(({ month }) => month))
    expect(await world.database.asOwner('SELECT * FROM scores ORDER BY id')).toEqual(before)
  })

  test('where too little matches nothing is rescored, and it is said of how many', async () => {
    const { rescore } = await trendOf()
    expect(rescore).toMatchObject({ as: 3, looked: 5, rescored: 0, tooFewAnswers: 5 })
    expect(rescore?.months.every(({ score }) => score === null)).toBe(true)
  })

  test('a version that no visit used yet can be drawn once it has one', async () => {
    await visitsOf(third, ['2026-10-05'], { a: 'no', d: 'yes', e: 'yes' })
    const { standards, overStandards } = await trendOf()
    expect(standards).toEqual({ shared: 1, all: 2 })
    const drawn = overStandards.flatMap(({ score }) => (score === null ? [] : [score.text]))
    expect(drawn).toEqual(['100.00', '100.00', '0.00'])
  })
})

test('versions that share no standard stand on lines of their own, and the totals break too', async () => {
  const [price, tidy] = [await aStandard('2.1'), await aStandard('2.2')]
  const versionOf = (standardId: string) =>
    aChecklistDocument({
      sections: [
        aSection({
          id: 's',
          questions: [aQuestion({ id: 'a', standardId }), aQuestion({ id: 'b' })],
        }),
      ],
    })
  const made = await aPublishedChecklist(world, versionOf(price))
  checklistId = made.checklistId
  const second = await publishNext(2, versionOf(tidy))
  await visitsOf(made.versionId, ['2026-08-03', '2026-08-04'], { a: 'no', b: 'yes' })
  await visitsOf(second, ['2026-09-07'], { a: 'yes', b: 'no' })
  const { standards, overStandards, totals } = await trendOf()
  expect(standards).toEqual({ shared: 0, all: 1 })
  const told = (months: typeof totals) =>
    months.flatMap(({ score, visits, breakBefore }) =>
      score === null ? [] : [[score.text, visits, breakBefore]],
    )
  expect(told(overStandards)).toEqual([
    ['0.00', 2, null],
    ['100.00', 1, { why: 'nothing-shared' }],
  ])
  expect(told(totals)).toEqual([
    ['50.00', 2, null],
    ['50.00', 1, { why: 'nothing-shared' }],
  ])
})
