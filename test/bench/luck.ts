import { luckMeter } from '@/lib/core/luck-meter'
import {
  cliffAt85,
  publishedNoise,
  type SimplePay,
  simulatedMonth,
  slope,
  threeTiers,
  trueNoiseShare,
} from '../factories/luck'
import { type Bench, median, rounded, timed } from './bench'

const companies = 12
const people = 2_000
const paths: Readonly<Record<string, SimplePay>> = { cliff: cliffAt85, tiers: threeTiers, slope }

function reported(visits: number, pay: SimplePay, seed: number): number {
  const month = simulatedMonth({ ...publishedNoise, people, visits, seed }, pay)
  return Number(luckMeter(month, { seed, draws: 16, deviation: '6.5' }).noiseShare)
}

/** Reported noise shares beside those that are true of the simulated companies. */
function accuracy(name: string, pay: SimplePay, visits: number): readonly [string, number][] {
  const shares = Array.from({ length: companies }, (_, seed) => reported(visits, pay, seed + 1))
  const truth = trueNoiseShare({ ...publishedNoise, visits, seed: 1 }, pay)
  const label = `${name}On${visits}`
  const mean = shares.reduce((sum, share) => sum + share, 0) / companies
  return [
    [`${label}True`, rounded(truth, 3)],
    [`${label}Reported`, rounded(mean, 3)],
    [`${label}Farthest`, rounded(Math.max(...shares.map((one) => Math.abs(one - truth))), 3)],
  ]
}

export const luckBench: Bench = {
  name: 'luck',
  async run() {
    const figures = Object.entries(paths).flatMap(([name, pay]) =>
      [1, 2, 3, 8].flatMap((visits) => accuracy(name, pay, visits)),
    )
    const times = await timed(3, () => reported(3, cliffAt85, 1))
    return { companies, people, ...Object.fromEntries(figures), meterMs: rounded(median(times)) }
  },
}
