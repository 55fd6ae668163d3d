import 'fake-indexeddb/auto'
import '@/test/seeded'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { aBrowser } from '@/test/factories/phone-browser'
import { aPhoneRow } from '@/test/factories/phone-rows'
import { withStore, writing } from './store'
import { twinSettled } from './twin-place'
import type { PhoneStore } from './watch-writes'

let browser: ReturnType<typeof aBrowser>
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => vi.restoreAllMocks())

const stores = ['drafts', 'photos', 'reports', 'copies', 'packets', 'keys', 'soundParts'] as const
type Store = (typeof stores)[number]

/** Each of them is many databases. */
const numRuns = Number(process.env.ETALON_RUNS ?? 40)

/** One transaction, and what becomes of the page after it. */
interface Step {
  readonly writes: readonly {
    readonly store: Store
    readonly place: number
    readonly content: number
    readonly isGone: boolean
  }[]
  /** `killed`: before the twin has heard of it. */
  readonly next: 'heard' | 'killed' | 'reopened' | 'lost'
}

const write = fc.record({
  store: fc.constantFrom(...stores),
  place: fc.integer({ min: 0, max: 2 }),
  content: fc.integer({ min: 0, max: 255 }),
  isGone: fc.boolean(),
})
const step = fc.record({
  writes: fc.array(write, { minLength: 1, maxLength: 4 }),
  next: fc.constantFrom('heard', 'heard', 'killed', 'reopened', 'lost'),
})

async function take({ writes }: Step) {
  await writing([...stores], 'strict', async (tx) => {
    for (const { store, place, content, isGone } of writes) {
      const { row, key } = aPhoneRow(store, place, content)
      if (isGone) await tx.objectStore(store).delete(key as never)
      else await tx.objectStore(store).put(row as never)
    }
  })
}

/** Everything but what the store says of itself. */
async function contents(): Promise<readonly (readonly [PhoneStore, unknown[]])[]> {
  return Promise.all(
    stores.map(async (name) => [name, await withStore((db) => db.getAll(name))] as const),
  )
}

describe('whatever is written, and whenever the store is lost', () => {
  test('all that the twin had heard of is there again, and nothing that was deleted before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        browser = aBrowser()
        try {
          let heard = await contents()
          await twinSettled()
          for (const one of steps) {
            if (one.next === 'killed') await browser.breakBuckets()
            await take(one)
            await twinSettled()
            if (one.next === 'killed') {
              // The twin has not heard; the next opening makes it good, unless the store is lost first.
              await browser.restart()
              browser.mendBuckets()
              continue
            }
            heard = await contents()
            if (one.next === 'reopened') await browser.restart()
            if (one.next === 'lost') await browser.loseStore()
            expect(await contents()).toEqual(heard)
          }
        } finally {
          await browser.restart()
          browser.leave()
        }
      }),
      { numRuns },
    )
  })

  test('a store that is lost right after a page that was killed is as the twin last knew it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 4 }),
        step,
        async (steps, last) => {
          browser = aBrowser()
          try {
            for (const one of steps) await take(one)
            await twinSettled()
            const heard = await contents()
            await browser.breakBuckets()
            await take(last)
            await twinSettled()
            await browser.loseStore()
            browser.mendBuckets()
            expect(await contents()).toEqual(heard)
          } finally {
            await browser.restart()
            browser.leave()
          }
        },
      ),
    )
  })
})
