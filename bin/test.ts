import { parseArgs } from 'node:util'
import { endToEnd } from './end-to-end'
import { quickStages } from './proof'
import { runStages, vitest } from './stages'

// npm test -- --only=unit,e2e    some stages
// npm test -- --only=e2e -- --project=phone journey    the rest goes to the stage's own runner
const { values, positionals } = parseArgs({
  options: { only: { type: 'string' } },
  allowPositionals: true,
})
const only = values.only?.split(',')
const all = [...quickStages(positionals), vitest('integration', positionals), endToEnd(positionals)]
const wanted = only === undefined ? all : all.filter(({ name }) => only.includes(name))
if (wanted.length === 0) {
  console.error(`There is no such stage. Stages: ${all.map(({ name }) => name).join(', ')}.`)
  process.exit(1)
}
process.exit((await runStages(wanted)) ? 0 : 1)
