import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertVersion } from '@/lib/checklist-versions/queries'
import { canonicalJson } from '@/lib/core/canonical-json'
import { fractionText } from '@/lib/core/exact'
import { sha256OfText } from '@/lib/core/fingerprint'
import { lostPoints } from '@/lib/core/lost-points'
import {
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestion,
  aSection,
  aStandardRow,
  aVisit,
} from '@/test/factories'
import { anApprovedVisit, aReleasedVisit, aReport } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { listLosses } from '../queries'
import type { ViewOverviewInput } from '../schema'
import { viewOverview } from './view-overview'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const overviewOf = async (input: ViewOverviewInput = {}) =>
  (await viewOverview(world.actors.programmeManager, input, world.deps)).overview

describe('who is refused', () => {
  test.each(['administrator', 'unitHead', 'employee', 'shopper'] as const)(
    '%s has no overview',
    async (name) => {
      await expect(viewOverview(world.actors[name], {}, world.deps)).rejects.toThrow('not-found')
    },
  )
})

test('nothing released yet: no number is made up', async () => {
  const overview = await overviewOf()
  expect(overview).toMatchObject({
    month: '2026-10',
    touchpoint: 'all',
    headline: { visits: 0, score: null, interval: null },
    change: { value: null, certainty: 'unknown' },
    losses: [],
    how: {
      weights: null,
      policies: null,
      noise: { deviation: '6.50', reliability: '0.21', source: 'published-default', subjects: 0 },
    },
  })
})

