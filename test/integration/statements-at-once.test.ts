import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '@/test/world'

let world: World
const warnings: string[] = []
const note = ({ message }: Error) => void warnings.push(message)
beforeAll(async () => {
  process.on('warning', note)
  world = await openWorld()
})
afterAll(async () => {
  process.off('warning', note)
  await world.close()
})

test('statements of one transaction may set out at once; the driver has no complaint', async () => {
  const counts = await world.arrange((tx) =>
    Promise.all([
      tx.unit.count(),
      tx.position.count(),
      tx.account.findMany({ include: { grants: true }, take: 2 }),
      tx.unit.count(),
    ]),
  )
  expect(counts[0]).toBe(counts[3])
  expect(counts[0]).toBeGreaterThan(0)
  // Warnings are told in the next turn of the event loop.
  await nextTurn()
  expect(warnings.filter((text) => text.includes('already executing'))).toEqual([])
})
