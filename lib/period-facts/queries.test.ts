import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '@/test/world'
import { listEmployed } from './queries'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('who left on a day works nowhere after it, though the roster left the place open', async () => {
  const { employee } = world.actors
  const october = { first: '2026-10-01', last: '2026-10-31' }
  const through = () =>
    world.arrange(async (tx, organisationId) => {
      const people = await listEmployed(tx, organisationId, october)
      const person = people.find(({ id }) => id === employee.personId)
      return person?.assignments.map(({ throughOn }) => throughOn)
    })
  expect(await through()).toEqual([null])
  await world.arrange((tx, organisationId) =>
    tx.person.updateMany({
      where: { organisationId, id: employee.personId ?? '' },
      data: { leftOn: new Date('2026-10-16T00:00:00Z') },
    }),
  )
  expect(await through()).toEqual(['2026-10-16'])
})