describe('a month with visits', () => {
  const question = (id: string, standardId: string | null = null) => aQuestion({ id, standardId })
  const answers = (q1: string, q2: string, q3: string) =>
    [q1, q2, q3].map((option, index) =>
      anAnswer({ questionId: `q${index + 1}`, value: { kind: 'choice', option } }),
    )

  beforeAll(async () => {
    const text = { ru: 'Предложить помощь первым' }
    const standardId = await aStandardRow(world, { number: '2.4', text })
    const document = aChecklistDocument({
      sections: [
        aSection({ id: 'contact', questions: [question('q1', standardId), question('q2')] }),
        aSection({ id: 'till', questions: [question('q3')] }),
      ],
    })
    const { versionId } = await aPublishedChecklist(world, document)
    const { shopNorth, shopSouth } = world.units
    const visits: [string, string, [string, string, string]][] = [
      [shopNorth, '2026-10-05', ['no', 'yes', 'yes']],
      [shopNorth, '2026-10-12', ['no', 'yes', 'yes']],
      [shopNorth, '2026-10-19', ['yes', 'yes', 'no']],
      [shopSouth, '2026-10-06', ['yes', 'yes', 'yes']],
      [shopSouth, '2026-10-20', ['yes', 'yes', 'yes']],
      [shopNorth, '2026-09-10', ['no', 'no', 'no']],
      [shopNorth, '2026-09-20', ['no', 'no', 'no']],
      [shopSouth, '2026-09-25', ['no', 'no', 'yes']],
    ]
    for (const [unitId, visitedOn, given] of visits) {
      await aReleasedVisit(world, { unitId, versionId }, { visitedOn, answers: answers(...given) })
    }
    const call = aChecklistDocument({ touchpoint: 'call', title: { ru: 'Звонок' } })
    const calls = await aPublishedChecklist(world, call)
    const { operator } = world.actors
    await aReleasedVisit(
      world,
      {
        unitId: world.units.callCentre,
        personId: operator.personId ?? '',
        versionId: calls.versionId,
      },
      { visitedOn: '2026-10-07' },
    )
    await anApprovedVisit(world)
    await aReport(world, await aVisit(world))
    await aVisit(world, { dueAt: '2026-10-25T18:00:00Z', closesAt: '2026-10-19T08:00:00Z' })
  })

  test('the touchpoint with the most visits, exactly counted, against the month before', async () => {
    const overview = await overviewOf()
    // Totals 75, 75, 50, 100, 100 against 0, 0, 50.
    expect(overview).toMatchObject({
      touchpoint: 'store',
      touchpoints: ['store', 'call'],
      months: ['2026-10', '2026-09'],
      headline: { visits: 5, score: { exact: '80/1', text: '80.00' }, isFew: false },
      change: { value: '63.33', certainty: 'certain' },
      waiting: { toReview: 1, toRelease: 1 },
    })
    expect(overview.trend.map(({ month, visits }) => [month, visits])).toEqual([
      ['2026-05', 0],
      ['2026-06', 0],
      ['2026-07', 0],
      ['2026-08', 0],
      ['2026-09', 3],
      ['2026-10', 5],
    ])
  })

  test('losses by standard, and by question where there is none, add up to the whole', async () => {
    const { losses } = await overviewOf()
    expect(losses).toMatchObject([
      {
        standardNumber: '2.4',
        text: { ru: 'Предложить помощь первым' },
        share: '50.00',
        ...{ asked: 5, costly: 2, interval: { low: '14', high: '73' } },
        // The same losses as often as that, beside the other half as it was found.
        ...{ shareInterval: { low: '26', high: '65' }, band: 0 },
      },
      {
        ...{ standardNumber: null, text: { ru: 'Вопрос q3' }, share: '50.00' },
        // Five answers cannot tell which of the two costs more.
        ...{ asked: 5, costly: 1, band: 0 },
      },
    ])
  })

  test('sections by region, and by unit within a region', async () => {
    const { heat } = await overviewOf()
    // One row is compared with nothing.
    expect(heat?.sections.map(({ id, ends }) => [id, ends])).toEqual([
      ['contact', null],
      ['till', null],
    ])
    expect(heat?.rows).toEqual([
      {
        id: world.units.region,
        name: 'Центр',
        cells: [
          // Half of the total each: 6.5 * sqrt(2), of five visits.
          { percent: '80.000000000', visits: 5, interval: { low: '73.24', high: '86.76' } },
          { percent: '80.000000000', visits: 5, interval: { low: '73.24', high: '86.76' } },
        ],
      },
    ])
    const inside = await overviewOf({ region: world.units.region })
    expect(inside.heat?.isUnits).toBe(true)
    expect(inside.heat?.rows.map(({ name, cells }) => [name, cells[0]?.percent])).toEqual([
      ['Магазин на Северной', '66.666666666'],
      ['Магазин на Южной', '100.000000000'],
    ])
  })

  test('who stands out: too few visits carry no rank', async () => {
    const { league } = await overviewOf()
    expect(league?.map(({ name, rank, visits, isFew }) => [name, rank, visits, isFew])).toEqual([
      // Nobody else has enough visits: first of one is no rank.
      ['Магазин на Северной', null, 3, false],
      ['Магазин на Южной', null, 2, true],
    ])
    expect(league?.map(({ sharing, smoothed }) => [sharing, smoothed])).toEqual([
      [0, null],
      [0, null],
    ])
    expect(league?.[1]?.interval).toEqual({ low: '92.44', high: '100.00' })
  })

  test('filters: another touchpoint, all of them, another month', async () => {
    const call = await overviewOf({ touchpoint: 'call' })
    expect(call.headline).toMatchObject({ visits: 1, isFew: true })
    expect(call.league).toMatchObject([
      { about: 'person', name: 'Лидия Котова', unitName: 'Контакт-центр', rank: null },
    ])
    const all = await overviewOf({ touchpoint: 'all' })
    expect(all.headline.visits).toBe(6)
    expect(all.heat).toBeNull()
    expect(all.league).toBeNull()
    const september = await overviewOf({ month: '2026-09' })
    expect(september.headline).toMatchObject({ visits: 3, score: { text: '16.67' } })
  })

  test('another organisation sees none of it', async () => {
    const { overview } = await viewOverview(world.stranger, {}, world.deps)
    expect(overview.headline.visits).toBe(0)
    expect(overview.waiting).toEqual({ toReview: 0, toRelease: 0, overdue: 0, unassigned: 0 })
    expect(overview.regions).toEqual([])
  })
})

