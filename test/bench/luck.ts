import { luckMeter, luckOfCrews } from '@/lib/core/luck-meter'
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

const companies = 12
const people = 2_000
/** People of a unit who share a pool. */
const team = 8
const paths: Readonly<Record<string, SimplePay>> = { cliff: cliffAt85, tiers: threeTiers, slope }

function reported(visits: number, pay: SimplePay, seed: number): number {
  const month = simulatedMonth({ ...publishedNoise, people, visits, seed }, pay)
  return Number(luckMeter(month, { seed, draws: 16, deviation: '6.5' }).noiseShare)
}

function reportedInTeams(visits: number, pay: SimplePay, seed: number): number {
  const teams = simulatedTeams({ ...publishedNoise, people, visits, seed, team }, pay)
  return Number(luckOfCrews(teams, { seed, draws: 16, deviation: '6.5' }).noiseShare)
}

/** Reported noise shares beside those that are true of the simulated companies. */
function accuracy(label: string, truth: number, report: (seed: number) => number) {
  const shares = Array.from({ length: companies }, (_, seed) => report(seed + 1))
  const mean = shares.reduce((sum, share) => sum + share, 0) / companies
  const farthest = Math.max(...shares.map((one) => Math.abs(one - truth)))
  return [
    [`${label}True`, rounded(truth, 3)],
    [`${label}Reported`, rounded(mean, 3)],
    [`${label}Farthest`, rounded(farthest, 3)],
  ] as const
}

export const luckBench: Bench = {
  name: 'luck',
  async run() {
    const figures = Object.entries(paths).flatMap(([name, pay]) =>
      [1, 2, 3, 8].flatMap((visits) => {
        const known = { ...publishedNoise, visits, seed: 1 }
        const alone = trueNoiseShare(known, pay)
        const inTeams = trueNoiseShareInTeams({ ...known, team }, pay)
        return [
          ...accuracy(`${name}On${visits}`, alone, (seed) => reported(visits, pay, seed)),
          ...accuracy(`${name}SharedOn${visits}`, inTeams, (seed) =>
            reportedInTeams(visits, pay, seed),
          ),
        ]
      }),
    )
    const times = await timed(3, () => reported(3, cliffAt85, 1))
    return {
      companies,
      people,
      team,
      ...Object.fromEntries(figures),
      meterMs: rounded(median(times)),
    }
  },
}
