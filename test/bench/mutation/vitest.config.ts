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

/**
 * The first failure ends a run, so the tests beside the changed file come first where all are run,
 * and hundreds of tries at random after single cases.
 */
class LikeliestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const changed = this.ctx.config.related ?? []
    const beside = changed.length === 1 ? changed[0]?.replace(/\.ts$/, '.test.ts') : undefined
    const place = ({ moduleId }: TestSpecification) => {
      if (moduleId.endsWith(again)) return 3
      if (moduleId === beside) return 0
      return moduleId.includes('-properties.') ? 2 : 1
    }
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
    sequence: { sequencer: LikeliestFirst },
    // Longer than a change may take: what is slow is stopped and counted as that, never as a failure.
    testTimeout: 600_000,
  },
})
