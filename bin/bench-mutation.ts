import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { together } from '@/test/bench/mutation/changes-at-load'
import { changedFiles, type MutationGroup, mutationGroups } from '@/test/bench/mutation/groups'
import {
  measuredPiecesSchema,
  mutationParts,
  piecesOf,
  sumOfPieces,
  withPieces,
} from '@/test/bench/mutation/measured-pieces'
import {
  acceptedSurvivorSchema,
  type MutationFigures,
  mutationFigures,
} from '@/test/bench/mutation/mutation-figures'
import { type PartReports, runStryker } from '@/test/bench/mutation/run-stryker'

// npm run bench:mutation                                all groups
// npm run bench:mutation -- scoring                     one group
// npm run bench:mutation -- scoring lib/core/exact.ts   some files of it
// --quick leaves out what is read while modules load, --only-loading tries that alone; what both
// find of a file is kept (measured-pieces.json) and added up by --sum, as long as the file stays.
// --incremental tries only what changed since the last such run and keeps nothing for figures;
// --workers=1 leaves a core free.
const { values, positionals } = parseArgs({
  options: {
    incremental: { type: 'boolean', default: false },
    'only-loading': { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    sum: { type: 'boolean', default: false },
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

const beside = (file: string) => new URL(`../test/bench/mutation/${file}`, import.meta.url)
const readJson = (file: URL): unknown => JSON.parse(readFileSync(file, 'utf8'))
const accepted = z.array(acceptedSurvivorSchema).parse(readJson(beside('accepted-survivors.json')))
const list = beside('measured-pieces.json')
const readPieces = () => (existsSync(list) ? measuredPiecesSchema.parse(readJson(list)) : [])
const textsOf = (files: readonly string[]) =>
  new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))

/** Says what is not good enough; an exit code of 1 goes with it. */
function judge(
  group: string,
  score: number | null,
  faults: readonly (readonly [number, string])[],
) {
  const isLow = (score ?? 100) < leastScore
  if (isLow) console.error(`${group}: ${score} % of the changes were noticed, not ${leastScore}`)
  const found = faults.filter(([count]) => count > 0)
  for (const [count, words] of found) console.error(`${group}: ${count} ${words}`)
  if (isLow || found.length > 0) process.exitCode = 1
}
const withoutExplanation = 'changes survive without an explanation'

if (values.sum) sum()
else await measure()

function sum() {
  const pieces = readPieces()
  const sums = groups.map((group) => {
    const sources = textsOf(only.length > 0 ? only : changedFiles(group))
    const files = [...sources].map(([file, text]) => {
      const { changes, noticed, score } = sumOfPieces(pieces, new Map([[file, text]]), accepted)
      return [file, { changes, noticed, score }] as const
    })
    const whole = sumOfPieces(pieces, sources, accepted)
    judge(group.name, whole.score, [
      [whole.unexplained, withoutExplanation],
      [whole.missing.length, 'parts of files are not measured'],
    ])
    return [group.name, { ...whole, files: Object.fromEntries(files) }] as const
  })
  console.log(JSON.stringify(Object.fromEntries(sums), null, 2))
}

async function measure() {
  const { incremental, quick, workers } = values
  const parts = mutationParts.filter((part) =>
    part === 'loading' ? !quick : !values['only-loading'],
  )
  const isWhole = parts.length === mutationParts.length
  const figures: Record<string, MutationFigures & { readonly seconds: number }> = {}
  for (const group of groups) {
    console.error(`Changing: ${group.name}`)
    const begun = performance.now()
    const run = { group, only, incremental, parts, workers: Number(workers) }
    const reports = await runStryker(run)
    const seconds = Math.round((performance.now() - begun) / 1000)
    if (!incremental) keep(group, reports)
    const found = mutationFigures(together(Object.values(reports)), accepted)
    figures[group.name] = { ...found, seconds }
    judge(group.name, found.total.score, [
      [found.unexplained.length, withoutExplanation],
      // An explanation may be of the part that is not tried.
      [isWhole ? found.outdated.length : 0, 'explanations are of what does not survive'],
    ])
  }
  const machine = {
    cores: os.cpus().length,
    processor: os.cpus()[0]?.model ?? 'unknown',
    node: process.version,
  }
  console.log(JSON.stringify({ machine, figures }, null, 2))
}

/** Keeps what was found of whole files for the sum. */
function keep(group: MutationGroup, reports: PartReports) {
  const files = (only.length > 0 ? only : changedFiles(group)).filter((file) => !file.includes(':'))
  const measuredAt = new Date().toISOString()
  const load = Math.round((os.loadavg()[0] ?? 0) * 10) / 10
  const fresh = mutationParts.flatMap((part) => {
    const report = reports[part]
    return report ? piecesOf(report, textsOf(files), accepted, { part, measuredAt, load }) : []
  })
  writeFileSync(list, `${JSON.stringify(withPieces(readPieces(), fresh), null, 2)}\n`)
}
