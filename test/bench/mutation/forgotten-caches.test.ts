import { afterAll, expect, test } from 'vitest'
import { yesNo } from '@/test/factories/checklist'
import { forgetCaches, makeCachesForgetful } from './forgotten-caches'

const ordinary = WeakMap
makeCachesForgetful()
afterAll(() => {
  globalThis.WeakMap = ordinary
  globalThis.etalonForgotten = undefined
})

test('a cache of the core is forgotten, a map of anybody else is not', async () => {
  const { bestPointsOf } = await import('@/lib/core/best-points')
  const question = yesNo('a')
  const own = new WeakMap([[question, 1]])
  const first = bestPointsOf(question)
  expect(bestPointsOf(question)).toBe(first)
  forgetCaches()
  expect(bestPointsOf(question)).not.toBe(first)
  expect(bestPointsOf(question)).toEqual(first)
  expect(own.get(question)).toBe(1)
  expect(own.has(yesNo('a'))).toBe(false)
})
