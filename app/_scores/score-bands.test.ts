import { expect, it } from 'vitest'
import type { ShownFigure } from '@/lib/core/told-apart'
import { bandWordsOf } from './score-bands'

/** A score that is known within so many points. */
const score = (percent: number, reach = 1): ShownFigure => ({
  percent: String(percent),
  interval: { low: String(percent - reach), high: String(percent + reach) },
  isFew: false,
})
const few: ShownFigure = { ...score(99), isFew: true }
const none: ShownFigure = { percent: null, interval: null, isFew: false }

const wordsOf = (rows: readonly ShownFigure[]) =>
  rows.map((row) => {
    const found = bandWordsOf(rows)(row)
    return found && [found.key, found.word, found.count]
  })

it('one score alone is compared with nothing', () => {
  expect(wordsOf([score(90)])).toEqual([null])
  expect(wordsOf([score(90), few, none])).toEqual([null, ['few', 'few', 0], ['none', 'none', 0]])
})

it('the first can be told from the next alone, the last from those above alone', () => {
  expect(wordsOf([score(95), score(85), score(75)]).map((found) => found?.[1])).toEqual([
    'aloneFirst',
    'alone',
    'aloneLast',
  ])
})

it('what cannot be told from the head of its group stands together with it', () => {
  expect(wordsOf([score(95), score(94.9), score(80), none])).toEqual([
    ['0', 'together', 2],
    ['0', 'together', 2],
    ['1', 'aloneLast', 1],
    ['none', 'none', 0],
  ])
})

it('too few visits below do not make the last one stand between two', () => {
  expect(wordsOf([score(95), score(80), few]).map((found) => found?.[1])).toEqual([
    'aloneFirst',
    'aloneLast',
    'few',
  ])
})
