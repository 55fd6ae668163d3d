import { defineConfig } from 'vitest/config'
import { mutationGroups, noticingTests } from './groups'

/** The tests of one group, in a copy of the project where Stryker changes the code. */
const group = mutationGroups.find(({ name }) => name === process.env.ETALON_MUTATION_GROUP)
if (group === undefined) throw new Error('ETALON_MUTATION_GROUP names no group of files')

export default defineConfig({
  resolve: { alias: { '@': process.cwd() } },
  test: {
    root: process.cwd(),
    include: [...noticingTests(group)],
    // A thousand runs: modules are read once for all test files of a run.
    isolate: false,
    fileParallelism: false,
    testTimeout: 60_000,
  },
})