test('a section is what the visits’ own reports show, critical effects and thirds included', async () => {
  const critical = { effect: 'section-zero', cap: null, threshold: '1' } as const
  const three = ['q2', 'q3'].map((id) => aQuestion({ id }))
  const { versionId } = await aPublishedChecklist(
    world,
    aChecklistDocument({
      touchpoint: 'social',
      sections: [aSection({ questions: [aQuestion({ id: 'q1', critical }), ...three] })],
    }),
  )
  const visits = [
    ['no', 'yes', 'yes'],
    ['yes', 'yes', 'no'],
    ['yes', 'yes', 'yes'],
  ]
  for (const [day, options] of visits.entries()) {
    const answers = options.map((option, place) =>
      anAnswer({ questionId: `q${place + 1}`, value: { kind: 'choice', option } }),
    )
    await aReleasedVisit(world, { versionId }, { visitedOn: `2026-07-0${day + 1}`, answers })
  }
  const { heat, headline } = await overviewOf({ touchpoint: 'social', month: '2026-07' })
  // 0, two thirds and all: 500/9; their points together would be 7 of 9.
  expect(headline.score?.exact).toBe('500/9')
  expect(heat?.rows[0]?.cells).toMatchObject([{ percent: '55.555555555', visits: 3 }])
})

test('lost points are added up as the results have them: a third of a point, three times, is one', async () => {
  const standardId = await aStandardRow(world, { number: '4.4', text: { ru: 'Треть' } })
  const questions = ['q1', 'q2', 'q3'].map((id) =>
    aQuestion({ id, standardId: id === 'q3' ? null : standardId }),
  )
  const { versionId } = await aPublishedChecklist(
    world,
    aChecklistDocument({ touchpoint: 'back-office', sections: [aSection({ questions })] }),
  )
  const say = (...options: readonly string[]) =>
    options.map((option, place) =>
      anAnswer({ questionId: `q${place + 1}`, value: { kind: 'choice', option } }),
    )
  const days = [say('no', 'yes', 'yes'), say('yes', 'no', 'yes'), say('yes', 'yes', 'no')]
  for (const [day, answers] of days.entries()) {
    await aReleasedVisit(world, { versionId }, { visitedOn: `2026-06-0${day + 1}`, answers })
  }
  const kept = await world.database.asOwner<{ exact_lost: string | null; visits: number }>(
    `SELECT q.exact_lost, count(*)::int AS visits FROM question_results q
     JOIN scores s ON s.organisation_id = q.organisation_id AND s.id = q.score_id
     WHERE s.checklist_version_id = '${versionId}' GROUP BY 1 ORDER BY 1`,
  )
  expect(kept).toEqual([
    { exact_lost: '100/3', visits: 3 },
    { exact_lost: null, visits: 6 },
  ])
  const scope = {
    ...{ firstDay: '2026-06-01', lastDay: '2026-06-30' },
    ...{ versionIds: [versionId], unitIds: null },
  }
  const listed = await world.arrange((tx, organisationId) => listLosses(tx, organisationId, scope))
  expect(listed.map((row) => fractionText(lostPoints(row.losses).lost))).toEqual(
    questions.map(() => '100/3'),
  )
  const { losses } = await overviewOf({ touchpoint: 'back-office', month: '2026-06' })
  // All answers to the standard's questions are asked about it.
  expect(losses).toMatchObject([
    { standardNumber: '4.4', share: '66.67', asked: 6, costly: 2 },
    { standardNumber: null, share: '33.33', asked: 3, costly: 1 },
  ])
})

describe('checklists that pool the points of visits', () => {
  const ids = ['q1', 'q2', 'q3', 'q4']
  const all = ids.map((questionId) => anAnswer({ questionId }))
  const first = [anAnswer({ value: { kind: 'choice', option: 'no' } })]

  const publish = (policies: { personScore?: 'pooled' }) =>
    aPublishedChecklist(
      world,
      aChecklistDocument({
        touchpoint: 'chat',
        sections: [aSection({ questions: ids.map((id) => aQuestion({ id })) })],
        policies,
      }),
    )
  const chatOf = (month: string) => overviewOf({ touchpoint: 'chat', month })

  beforeAll(async () => {
    const { versionId } = await publish({ personScore: 'pooled' })
    const personId = world.actors.operator.personId ?? ''
    for (const [day, answers] of [first, all, all].entries()) {
      const visit = { unitId: world.units.callCentre, personId, versionId }
      await aReleasedVisit(world, visit, { visitedOn: `2026-08-0${day + 1}`, answers })
    }
  })

  test('the headline, its change, the trend and the league are made of all points', async () => {
    // 0 of 1, 4 of 4, 4 of 4.
    const pooled = { visits: 3, score: { exact: '800/9' }, isPooled: true }
    const overview = await chatOf('2026-08')
    expect(overview.headline).toMatchObject(pooled)
    expect(overview.headline.interval).toEqual({ low: '82.72', high: '95.06' })
    expect(overview.trend.at(-1)).toMatchObject(pooled)
    expect(overview.league).toMatchObject([{ ...pooled, rank: null, smoothed: null }])
  })

  test('one visit under another rule makes it the mean of all', async () => {
    const { versionId } = await publish({})
    const visit = { unitId: world.units.shopNorth, versionId }
    await aReleasedVisit(world, visit, { visitedOn: '2026-08-05', answers: all })
    const { headline, league } = await chatOf('2026-08')
    expect(headline).toMatchObject({ visits: 4, score: { exact: '75/1' }, isPooled: false })
    // The person's own visits still say the same.
    expect(league?.map(({ isPooled, score }) => [isPooled, score?.exact])).toEqual([
      [true, '800/9'],
      [false, '100/1'],
    ])
  })
})

