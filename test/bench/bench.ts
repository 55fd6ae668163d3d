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

/**
 * The same for several works in turns, so that a machine that is busy for a while is busy for all.
 * The first turn warms up and does not count.
 */
export async function timedInTurns<Name extends string>(
  runs: number,
  works: Readonly<Record<Name, () => unknown>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(works) as Name[]
  const times = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let run = 0; run <= runs; run += 1) {
    for (const name of names) {
      const [time = Number.NaN] = await timed(1, works[name])
      if (run > 0) times.get(name)?.push(time)
    }
  }
  const sorted = names.map((name) => [name, times.get(name)?.toSorted((a, b) => a - b) ?? []])
  return Object.fromEntries(sorted)
}

export function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function rounded(value: number, places = 2): number {
  return Math.round(value * 10 ** places) / 10 ** places
}
