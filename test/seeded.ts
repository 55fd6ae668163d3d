import fc from 'fast-check'

/**
 * Properties try the same cases on every run. A test file that uses fast-check imports this file;
 * ETALON_SEED tries others, ETALON_RUNS another number of them.
 */
fc.configureGlobal({
  seed: Number(process.env.ETALON_SEED ?? 20261122),
  numRuns: Number(process.env.ETALON_RUNS ?? 100),
})
