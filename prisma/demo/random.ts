/** A stream of numbers that looks random and is the same on every run. */
export interface Random {
  /** 0 <= value < 1 */
  fraction(): number
  /** A whole number, both ends inside. */
  between(least: number, most: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  shuffle<T>(list: readonly T[]): T[]
  /** Normally distributed, mean 0, deviation 1. */
  normal(): number
}

/**
 * The stream that belongs to a key. What one part of the company draws never moves what another
 * part draws, so the order in which things are made does not matter.
 */
export function randomOf(...key: readonly (string | number)[]): Random {
  const fraction = mulberry32(hashOf(key.join(' ')))
  const between = (least: number, most: number) =>
    least + Math.floor(fraction() * (most - least + 1))
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[between(0, list.length - 1)]
    if (chosen === undefined) throw new RangeError('Nothing to pick from')
    return chosen
  }
  return {
    fraction,
    between,
    pick,
    chance: (probability) => fraction() < probability,
    shuffle: (list) =>
      list
        .map((item) => ({ item, place: fraction() }))
        .sort((a, b) => a.place - b.place)
        .map(({ item }) => item),
    // Irwin and Hall: twelve uniform numbers have the variance 1.
    normal: () => Array.from({ length: 12 }, fraction).reduce((sum, value) => sum + value, -6),
  }
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash >>> 0
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
