import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal } from '@/lib/core/exact'
import type { PeriodSnapshot } from '@/lib/core/period-snapshot'
import { deviationOfPart, intervalOf, visitNoise } from '@/lib/core/reliability'
import { tellNoise } from '@/lib/core/told-noise'
import { viewChecklistTrend } from '@/lib/overview/use-cases/view-checklist-trend'
import { viewOverview } from '@/lib/overview/use-cases/view-overview'
import { listOwnResults } from '@/lib/results/use-cases/list-own-results'
import { listTeamResults } from '@/lib/results/use-cases/list-team-results'
import { viewOwnResult } from '@/lib/results/use-cases/view-own-result'
import { viewVisit } from '@/lib/reviews/use-cases/view-visit'
import { payRows } from '@/test/deny/pay-rows'
import {
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestion,
  aSection,
} from '@/test/factories'
import { aReleasedVisit } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { viewPeriodRules } from './use-cases/view-period-rules'

let world: World
let checklistId: string
/** What the visits were given, by person: the only truth that the screens are compared with. */
const given = new Map<string, Fraction[]>()

const PEOPLE = 31

beforeAll(async () => {
  world = await openWorld()
  const questions = ['q1', 'q2', 'q3', 'q4'].map((id) => aQuestion({ id }))
  const published = await aPublishedChecklist(
    world,
    aChecklistDocument({
      sections: [
        aSection({ id: 'wide', weight: '3', questions: questions.slice(0, 3) }),
        aSection({ id: 'narrow', weight: '1', questions: questions.slice(3) }),
      ],
    }),
  )
  checklistId = published.checklistId
  const { versionId } = published
  for (let n = 0; n < PEOPLE; n += 1) {
    const personId = n === 0 ? (world.actors.employee.personId ?? '') : await aPerson(n)
    for (let visit = 0; visit < 3; visit += 1) {
      const missed = (n + visit * visit) % 4
      await released(personId, versionId, visit, missed)
      // Each of the first three questions is a third of three quarters.
      given.set(personId, [...(given.get(personId) ?? []), Fraction.of(100 - 25 * missed)])
    }
  }
}, 120_000)
afterAll(() => world.close())

async function aPerson(n: number): Promise<string> {
  const id = randomUUID()
  await world.arrange((tx, organisationId) =>
    tx.person.create({
      data: {
        ...{ organisationId, id, personnelNumber: `9${n}`, fullName: `Сотрудник ${n}` },
        hiredOn: new Date('2025-01-09'),
        createdAt: world.deps.now,
      },
    }),
  )
  return id
}

async function released(personId: string, versionId: string, visit: number, missed: number) {
  const answers = ['q1', 'q2', 'q3', 'q4'].map((questionId, place) =>
    anAnswer({ questionId, value: { kind: 'choice', option: place < missed ? 'no' : 'yes' } }),
  )
  await aReleasedVisit(
    world,
    { personId, versionId },
    { visitedOn: `2026-10-0${visit + 1}`, answers },
  )
}

test('every screen and pay say the same noise, of the organisation’s own visits', async () => {
  const { programmeManager, unitHead, employee, reviewer, hr } = world.actors
  const { deps } = world
  const noise = visitNoise(given.values())
  const told = tellNoise(noise)
  expect(told).toMatchObject({ source: 'own-visits', subjects: PEOPLE })
  expect(told.deviation).not.toBe('6.50')

  const { overview } = await viewOverview(programmeManager, {}, deps)
  const { team } = await listTeamResults(unitHead, {}, deps)
  const { groups } = await listOwnResults(employee, {}, deps)
  const own = groups.find(({ about }) => about === 'person')
  const rules = await viewPeriodRules(employee, deps)
  for (const said of [overview.how.noise, team.how.noise, own?.how.noise, rules.noise]) {
    expect(said).toEqual(told)
  }

  // The same visits of one person: month, league, team and one's own page.
  const totals = given.get(employee.personId ?? '') ?? []
  const mean = totals.reduce((sum, total) => sum.plus(total)).dividedBy(Fraction.of(3))
  const { low, high } = intervalOf(mean, 3, noise.deviation)
  const interval = { low: decimalText(low), high: decimalText(high) }
  const isOwn = ({ id }: { id: string }) => id === employee.personId
  expect(overview.league?.find(isOwn)).toMatchObject({ visits: 3, interval })
  expect(team.people.find(isOwn)).toMatchObject({ visits: 3, interval })
  expect(own?.months.at(-1)).toMatchObject({ visits: 3, interval })

  // A section is judged by its part of the total, with the same noise.
  const cell = overview.heat?.rows[0]?.cells[1]
  const part = deviationOfPart(noise.deviation, Fraction.of(1, 4))
  const level = parseDecimal(cell?.percent ?? '')
  const reach = intervalOf(level, cell?.visits ?? 0, part)
  expect(cell?.interval).toEqual({ low: decimalText(reach.low), high: decimalText(reach.high) })

  const trend = await viewChecklistTrend(
    programmeManager,
    { checklistId, months: 12, from: undefined, as: undefined },
    deps,
  )
  expect(trend.totals.at(-1)?.interval).toEqual(overview.headline.interval)

  const visitId = own?.results[0]?.visitId ?? ''
  const mine = await viewOwnResult(employee, { visitId }, deps)
  const office = await viewVisit(reviewer, { visitId }, deps)
  expect(mine.view.oneVisit).toMatchObject({ source: 'own-visits', reliability: told.reliability })
  expect(office.visit.report?.oneVisit).toEqual(mine.view.oneVisit)

  const { runId } = await payRows({
    deps,
    positionId: world.positions.seller,
    personnelNumbers: ['202'],
    hr: [hr, null],
  })
  const { snapshot } = await world.arrange((tx, organisationId) =>
    tx.periodRun.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: runId } },
      select: { snapshot: true },
    }),
  )
  const frozen = (JSON.parse(snapshot) as PeriodSnapshot).noise
  expect(frozen).toMatchObject({ source: 'own-visits', subjects: PEOPLE })
  expect(parseDecimal(frozen.deviation)).toEqual(noise.deviation)
  expect(parseDecimal(frozen.reliability)).toEqual(noise.reliability)
})
