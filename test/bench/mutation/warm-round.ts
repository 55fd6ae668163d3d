import type { WarmAnswer, WarmOrder } from './warm-protocol'

/** A test that was run once and can be run again. */
export interface KnownTest {
  readonly name: string
  readonly run: () => unknown
  /** Milliseconds. */
  readonly took: number
}

declare global {
  var etalonKnownTests: Map<string, readonly KnownTest[]> | undefined
}

/** Of all test files of the process, which load this module each anew. */
globalThis.etalonKnownTests ??= new Map()
export const knownTests: Map<string, readonly KnownTest[]> = globalThis.etalonKnownTests

/** What instrumented code looks at. */
export interface Switch {
  activeMutant?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
}

/**
 * Runs the tests of a change with the change switched on, the quickest first, until one fails.
 *
 * A failure counts only if the same test passes again with the change switched off: what modules
 * keep between tests may have been made by a change, and must not speak against the next one.
 */
export async function warmRound(
  { mutant, tests, hitLimit }: WarmOrder,
  known: ReadonlyMap<string, readonly KnownTest[]>,
  code: Switch,
  forget: () => void,
): Promise<WarmAnswer> {
  const wanted = tests.flatMap((name) => known.get(name) ?? []).toSorted((a, b) => a.took - b.took)
  forget()
  for (const test of wanted) {
    Object.assign(code, { activeMutant: mutant, hitCount: 0, hitLimit: hitLimit ?? undefined })
    const message = await failureOf(test)
    const isEndless = hitLimit !== null && (code.hitCount ?? 0) > hitLimit
    Object.assign(code, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined })
    if (isEndless) return { outcome: 'endless' }
    if (message === null) continue
    forget()
    const isSure = (await failureOf(test)) === null
    return isSure ? { outcome: 'killed', test: test.name, message } : { outcome: 'unsure' }
  }
  return { outcome: 'survived' }
}

async function failureOf({ run }: KnownTest): Promise<string | null> {
  try {
    await run()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
