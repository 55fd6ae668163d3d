import { performance } from 'node:perf_hooks'

/** One measured thing; figures are medians unless their name says otherwise. */
export interface Bench {
  readonly name: string
  run(): Promise<Readonly<Record<string, number>>>
}

/** Milliseconds that each of several runs took, shortest first. */
export async function timed(runs: number, work: () => unknown): Promise<readonly number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  return times.toSorted((a, b) => a - b)
}

export function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function rounded(value: number, places = 2): number {
  return Math.round(value * 10 ** places) / 10 ** places
}