describe('a checklist that changed between two months', () => {
  const standards: string[] = []
  const letterOf = (...standardIds: readonly (string | undefined)[]) =>
    aChecklistDocument({
      touchpoint: 'email',
      sections: [
        aSection({
          questions: standardIds.map((standardId, place) =>
            aQuestion({ id: `q${place + 1}`, standardId: standardId ?? null }),
          ),
        }),
      ],
    })
  const visit = (versionId: string, visitedOn: string, ...options: readonly ('yes' | 'no')[]) =>
    aReleasedVisit(
      world,
      { unitId: world.units.shopNorth, versionId },
      {
        visitedOn,
        answers: options.map((option, place) =>
          anAnswer({ questionId: `q${place + 1}`, value: { kind: 'choice', option } }),
        ),
      },
    )
  const publishNext = (checklistId: string, number: number, ...ids: (string | undefined)[]) => {
    const document = canonicalJson(letterOf(...ids))
    const publishedBy = world.actors.programmeManager.accountId
    const fingerprint = sha256OfText(document)
    return world.arrange((tx, organisationId) =>
      insertVersion(
        tx,
        organisationId,
        { checklistId, number, document, fingerprint, publishedBy },
        world.deps.now,
      ),
    )
  }
  const letters = (month: string) => overviewOf({ touchpoint: 'email', month })

  beforeAll(async () => {
    for (const number of ['7.1', '7.2', '7.3']) {
      standards.push(await aStandardRow(world, { number, text: { ru: number } }))
    }
    const [greeting, answer, farewell] = standards
    const { checklistId, versionId } = await aPublishedChecklist(world, letterOf(greeting, answer))
    for (const day of ['01', '02', '03']) await visit(versionId, `2026-07-${day}`, 'no', 'yes')
    const second = await publishNext(checklistId, 2, greeting, undefined)
    for (const day of ['03', '04', '05']) await visit(second, `2026-08-${day}`, 'yes', 'no')
    const third = await publishNext(checklistId, 3, farewell)
    await visit(third, '2026-09-01', 'yes')
  })

  test('the line runs over what both versions ask about, with a break, and so does the change', async () => {
    const { headline, trend, change } = await letters('2026-08')
    // Each month's total is 50; at the standard that both versions ask about it is 0, then 100.
    expect(headline.score?.text).toBe('50.00')
    expect(trend.slice(-2)).toMatchObject([
      { visits: 3, score: { text: '0.00' }, over: { shared: 1, all: 1 }, breakBefore: null },
      {
        ...{ visits: 3, score: { text: '100.00' }, isFew: false },
        breakBefore: { why: 'questions', shared: 1, all: 1 },
      },
    ])
    expect(trend.at(-1)?.interval).toEqual({ low: '91.27', high: '100.00' })
    expect(change).toMatchObject({ value: '100.00', certainty: 'certain', isCut: false })
  })

  test('before the change one version stands alone: its totals', async () => {
    const { trend } = await letters('2026-07')
    expect(trend.at(-1)).toMatchObject({ score: { text: '50.00' }, over: null, breakBefore: null })
  })

  test('where nothing is shared a new line begins and no change is told', async () => {
    const { trend, change } = await letters('2026-09')
    expect(
      trend.slice(-3).map(({ score, breakBefore }) => [score?.text, breakBefore?.why]),
    ).toEqual([
      ['0.00', undefined],
      ['100.00', 'questions'],
      ['100.00', 'nothing-shared'],
    ])
    expect(change).toMatchObject({ value: null, certainty: 'unknown', isCut: true })
  })
})
