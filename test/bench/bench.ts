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
 * The first turn warms up and does not count. Milliseconds, in the order of the turns.
 */
export async function timedInTurns<Name extends string>(
  turns: number,
  works: Readonly<Record<Name, () => unknown>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(works) as Name[]
  const times = {} as Record<Name, number[]>
  for (const name of names) times[name] = []
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const name of names) {
      const [time = Number.NaN] = await timed(1, works[name])
      if (turn > 0) times[name].push(time)
    }
  }
  return times
}

/** Milliseconds of the processor, all threads together, in turns: a busy machine hardly moves them. */
export function processorTimes<Name extends string>(
  turns: number,
  works: Readonly<Record<Name, () => unknown>>,
): Readonly<Record<Name, readonly number[]>> {
  const names = Object.keys(works) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    number[]
  >
  for (let turn = 0; turn < turns; turn += 1) {
    for (const name of names) {
      const begun = process.cpuUsage()
      works[name]()
      const { user, system } = process.cpuUsage(begun)
      times[name].push((user + system) / 1000)
    }
  }
  return times
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** How many times as long as another work it took, in the turn that lies in the middle. */
export function medianRatio(times: readonly number[], others: readonly number[]): number {
  return median(times.map((time, turn) => time / (others[turn] ?? Number.NaN)))
}

export function rounded(value: number, places = 2): number {
  return Math.round(value * 10 ** places) / 10 ** places
}
