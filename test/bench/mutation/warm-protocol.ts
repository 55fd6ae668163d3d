/** What is asked of a process that keeps all tests of a group loaded, one line of JSON each. */
export interface WarmOrder {
  readonly mutant: string
  /** Tests that reach the change, as Stryker names them. */
  readonly tests: readonly string[]
  /** How often the change may be passed before it counts as going round for ever. */
  readonly hitLimit: number | null
}

export type WarmAnswer =
  | { readonly outcome: 'killed'; readonly test: string; readonly message: string }
  | { readonly outcome: 'endless' }
  /** No test failed, or one that fails without the change as well: nothing is known. */
  | { readonly outcome: 'survived' | 'unsure' }

/** A test as Stryker names it: "lib/core/exact.test.ts#sums > are exact". */
export function testName(folder: string, { name, suite, file }: NamedTask): string {
  const names = [name]
  for (let outer = suite; outer !== undefined; outer = outer.suite) names.unshift(outer.name)
  const place = file.filepath.replaceAll('\\', '/').replace(`${folder.replaceAll('\\', '/')}/`, '')
  return `${place}#${names.join(' > ').trim()}`
}

interface NamedSuite {
  readonly name: string
  readonly suite?: NamedSuite | undefined
}

interface NamedTask extends NamedSuite {
  readonly file: { readonly filepath: string }
}
