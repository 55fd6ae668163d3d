import { comparePayEngines } from '../pay-sql/compare'
import { type Bench, rounded, timed } from './bench'
import { withScratchWorld } from './scratch-world'

const firstSeed = Number(process.env.ETALON_SEED ?? 20261123)
const seeds = 20
const cases = Number(process.env.ETALON_RUNS ?? 1_000_000)

/** The engine of the product against the one in SQL: how many of a million payouts are a kopeck apart. */
export const paySqlBench: Bench = {
  name: 'pay-sql',
  run: () =>
    withScratchWorld(async (world) => {
      const told = { cases: 0, apart: 0, paying: 0, bounded: 0, unmeasured: 0 }
      const [time = Number.NaN] = await timed(1, async () => {
        for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
          const { first, ...more } = await comparePayEngines(
            (sql, values) => world.database.asOwner(sql, values),
            seed,
            Math.ceil(cases / seeds),
          )
          for (const name of Object.keys(told) as (keyof typeof told)[]) told[name] += more[name]
          console.error(`${told.cases} cases, ${told.apart} apart`)
          if (first !== null) console.error('The first that is apart:', JSON.stringify(first))
        }
      })
      return { ...told, seconds: rounded(time / 1000) }
    }),
}
