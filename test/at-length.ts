import { test } from 'vitest'

/**
 * ETALON_LIVES: this part, in percent, of what tests go through at random and at length. All of it, unless
 * a single change of the code is to be noticed quickly (`npm run bench:mutation`).
 */
const part = Number(process.env.ETALON_LIVES ?? 100)

/** How many of so many random lives are lived. With a part of them nobody asks whether all was seen. */
export const lives = (all: number): number => Math.ceil((all * part) / 100)

/** A test of so many people or draws that it takes seconds; left out where a part is enough. */
export const testAtLength = test.skipIf(part < 100)
