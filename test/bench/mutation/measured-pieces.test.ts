import { describe, expect, test } from 'vitest'
import {
  type MeasuredPiece,
  piecesOf,
  sourceMark,
  sumOfPieces,
  withPieces,
} from './measured-pieces'
import type { MutationReport } from './mutation-figures'

const gates = 'const gates = []\n'
const curves = 'const curves = 1\n'
const sources = new Map([
  ['lib/core/curves.ts', curves],
  ['lib/core/gates.ts', gates],
])
const location = { start: { line: 1, column: 15 }, end: { line: 1, column: 17 } }
const report: MutationReport = {
  files: {
    'lib/core/gates.ts': {
      source: gates,
      mutants: [
        ...['Killed', 'Killed', 'Timeout', 'RuntimeError'].map((status) => ({ status, location })),
        { status: 'Survived', replacement: '["x"]', location },
      ],
    },
  },
}
const occasion = { part: 'called', measuredAt: '2026-11-23T00:10:00Z', load: 4.5 } as const
const pieces = piecesOf(report, sources, [], occasion)
const survivor = {
  ...{ file: 'lib/core/gates.ts', within: 'gates', line: 'const gates = []' },
  ...{ from: '[]', to: '["x"]' },
}
const piece = (given: Partial<MeasuredPiece>): MeasuredPiece => ({
  ...occasion,
  ...{ file: 'lib/core/curves.ts', source: sourceMark(curves), unexplained: [] },
  ...{ killed: 5, timedOut: 0, survived: 0, ...given },
})

describe('what is measured in pieces', () => {
  test('has a piece for every file, also where nothing of it could be changed', () => {
    expect(pieces).toEqual([
      piece({ killed: 0 }),
      piece({
        ...{ file: 'lib/core/gates.ts', source: sourceMark(gates) },
        ...{ killed: 2, timedOut: 1, survived: 1, unexplained: [survivor] },
      }),
    ])
  })

  test('a later piece takes the place of an earlier one of the same part', () => {
    const loading = piece({ part: 'loading' })
    const later = piece({ killed: 9, load: 1 })
    expect(withPieces([loading, ...pieces], [later])).toEqual([later, loading, pieces[1]])
  })
})

describe('the sum of pieces', () => {
  const loading = [
    piece({ part: 'loading', survived: 1, load: 2, measuredAt: '2026-11-23T00:30:00Z' }),
    piece({ file: 'lib/core/gates.ts', part: 'loading', source: sourceMark(gates), killed: 0 }),
  ]

  test('is that of both parts of all files', () => {
    // 0 and 3 of 4, 5 of 6 and 0.
    expect(sumOfPieces([...pieces, ...loading], sources, [])).toEqual({
      ...{ changes: 10, noticed: 8, timedOut: 1, score: 80, unexplained: 1, missing: [] },
      measured: { from: '2026-11-23T00:10:00Z', to: '2026-11-23T00:30:00Z' },
      load: { from: 2, to: 4.5 },
    })
  })

  test('leaves out and names what was measured of an older state, or not at all', () => {
    const changed = new Map(sources).set('lib/core/gates.ts', 'const gates = [1]\n')
    expect(sumOfPieces([...pieces, loading[0] ?? piece({})], changed, [])).toMatchObject({
      ...{ changes: 6, noticed: 5, unexplained: 0 },
      missing: ['lib/core/gates.ts (called)', 'lib/core/gates.ts (loading)'],
    })
    expect(sumOfPieces([], new Map(), [])).toMatchObject({
      score: null,
      measured: null,
      load: null,
    })
  })

  test('an explanation that came after the run counts', () => {
    const explained = { ...survivor, why: 'an explanation of twenty letters' }
    expect(sumOfPieces(pieces, sources, [explained])).toMatchObject({ unexplained: 0, noticed: 3 })
  })
})
