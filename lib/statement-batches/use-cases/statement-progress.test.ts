import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Transaction } from '@/lib/platform/db/database'
import { payRows } from '@/test/deny/pay-rows'
import { openWorld, type World } from '@/test/world'
import { listStatementBatches } from './list-batches'
import { startBatch } from './start-batch'
import { writeBatch } from './write-batch'

/** One more than is counted together. */
const others = Array.from({ length: 24 }, (_, index) => String(401 + index))
const numbers = ['202', '203', ...others]

let world: World
let periodId: string
beforeAll(async () => {
  world = await openWorld()
  const { hr, secondHr } = world.actors
  await world.arrange(hireSellers)
  const month = await payRows({
    deps: world.deps,
    positionId: world.positions.seller,
    personnelNumbers: numbers,
    hr: [hr, secondHr],
  })
  periodId = month.periodId
  expect(month.statements).toHaveLength(26)
})
afterAll(() => world.close())

async function hireSellers(tx: Transaction, organisationId: string) {
  const hiredOn = new Date('2025-01-09')
  for (const number of others) {
    const { id: personId } = await tx.person.create({
      data: {
        ...{ organisationId, personnelNumber: number, fullName: `Продавец ${number}` },
        ...{ hiredOn, createdAt: world.deps.now },
      },
      select: { id: true },
    })
    const place = { unitId: world.units.shopNorth, positionId: world.positions.seller }
    await tx.assignment.create({
      data: { organisationId, personId, ...place, fromOn: hiredOn },
      select: { id: true },
    })
  }
}

const say = (key: string) => key
const write = (batchId: string) =>
  writeBatch(
    world.actors.hr,
    { batchId, language: null, say: { ru: say, en: say }, causesOf: async () => [] },
    world.deps,
  )

/** How the archive stands so long after it last moved. */
async function batchAfter(batchId: string, milliseconds: number) {
  const seen = async (at: Date) => {
    const { batches } = await listStatementBatches(world.actors.hr, periodId, world.depsAt(at))
    const batch = batches.find(({ id }) => id === batchId)
    if (batch === undefined) throw new Error('no such archive')
    return batch
  }
  const { movedAt } = await seen(world.deps.now)
  return seen(new Date(movedAt.getTime() + milliseconds))
}

/** Takes so many files more from the archive. */
async function take(bytes: AsyncGenerator<Uint8Array, void, void>, files: number) {
  for (let left = files; left > 0; ) {
    const { value } = await bytes.next()
    if (value === undefined) throw new Error('the archive ended')
    if (Buffer.from(value.subarray(0, 5)).toString() === '%PDF-') left -= 1
  }
}

it('counts what has been written every 25 statements, and tells one that goes on from one broken off', async () => {
  const answer = await startBatch(world.actors.hr, { periodId }, world.deps)
  if (!answer.ok) throw new Error(answer.reason)
  const { batchId } = answer
  const first = { done: 0, total: 26, finishedAt: null }
  expect(await batchAfter(batchId, 29_999)).toMatchObject({ ...first, course: 'running' })
  expect(await batchAfter(batchId, 30_000)).toMatchObject({ ...first, course: 'waiting' })

  const { bytes } = await write(batchId)
  await take(bytes, 25)
  expect(await batchAfter(batchId, 29_999)).toMatchObject({ ...first, course: 'running' })
  expect(await batchAfter(batchId, 30_000)).toMatchObject({ ...first, course: 'broken-off' })
  await take(bytes, 1)
  const between = { done: 25, total: 26, finishedAt: null }
  expect(await batchAfter(batchId, 29_999)).toMatchObject({ ...between, course: 'running' })
  await bytes.return()
  expect(await batchAfter(batchId, 30_000)).toMatchObject({ ...between, course: 'broken-off' })

  const again = await write(batchId)
  expect(await batchAfter(batchId, 0)).toMatchObject({ ...first, course: 'running' })
  await take(again.bytes, 26)
  for await (const _ of again.bytes);
  expect(await batchAfter(batchId, 30_000)).toMatchObject({ done: 26, total: 26, course: 'done' })
})
