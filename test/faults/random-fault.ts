import { type Fault, strangers } from './proxy'

/** Numbers in [0, 1) that are the same on every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * A fault, or none: `share` of the connections are hit. Places are chosen over the sizes that occur,
 * by their logarithm, so that heads are cut as often as bodies. Nothing takes longer than a phone is
 * patient, except a stall.
 */
export function randomFault(random: () => number, share: number): Fault {
  if (random() >= share) return { kind: 'none' }
  const atByte = Math.floor(2 ** (random() * 19))
  const faults: readonly (() => Fault)[] = [
    () => ({ kind: 'delay', ms: Math.floor(random() * 200) }),
    () => ({ kind: 'rate', bytesPerSecond: 100_000 + Math.floor(random() * 900_000) }),
    () => ({ kind: 'cut', side: 'up', atByte, how: 'reset' }),
    () => ({ kind: 'cut', side: 'up', atByte, how: 'end' }),
    () => ({ kind: 'cut', side: 'down', atByte: Math.floor(random() * 600), how: 'reset' }),
    () => ({ kind: 'cut', side: 'down', atByte: Math.floor(random() * 600), how: 'end' }),
    () => ({ kind: 'stall', side: random() < 0.5 ? 'up' : 'down', atByte }),
    () => ({ kind: 'half-open', atByte }),
    () => ({ kind: 'swallow' }),
    () => ({ kind: 'answer', response: oneOf(Object.values(strangers), random) }),
  ]
  return oneOf(faults, random)()
}

function oneOf<T>(choices: readonly T[], random: () => number): T {
  const chosen = choices[Math.floor(random() * choices.length)]
  if (chosen === undefined) throw new Error('nothing to choose from')
  return chosen
}
