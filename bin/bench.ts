import os from 'node:os'
import type { Bench } from '@/test/bench/bench'
import { builderBench } from '@/test/bench/builder'
import { formulaBench } from '@/test/bench/formula'
import { formulaPayBench } from '@/test/bench/formula-pay'
import { hostileBench } from '@/test/bench/hostile'
import { importBench } from '@/test/bench/imports'
import { luckBenches } from '@/test/bench/luck'
import { pagesBench } from '@/test/bench/pages'
import { payBench } from '@/test/bench/pay'
import { payMonthBench } from '@/test/bench/pay-month'
import { paySqlBench } from '@/test/bench/pay-sql'
import { pdfBench } from '@/test/bench/pdf'
import { pdfLagBench } from '@/test/bench/pdf-lag'
import { scoringBench } from '@/test/bench/scoring'
import { statementsZipBench } from '@/test/bench/statements-zip'
import { submitBench } from '@/test/bench/submit'
import { submitCostBench } from '@/test/bench/submit-cost'

/** `npm run bench [-- name ...]`: measures and prints JSON; words on the way go to stderr. */
const benches: readonly Bench[] = [
  scoringBench,
  payBench,
  formulaPayBench,
  paySqlBench,
  payMonthBench,
  formulaBench,
  hostileBench,
  ...luckBenches,
  pdfBench,
  pdfLagBench,
  statementsZipBench,
  importBench,
  pagesBench,
  builderBench,
  submitBench,
  submitCostBench,
]
const wanted = process.argv.slice(2)
// A word is a name, or the beginning of several: "pay".
const isWanted = (name: string, word: string) =>
  benches.some((bench) => bench.name === word) ? name === word : name.startsWith(word)
const chosen = benches.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => isWanted(name, word)),
)
if (chosen.length === 0) {
  console.error(`There is no such benchmark. Known: ${benches.map(({ name }) => name).join('; ')}.`)
  process.exit(1)
}

const figures: Record<string, unknown> = {}
for (const { name, run } of chosen) {
  console.error(`Measuring: ${name}`)
  figures[name] = await run()
}
const [processor] = os.cpus()
const machine = {
  cores: os.cpus().length,
  processor: processor?.model ?? 'unknown',
  node: process.version,
  platform: `${os.platform()} ${os.arch()}`,
}
console.log(JSON.stringify({ machine, figures }, null, 2))
