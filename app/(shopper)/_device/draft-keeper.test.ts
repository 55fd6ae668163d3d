import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeTypingBurst } from '@/components/forms/visit-form/typing-burst'
import type { VisitDraft } from '@/lib/core/visit-draft'
import { aDraft } from '@/test/factories/phone'
import { makeDraftKeeper, type Saving } from './draft-keeper'

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-10-20T09:00:00Z') }))
afterEach(() => vi.useRealTimers())

/** Units: milliseconds of typing that a browser killed at any moment would lose. */
const MOST_LOST_MS = 1000

/** Units: milliseconds without a key after which the disk has all that was typed. */
const KEPT_AFTER_PAUSE_MS = 300
/** As slow as a phone may write for that to hold. */
const SLOWEST_WRITE_MS = 150

/** The same moments on every run: numbers from 0 to 1. */
function aDice(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

/** A form that somebody types into: burst, keeper and a phone that takes its time to write, twice. */
function aForm(writeMs: () => number, doubleMs: () => number = () => 0) {
  const typedAt: number[] = []
  const shown: Saving[] = []
  let onDisk = 0
  let isTwice = 0
  let saving: Saving = { kind: 'nothing' }
  const draft = aDraft('account')
  const keeper = makeDraftKeeper(
    async (kept: VisitDraft) => {
      await new Promise((resolve) => setTimeout(resolve, writeMs()))
      onDisk = kept.changes
      return { kind: 'saved', at: new Date().toISOString() }
    },
    (next) => {
      saving = next(saving)
      shown.push(saving)
    },
    async () => {
      const written = onDisk
      await new Promise((resolve) => setTimeout(resolve, doubleMs()))
      isTwice = Math.max(isTwice, written)
    },
  )
  let handedOn = 0
  const handOn = () => {
    burst.end()
    if (handedOn === typedAt.length) return
    handedOn = typedAt.length
    keeper.keep({ ...draft, changes: handedOn })
  }
  const burst = makeTypingBurst(handOn)
  return {
    type() {
      typedAt.push(Date.now())
      if (burst.note()) keeper.touch(handOn)
    },
    /** Of the oldest keystroke that would be lost now. */
    lostMs: () => (onDisk < typedAt.length ? Date.now() - (typedAt[onDisk] ?? 0) : 0),
    /** Since the newest keystroke. */
    pauseMs: () => Date.now() - (typedAt.at(-1) ?? Date.now()),
    isSaidSaved: () => saving.kind === 'saved',
    isAllOnDisk: () => onDisk === typedAt.length,
    isAllTwice: () => isTwice === typedAt.length,
  }
}

describe('a browser that is killed while somebody types', () => {
  test.each([
    ['without ever pausing', 40, () => 150],
    ['faster than anybody can', 5, () => 150],
    ['just slower than a pause', 125, () => 150],
    ['on a phone that writes at once', 40, () => 1],
  ])('loses at most a second, %s', async (_, everyMs, writeMs) => {
    const form = aForm(writeMs)
    let worst = 0
    for (let ms = 0; ms < 30_000; ms += 1) {
      if (ms % everyMs === 0) form.type()
      await vi.advanceTimersByTimeAsync(1)
      worst = Math.max(worst, form.lostMs())
      if (form.isSaidSaved()) expect(form.isAllOnDisk()).toBe(true)
    }
    expect(worst).toBeGreaterThan(0)
    expect(worst).toBeLessThanOrEqual(MOST_LOST_MS)
    await vi.advanceTimersByTimeAsync(MOST_LOST_MS)
    expect([form.isAllOnDisk(), form.isSaidSaved()]).toEqual([true, true])
  })

  test('loses at most a second at any rhythm, and "saved" was true whenever it was shown', async () => {
    const random = aDice(20)
    const form = aForm(() => 1 + Math.floor(random() * 180))
    let next = 0
    let wasSaid = 0
    for (let ms = 0; ms < 60_000; ms += 1) {
      if (ms === next) {
        form.type()
        next += 1 + Math.floor(random() * (random() < 0.1 ? 900 : 160))
      }
      await vi.advanceTimersByTimeAsync(1)
      expect(form.lostMs()).toBeLessThanOrEqual(MOST_LOST_MS)
      if (!form.isSaidSaved()) continue
      wasSaid += 1
      expect(form.isAllOnDisk()).toBe(true)
    }
    expect(wasSaid).toBeGreaterThan(100)
  })
})

describe('whoever pauses', () => {
  test('after one key has it on the disk within 300 ms, where the phone takes 150 to write it', async () => {
    const form = aForm(() => SLOWEST_WRITE_MS)
    form.type()
    await vi.advanceTimersByTimeAsync(KEPT_AFTER_PAUSE_MS)
    expect(form.isAllOnDisk()).toBe(true)
  })

  test('at any rhythm has all of it there within 300 ms, also what was typed during a write', async () => {
    const random = aDice(300)
    const form = aForm(() => SLOWEST_WRITE_MS)
    let [next, pauses, slowest] = [0, 0, 0]
    for (let ms = 0; ms < 120_000; ms += 1) {
      if (ms === next) {
        form.type()
        next += 1 + Math.floor(random() * (random() < 0.1 ? 900 : 160))
      }
      await vi.advanceTimersByTimeAsync(1)
      if (!form.isAllOnDisk()) slowest = Math.max(slowest, form.pauseMs())
      if (form.pauseMs() !== KEPT_AFTER_PAUSE_MS) continue
      pauses += 1
      expect(form.isAllOnDisk()).toBe(true)
    }
    expect(pauses).toBeGreaterThan(50)
    // A pause of the burst and a write, and what was left of the write before it.
    expect(slowest).toBeGreaterThan(SLOWEST_WRITE_MS + 120)
  })
})

describe('a phone that keeps everything twice', () => {
  test('says "saved" of what it has twice, and nothing is written later for it', async () => {
    const random = aDice(7)
    const [once, twice] = [
      aForm(() => 20),
      aForm(
        () => 20,
        () => 400,
      ),
    ]
    let [next, wasSaid] = [0, 0]
    for (let ms = 0; ms < 30_000; ms += 1) {
      if (ms === next) {
        once.type()
        twice.type()
        next += 1 + Math.floor(random() * (random() < 0.1 ? 1500 : 160))
      }
      await vi.advanceTimersByTimeAsync(1)
      expect(twice.lostMs()).toBe(once.lostMs())
      if (!twice.isSaidSaved()) continue
      wasSaid += 1
      expect(twice.isAllTwice()).toBe(true)
    }
    expect(wasSaid).toBeGreaterThan(100)
  })
})

describe('a phone that cannot write', () => {
  test('says so until a save has gone well, tries on, and never says "saved" meanwhile', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const shown: Saving['kind'][] = []
    let saving: Saving = { kind: 'nothing' }
    let isFull = true
    const keeper = makeDraftKeeper(
      async () => {
        if (isFull) throw new DOMException('full', 'QuotaExceededError')
        return { kind: 'saved', at: '' }
      },
      (next) => {
        saving = next(saving)
        shown.push(saving.kind)
      },
      async () => {},
    )
    keeper.keep(aDraft('account'))
    await vi.advanceTimersByTimeAsync(1)
    await expect(keeper.settled()).rejects.toThrow()
    keeper.touch()
    keeper.keep(aDraft('account'))
    await vi.advanceTimersByTimeAsync(5000)
    expect(new Set(shown.slice(1))).toEqual(new Set(['full']))
    isFull = false
    await vi.advanceTimersByTimeAsync(2000)
    expect(saving.kind).toBe('saved')
    await keeper.settled()
  })
})
