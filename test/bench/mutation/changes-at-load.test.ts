import { describe, expect, test } from 'vitest'
import { changesAtLoad, placesAtLoad, together, withoutChangesAtLoad } from './changes-at-load'
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

  const statuses = ({ files }: MutationReport) =>
    files['lib/core/gates.ts']?.mutants.map(({ status }) => status)

  test('have the outcome of the second run and are counted apart from all others', () => {
    const second = report(
      changed('Survived', 2, '""'),
      changed('Killed', 2, '"x"'),
      changed('Survived', 3, 'true'),
      changed('Timeout', 7, '[]'),
    )
    expect(statuses(withoutChangesAtLoad(first))).toEqual(['Killed'])
    expect(statuses(changesAtLoad(first, second))).toEqual(['Survived', 'Killed', 'Timeout'])
    expect(statuses(changesAtLoad(report(changed('Killed', 1, '""')), { files: {} }))).toEqual([])
  })

  test('stand in one report again with all others', () => {
    const both = together([report(changed('Killed', 1, '""')), report(changed('Timeout', 7, '[]'))])
    expect(statuses(both)).toEqual(['Killed', 'Timeout'])
    expect(both.files['lib/core/gates.ts']?.source).toBe('const gates = []')
  })

  test('are never forgotten', () => {
    const second = report(changed('Killed', 2, '""'), changed('Killed', 2, '"x"'))
    expect(() => changesAtLoad(first, second)).toThrow('lib/core/gates.ts:7:5')
    expect(() => changesAtLoad(first, { files: {} })).toThrow('not tried')
  })
})
