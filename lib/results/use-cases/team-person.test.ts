import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAnswer } from '@/test/factories'
import { aReleasedVisit } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { listTeamResults } from './list-team-results'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a head looks at one person alone, of those whom the visits of his units name', async () => {
  const { employee, operator, unitHead } = world.actors
  const personId = employee.personId ?? ''
  await aReleasedVisit(world, { personId }, { visitedOn: '2026-10-12' })
  await aReleasedVisit(world, { personId }, { visitedOn: '2026-09-12' })
  const no = [anAnswer({ value: { kind: 'choice', option: 'no' } })]
  await aReleasedVisit(world, {}, { visitedOn: '2026-10-13', answers: no })
  const elsewhere = { unitId: world.units.callCentre, personId: operator.personId ?? '' }
  await aReleasedVisit(world, elsewhere, { visitedOn: '2026-10-14' })

  const all = (await listTeamResults(unitHead, {}, world.deps)).team
  expect(all).toMatchObject({ person: null, evaluated: [{ id: personId }] })
  expect(all.results).toHaveLength(2)
  // Whom other units' visits name is nobody here; nor is what is no person at all.
  for (const person of [operator.personId ?? '', world.units.shopNorth]) {
    const { team } = await listTeamResults(unitHead, { person }, world.deps)
    expect(team).toEqual(all)
  }

  const { team } = await listTeamResults(unitHead, { person: personId }, world.deps)
  expect(team.person?.id).toBe(personId)
  expect(team.results.map((row) => row.personId)).toEqual([personId])
  expect(team.summaries).toEqual([])
  expect(team.people).toMatchObject([{ id: personId, visits: 1 }])
  expect(team.trend.slice(-2)).toMatchObject([
    { month: '2026-09', visits: 1 },
    { month: '2026-10', visits: 1, score: { text: '100.00' } },
  ])
  expect(all.trend.at(-1)).toMatchObject({ visits: 2, score: { text: '50.00' } })
  // Before his first visit there is nothing that names him.
  const asked = { month: '2026-08', person: personId }
  const empty = (await listTeamResults(unitHead, asked, world.deps)).team
  expect(empty).toMatchObject({ person: null, results: [] })
})
