import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { mutationGroups, noticingTests } from './groups'

/** The tests of one group, in a copy of the project where Stryker changes the code. */
const group = mutationGroups.find(({ name }) => name === process.env.ETALON_MUTATION_GROUP)
if (group === undefined) throw new Error('ETALON_MUTATION_GROUP names no group of files')

/** Where tests are kept loaded (warm-runner.ts), what runs them again comes behind them all. */
const isWarm = process.env.ETALON_WARM_SOCKET !== undefined
const again = 'test/bench/mutation/warm-tests.ts'
// A change may go round for ever: who waits no longer takes the process along.
if (isWarm) process.stdin.on('end', () => process.exit()).resume()

/** The first failure ends a run, so hundreds of tries at random come after single cases. */
class PropertiesLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      moduleId.endsWith(again) ? 2 : Number(moduleId.includes('-properties.'))
    return files.toSorted((a, b) => place(a) - place(b) || (a.moduleId < b.moduleId ? -1 : 1))
  }
}

export default defineConfig({
  resolve: { alias: { '@': process.cwd() } },
  test: {
    root: process.cwd(),
    include: [...noticingTests(group), ...(isWarm ? [again] : [])],
    setupFiles: isWarm ? ['test/bench/mutation/warm-setup.ts'] : [],
    // A thousand runs: modules are read once for all test files of a run.
    isolate: false,
    fileParallelism: false,
    sequence: { sequencer: PropertiesLast },
    testTimeout: 60_000,
  },
})
