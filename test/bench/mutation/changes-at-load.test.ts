import { describe, expect, test } from 'vitest'
import { placesAtLoad, withChangesAtLoad } from './changes-at-load'
import type { MutationReport } from './mutation-figures'

type Mutant = MutationReport['files'][string]['mutants'][number]

const changed = (status: string, line: number, replacement: string): Mutant => ({
  status,
  replacement,
  location: { start: { line, column: 5 }, end: { line, column: 9 } },
})

const report = (...mutants: Mutant[]): MutationReport => ({
  files: { 'lib/core/gates.ts': { source: 'const gates = []', mutants } },
})

describe('changes of what is read while modules load', () => {
  const first = report(
    changed('Killed', 1, '""'),
    changed('Ignored', 2, '""'),
    changed('Ignored', 2, '"x"'),
    changed('Ignored', 7, '[]'),
  )

  test('are run again at their places, each place once', () => {
    expect(placesAtLoad(first)).toEqual(['lib/core/gates.ts:2:4-2:8', 'lib/core/gates.ts:7:4-7:8'])
    expect(placesAtLoad(report(changed('Survived', 1, '""')))).toEqual([])
  })

  test('have the outcome of the second run, all others that of the first', () => {
    const second = report(
      changed('Survived', 2, '""'),
      changed('Killed', 2, '"x"'),
      changed('Survived', 3, 'true'),
      changed('Timeout', 7, '[]'),
    )
    const { mutants } = withChangesAtLoad(first, second).files['lib/core/gates.ts'] ?? {}
    expect(mutants?.map(({ status }) => status)).toEqual([
      'Killed',
      'Survived',
      'Killed',
      'Timeout',
    ])
  })

  test('are never forgotten', () => {
    const second = report(changed('Killed', 2, '""'), changed('Killed', 2, '"x"'))
    expect(() => withChangesAtLoad(first, second)).toThrow('lib/core/gates.ts:7:5')
    expect(() => withChangesAtLoad(first, { files: {} })).toThrow('not tried')
  })
})
