import { beforeEach, expect, it, vi } from 'vitest'
import { LaidEntry } from './laid-entry'
import type { Leaving } from './leave-guard'

const list = 'https://etalon.example/shoppers'
const sheet = 'https://etalon.example/shoppers?new=1'

/** A browser whose Back is told of like a real one's: later than it was asked for. */
class FakeBrowser {
  entries: string[] = [list, sheet]
  place = 1
  heard: string[] = []
  #steps: number[] = []

  get browser() {
    return {
      history: {
        state: null,
        pushState: (_: unknown, __: string, address?: string | URL | null) => {
          const next = String(address ?? this.address)
          this.entries = [...this.entries.slice(0, this.place + 1), next]
          this.place += 1
        },
        back: () => this.#steps.push(-1),
        go: (steps = 0) => this.#steps.push(steps),
      },
      location: { href: this.address },
    }
  }

  get address() {
    return this.entries[this.place] as string
  }

  /** Lets everything happen that was asked for. */
  settle(entry: LaidEntry) {
    for (let step = this.#steps.shift(); step !== undefined; step = this.#steps.shift()) {
      this.place += step
      if (!entry.popped()) this.heard.push(this.address)
    }
  }

  pressBack(entry: LaidEntry) {
    this.#steps.push(-1)
    this.settle(entry)
  }

  replace(address: string) {
    this.entries[this.place] = address
  }
}

let fake: FakeBrowser
let isUnsaved: boolean
let asked: Leaving[]
let entry: LaidEntry
beforeEach(() => {
  fake = new FakeBrowser()
  isUnsaved = true
  asked = []
  entry = new LaidEntry(() => fake.browser, {
    isUnsaved: () => isUnsaved,
    ask: (leaving) => asked.push(leaving),
  })
})

it('Back asks as often as it is pressed while words would be lost, and then leads to the list', () => {
  entry.lay()
  entry.lay()
  expect(fake.entries).toEqual([list, sheet, sheet])
  fake.pressBack(entry)
  fake.pressBack(entry)
  expect([fake.address, fake.heard, asked.length]).toEqual([sheet, [], 2])
  isUnsaved = false
  asked.at(-1)?.go()
  fake.settle(entry)
  expect([fake.address, fake.heard]).toEqual([list, [list]])
})

it('what was saved leaves no entry behind: Back leads to the list at the first press', () => {
  entry.lay()
  isUnsaved = false
  const after = vi.fn()
  entry.lift(after)
  expect(after).not.toHaveBeenCalled()
  fake.settle(entry)
  expect([fake.place, fake.heard, entry.isThere]).toEqual([1, [], false])
  expect(after).toHaveBeenCalledOnce()
  fake.pressBack(entry)
  expect(fake.heard).toEqual([list])
})

it('what a save leads to takes the place of the form, and is told where a lift is under way', () => {
  entry.lay()
  isUnsaved = false
  entry.lift()
  entry.lift(() => fake.replace(`${list}?shopper=7`))
  // The form says besides that nothing is unsaved any more.
  entry.lift()
  fake.settle(entry)
  expect(fake.entries.slice(0, 2)).toEqual([list, `${list}?shopper=7`])
  fake.pressBack(entry)
  expect(fake.heard).toEqual([list])
})

it('words that are typed while it is lifted are watched again', () => {
  entry.lay()
  isUnsaved = false
  entry.lift()
  isUnsaved = true
  entry.lay()
  fake.settle(entry)
  expect(entry.isThere).toBe(true)
  fake.pressBack(entry)
  expect([fake.heard, asked.length]).toEqual([[], 1])
})

it('without an entry nothing is caught, and a lift is done at once', () => {
  const after = vi.fn()
  entry.lift(after)
  expect(after).toHaveBeenCalledOnce()
  fake.pressBack(entry)
  expect(fake.heard).toEqual([list])
})
