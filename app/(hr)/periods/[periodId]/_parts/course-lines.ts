import type { CourseEntry } from '@/lib/period-corrections/queries'
import type { PeriodRun } from '@/lib/period-runs/queries'

export type CourseLine =
  | { readonly kind: 'run'; readonly run: PeriodRun }
  | { readonly kind: 'decision'; readonly entry: CourseEntry }

/** A month as it went: each run, oldest first, and what was decided about it before the next. */
export function courseLines(
  runs: readonly PeriodRun[],
  course: readonly CourseEntry[],
): readonly CourseLine[] {
  const oldestFirst = runs.toSorted((a, b) => a.number - b.number)
  return oldestFirst.flatMap((run) => [
    { kind: 'run' as const, run },
    ...course
      .filter(({ runNumber }) => runNumber === run.number)
      .map((entry) => ({ kind: 'decision' as const, entry })),
  ])
}
