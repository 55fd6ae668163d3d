import type { Question, Section } from '@/lib/core/checklist'

/** Above so many options a table has no room for their words. */
const MOST_COLUMNS = 7

type Single = Question & { type: 'single' }

/** The options that all rows of a matrix share; null where its questions are not equal after all. */
export function matrixOptions({ layout, questions }: Section): Single['options'] | null {
  if (layout !== 'matrix') return null
  const singles = questions.filter((question) => question.type === 'single')
  const [first] = singles
  const isEqual = singles.every(
    ({ options }) =>
      options.length === first?.options.length &&
      options.every(({ id }, place) => id === first.options[place]?.id),
  )
  if (!first || !isEqual || singles.length < questions.length) return null
  return first.options.length <= MOST_COLUMNS ? first.options : null
}
