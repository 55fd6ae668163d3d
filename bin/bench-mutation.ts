import { readFileSync } from 'node:fs'
import os from 'node:os'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { mutationGroups } from '@/test/bench/mutation/groups'
import {
  acceptedSurvivorSchema,
  type MutationFigures,
  mutationFigures,
} from '@/test/bench/mutation/mutation-figures'
import { runStryker } from '@/test/bench/mutation/run-stryker'

// npm run bench:mutation                                all groups
// npm run bench:mutation -- scoring                     one group
// npm run bench:mutation -- scoring lib/core/exact.ts   some files of it
// --incremental tries only what changed since the last such run; --workers=1 leaves a core free;
// --quick leaves out what is read while modules load, which takes most of the time.
const { values, positionals } = parseArgs({
  options: {
    incremental: { type: 'boolean' },
    quick: { type: 'boolean', default: false },
    workers: { type: 'string', default: '2' },
  },
  allowPositionals: true,
})
const [name, ...only] = positionals
const groups = mutationGroups.filter((group) => name === undefined || group.name === name)
if (groups.length === 0) {
  console.error(`There is no such group. Known: ${mutationGroups.map((g) => g.name).join('; ')}.`)
  process.exit(1)
}

/** Below this part of noticed changes the tests of a group are not good enough. */
const leastScore = 90

const list = new URL('../test/bench/mutation/accepted-survivors.json', import.meta.url)
const accepted = z.array(acceptedSurvivorSchema).parse(JSON.parse(readFileSync(list, 'utf8')))

const figures: Record<string, MutationFigures & { readonly seconds: number }> = {}
for (const group of groups) {
  console.error(`Changing: ${group.name}`)
  const begun = performance.now()
  const run = { group, only, incremental: values.incremental ?? false }
  const { quick, workers } = values
  const report = await runStryker({ ...run, quick, workers: Number(workers) })
  const seconds = Math.round((performance.now() - begun) / 1000)
  figures[group.name] = { ...mutationFigures(report, accepted), seconds }
}
const machine = {
  cores: os.cpus().length,
  processor: os.cpus()[0]?.model ?? 'unknown',
  node: process.version,
}
console.log(JSON.stringify({ machine, figures }, null, 2))

for (const [group, { total, unexplained, outdated }] of Object.entries(figures)) {
  if ((total.score ?? 100) < leastScore)
    console.error(`${group}: ${total.score} % of the changes were noticed, not ${leastScore}`)
  if (unexplained.length > 0)
    console.error(`${group}: ${unexplained.length} changes survive without an explanation`)
  if (outdated.length > 0)
    console.error(`${group}: ${outdated.length} explanations are of what does not survive`)
  if ((total.score ?? 100) < leastScore || unexplained.length > 0 || outdated.length > 0)
    process.exitCode = 1
}
