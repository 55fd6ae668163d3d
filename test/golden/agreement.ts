import { afterAll, onTestFinished } from 'vitest'

export interface Agreement {
  /** Inside a test: the figure agrees when this test, and every other that says so, passes. */
  claim(id: string): void
  /** Figures that no test has claimed so far. */
  unclaimed(): readonly string[]
}

/**
 * Counts how many figures of a source agree, and prints it after the tests of the file:
 * "scoring.json: 61 / 61 agree".
 */
export function agreementWith(source: string, ids: readonly string[]): Agreement {
  const agrees = new Map<string, boolean>()
  afterAll(() => console.info(agreementSentence(source, ids, agrees)))
  return {
    claim(id) {
      if (!ids.includes(id)) throw new Error(`${source} has no figure ${id}`)
      agrees.set(id, agrees.get(id) ?? true)
      onTestFinished(({ task }) => {
        if (task.result?.state !== 'pass') agrees.set(id, false)
      })
    },
    unclaimed: () => ids.filter((id) => !agrees.has(id)),
  }
}

/** The line that is printed; what does not agree, or was not tried, is named. */
export function agreementSentence(
  source: string,
  ids: readonly string[],
  agrees: ReadonlyMap<string, boolean>,
): string {
  const agreeing = ids.filter((id) => agrees.get(id) === true)
  const named = (title: string, some: readonly string[]) =>
    some.length === 0 ? '' : `; ${title}: ${some.join(', ')}`
  return [
    `${source}: ${agreeing.length} / ${ids.length} agree`,
    named(
      'not',
      ids.filter((id) => agrees.get(id) === false),
    ),
    named(
      'not tried',
      ids.filter((id) => !agrees.has(id)),
    ),
  ].join('')
}
