import { expect, test } from 'vitest'
import type { CourseEntry } from '@/lib/period-corrections/queries'
import type { PeriodRun } from '@/lib/period-runs/queries'
import { courseLines } from './course-lines'

const aRun = (number: number) => ({ id: `run-${number}`, number }) as PeriodRun

const anEntry = (runNumber: number, kind: CourseEntry['kind']) =>
  ({ runNumber, kind, name: 'Nina Hale', at: new Date(0), reason: null }) satisfies CourseEntry

test('a month is told as it went: a run, what was decided about it, then the next run', () => {
  const course = [
    anEntry(1, 'submitted'),
    anEntry(1, 'locked'),
    anEntry(1, 'reopened'),
    anEntry(3, 'submitted'),
  ]
  const lines = courseLines([aRun(3), aRun(2), aRun(1)], course).map((line) =>
    line.kind === 'run' ? line.run.number : line.entry.kind,
  )
  expect(lines).toEqual([1, 'submitted', 'locked', 'reopened', 2, 3, 'submitted'])
})
