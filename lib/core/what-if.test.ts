import { expect, test } from 'vitest'
import { aSheet, type Points, pairsOn } from '@/test/factories/sheet'
import { fractionText } from './exact'
import type { CountedPair } from './score-sheet'
import { criticalFailures, finalTotal, sumSections } from './sheet-total'
import { WhatIf } from './what-if'

const ordinary: readonly Points[] = [null, ['0', '1'], ['1', '1'], ['-1', '1']]
const extra: readonly Points[] = [null, ['1.5', '0'], ['-0.5', '0']]

const one: readonly Points[] = [['1', '1']]

/** Every evaluation that can be made of these pairs, place by place. */
const allOf = (...choices: readonly (readonly Points[])[]) =>
  choices.reduce<Points[][]>(
    (rows, own) => rows.flatMap((row) => own.map((points) => [...row, points])),
    [[]],
  )

const evaluations = [
  ...allOf(ordinary, ordinary, ordinary, ordinary, extra),
  ...allOf(one, one, one, one, extra, ordinary, ordinary),
]

test.each([
  ['weighted-sections', false],
  ['weighted-sections', true],
  ['total-points', false],
] as const)('by %s, over 100: %s, it is the total with that one pair exchanged', (method, over) => {
  const sheet = aSheet({ method, allowOver100: over })
  const different: string[] = []
  for (const points of evaluations) {
    const pairs = pairsOn(sheet, points)
    const sums = sumSections(sheet, pairs)
    const whatIf = new WhatIf(sheet, sums, criticalFailures(sheet, pairs), pairs)
    sheet.questions.forEach((_, place) => {
      for (const other of exchanges(place)) {
        const expected = finalTotal(sheet, pairs.with(place, other))
        const found = whatIf.totalWith(place, other)
        if ((found && fractionText(found)) !== (expected && fractionText(expected)))
          different.push(`${JSON.stringify(points)} with ${place} as ${other.earnedText}`)
      }
    })
  }
  expect(different).toEqual([])

  function exchanges(place: number): CountedPair[] {
    const choices = place === 4 ? extra : ordinary
    const rows = choices.map((points) => evaluationWith(place, points))
    return rows.flatMap((row) => pairsOn(sheet, row)[place] ?? [])
  }
})

const evaluationWith = (place: number, points: Points): Points[] =>
  Array.from({ length: 7 }, (_, own) => (own === place ? points : null))

test('a question that the sheet does not have is refused', () => {
  const sheet = aSheet()
  const pairs = pairsOn(sheet, [])
  const whatIf = new WhatIf(sheet, sumSections(sheet, pairs), criticalFailures(sheet, pairs), pairs)
  const [pair] = pairsOn(sheet, [['1', '1']])
  if (!pair) throw new Error('The first question has a pair')
  expect(() => whatIf.totalWith(7, pair)).toThrow(new RangeError('No such question'))
})
