import type { QuestionType } from '@/lib/core/checklist'

/** All types of questions as the picker groups them. */
export const typeGroups = {
  choice: ['yes-no', 'single', 'multiple', 'scale'],
  number: ['number', 'percentage', 'counter', 'computed'],
  time: ['duration', 'stopwatch', 'date', 'time'],
  evidence: ['photo', 'audio', 'file', 'signature', 'place'],
  other: ['text', 'person', 'note'],
} as const satisfies Record<string, readonly QuestionType[]>

export type TypeGroup = keyof typeof typeGroups

export const questionTypes: readonly QuestionType[] = Object.values(typeGroups).flat()

/** True for the types whose answer can have a weight in the score. */
export function canScore(type: QuestionType): boolean {
  return scoring.has(type)
}

const scoring: ReadonlySet<QuestionType> = new Set([
  ...typeGroups.choice,
  ...typeGroups.number,
  'duration',
  'stopwatch',
])

// A type that is missing from the groups could not be picked: the build stops here instead.
type Grouped = (typeof typeGroups)[TypeGroup][number]
type Missing = Exclude<QuestionType, Grouped>
export const allTypesAreGrouped: [Missing] extends [never] ? true : never = true
