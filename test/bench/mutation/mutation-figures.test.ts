import { describe, expect, test } from 'vitest'
import { type AcceptedSurvivor, type MutationReport, mutationFigures } from './mutation-figures'

const source = `export class Fraction {
  static of(n: bigint): Fraction {
    return n < 0n ? one : two
  }
}

function sum(values: number[]): number {
  return values.reduce((a, b) => a + b, 0)
}
`

type Mutant = MutationReport['files'][string]['mutants'][number]

function changed(status: string, from: string, to: string, occurrence = 0): Mutant {
  let at = -1
  for (let time = 0; time <= occurrence; time += 1) at = source.indexOf(from, at + 1)
  const position = (offset: number) => {
    const before = source.slice(0, offset).split('\n')
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
  }
  const location = { start: position(at), end: position(at + from.length) }
  return { status, replacement: to, location }
}

const report = (...mutants: Mutant[]): MutationReport => ({
  files: { 'lib/core/exact.ts': { source, mutants } },
})

const accepted = (only: Partial<AcceptedSurvivor> = {}): AcceptedSurvivor => ({
  file: 'lib/core/exact.ts',
  within: 'Fraction.of',
  line: 'return n < 0n ? one : two',
  from: 'n < 0n',
  to: 'n <= 0n',
  why: 'zero is never given: a caller sees to it',
  ...only,
})

describe('the score', () => {
  test('what was killed or went round for ever was noticed; uncovered code was not', () => {
    const { total, files } = mutationFigures(
      report(
        changed('Killed', 'n < 0n', 'true'),
        changed('Timeout', 'n < 0n', 'false'),
        changed('Survived', 'n < 0n', 'n <= 0n'),
        changed('NoCoverage', 'a + b', 'a - b'),
        changed('CompileError', 'a + b', ''),
      ),
      [],
    )
    expect(total).toEqual({ killed: 1, timedOut: 1, survived: 2, score: 50 })
    expect(files).toEqual({ 'lib/core/exact.ts': total })
  })

  test('is rounded down, and null where nothing could be changed', () => {
    const two = [changed('Killed', 'one', 'two'), changed('Killed', 'two', 'one')]
    const third = changed('Survived', 'n < 0n', 'n <= 0n')
    expect(mutationFigures(report(...two, third), []).total.score).toBe(66.66)
    expect(mutationFigures(report(), []).total.score).toBeNull()
  })
})

describe('survivors', () => {
  test('stand with their place, whatever line it is on', () => {
    const found = mutationFigures(
      report(
        changed('Survived', 'n < 0n', 'n <= 0n'),
        changed('Survived', 'values.reduce((a, b) => a + b, 0)', 'undefined'),
        changed('Survived', '{\n    return n < 0n ? one : two\n  }', '{}'),
      ),
      [],
    )
    expect(found.unexplained).toEqual([
      expect.objectContaining({ within: 'Fraction.of', from: 'n < 0n', to: 'n <= 0n' }),
      {
        file: 'lib/core/exact.ts',
        within: 'sum',
        line: 'return values.reduce((a, b) => a + b, 0)',
        from: 'values.reduce((a, b) => a + b, 0)',
        to: 'undefined',
      },
      expect.objectContaining({
        within: 'Fraction.of',
        line: 'static of(n: bigint): Fraction {',
        from: '{ return n < 0n ? one : two }',
      }),
    ])
  })

  test('an explained one is not listed and still lowers the score', () => {
    const found = mutationFigures(report(changed('Survived', 'n < 0n', 'n <= 0n')), [accepted()])
    expect(found).toMatchObject({ unexplained: [], outdated: [], explained: 1 })
    expect(found.total.score).toBe(0)
  })

  test('an explanation holds for one of its kind, or for as many as it says', () => {
    const both = report(changed('Survived', '=>', '=='), changed('Survived', '=>', '=='))
    const [one] = mutationFigures(both, []).unexplained
    const entry = (times?: number) =>
      ({ ...one, why: 'an explanation of twenty letters', times }) as AcceptedSurvivor
    expect(mutationFigures(both, [entry()]).unexplained).toHaveLength(2)
    expect(mutationFigures(both, [entry(2)]).unexplained).toEqual([])
  })

  test('an explanation of what no longer survives, or is no longer there, is told', () => {
    const killed = report(changed('Killed', 'n < 0n', 'n <= 0n'))
    const gone = accepted({ line: 'return n > 0n ? one : two' })
    const elsewhere = accepted({ file: 'lib/core/money.ts' })
    expect(mutationFigures(killed, [accepted(), gone, elsewhere]).outdated).toEqual([
      accepted(),
      gone,
    ])
  })
})
