import { luckMeter, luckOfCrews } from '@/lib/core/luck-meter'
import type { ToldShare } from '@/lib/core/luck-sureness'
import {
  cliffAt85,
  publishedNoise,
  type SimplePay,
  simulatedMonth,
  simulatedTeams,
  slope,
  threeTiers,
  trueNoiseShare,
  trueNoiseShareInTeams,
} from '../factories/luck'
import { type Bench, median, rounded, timed } from './bench'

/** People of a unit who share a pool. */
const team = 8
const paths: Readonly<Record<string, SimplePay>> = { cliff: cliffAt85, tiers: threeTiers, slope }

/** A trial draws 40 times and more; of many people fewer do. */
const drawingOf = (people: number) => ({ draws: people > 500 ? 16 : 40, deviation: '6.5' }) as const

function told(people: number, visits: number, pay: SimplePay, seed: number): ToldShare {
  const month = simulatedMonth({ ...publishedNoise, people, visits, seed }, pay)
  return luckMeter(month, { ...drawingOf(people), seed })
}

function toldInTeams(people: number, visits: number, pay: SimplePay, seed: number): ToldShare {
  const teams = simulatedTeams({ ...publishedNoise, people, visits, seed, team }, pay)
  return luckOfCrews(teams, { ...drawingOf(people), seed, kin: 'unit' })
}

/** Reported noise shares beside those that are true of the simulated companies. */
function accuracy(
  label: string,
  companies: number,
  truth: number,
  report: (seed: number) => ToldShare,
) {
  const reports = Array.from({ length: companies }, (_, seed) => report(seed + 1))
  const shares = reports.map(({ noiseShare }) => Number(noiseShare))
  const mean = shares.reduce((sum, share) => sum + share, 0) / companies
  const farthest = Math.max(...shares.map((one) => Math.abs(one - truth)))
  const sure = reports.flatMap(({ sureness }) => sureness ?? [])
  const widths = sure.map(({ low, high }) => Number(high) - Number(low))
  const tooHigh = sure.filter(({ low }) => Number(low) > truth).length
  const tooLow = sure.filter(({ high }) => Number(high) < truth).length
  return [
    [`${label}True`, rounded(truth, 3)],
    [`${label}Reported`, rounded(mean, 3)],
    [`${label}Farthest`, rounded(farthest, 3)],
    [`${label}Width`, rounded(median(widths), 3)],
    [`${label}Holds`, sure.length - tooHigh - tooLow],
    [`${label}TooHigh`, tooHigh],
    [`${label}TooLow`, tooLow],
  ] as const
}

/** Companies of one size under all ways to pay, each person alone and in teams that share a pool. */
function accuracies(people: number, companies: number) {
  return Object.entries(paths).flatMap(([name, pay]) =>
    [1, 2, 3, 8].flatMap((visits) => {
      const known = { ...publishedNoise, visits, seed: 1 }
      const alone = trueNoiseShare(known, pay)
      const inTeams = trueNoiseShareInTeams({ ...known, team }, pay)
      return [
        ...accuracy(`${name}On${visits}`, companies, alone, (seed) =>
          told(people, visits, pay, seed),
        ),
        ...accuracy(`${name}SharedOn${visits}`, companies, inTeams, (seed) =>
          toldInTeams(people, visits, pay, seed),
        ),
      ]
    }),
  )
}

/** The luck meter against companies whose noise is known, so many of so many people. */
function luckBenchOf(name: string, people: number, companies: number): Bench {
  return {
    name,
    async run() {
      const figures = accuracies(people, companies)
      const times = await timed(3, () => told(people, 3, cliffAt85, 1))
      return {
        ...{ companies, people, team },
        ...Object.fromEntries(figures),
        meterMs: rounded(median(times)),
      }
    },
  }
}

export const luckBenches: readonly Bench[] = [
  luckBenchOf('luck', 2_000, 12),
  luckBenchOf('luck of 500', 500, 20),
  luckBenchOf('luck of 100', 100, 100),
]
