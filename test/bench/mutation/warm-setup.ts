import { afterEach, beforeEach, TestRunner } from 'vitest'
import { makeCachesForgetful } from './forgotten-caches'
import { testName } from './warm-protocol'
import { type KnownTest, knownTests } from './warm-round'

makeCachesForgetful()

/** Remembers every test that is run, to run it again later. */
const begun = new Map<string, number>()

beforeEach(({ task }) => {
  begun.set(task.id, performance.now())
})

afterEach(({ task }) => {
  const run = TestRunner.getTestFn(task)
  const name = testName(process.cwd(), task)
  const took = performance.now() - (begun.get(task.id) ?? 0)
  const one: KnownTest = { name, run, took }
  knownTests.set(name, [...(knownTests.get(name) ?? []), one])
})
