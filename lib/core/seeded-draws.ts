/**
 * Random numbers that are the same wherever and whenever they are drawn from one seed.
 *
 * For statistics only (binary floating point). The generator is xoshiro128**, its state spread from
 * the seed by splitmix32.
 * Source: Blackman and Vigna 2021, Scrambled Linear Pseudorandom Number Generators; PAY.md, Trying a
 * scheme ("the luck meter, seeded").
 */
export class SeededDraws {
  private readonly state: Uint32Array

  constructor(seed: number) {
    this.state = spread(seed)
  }

  /**
   * A number from 0 up to, but not including, 1.
   *
   * Rule    32 bits of the generator.
   * Units   none.
   * Returns every multiple of 2^-32 equally often.
   * Source  Blackman and Vigna 2021.
   */
  next(): number {
    const state = this.state
    const [a = 0, b = 0, c = 0, d = 0] = state
    const result = Math.imul(turned(Math.imul(b, 5), 7), 9) >>> 0
    const third = c ^ a
    const fourth = d ^ b
    state[1] = b ^ third
    state[0] = a ^ fourth
    state[2] = third ^ (b << 9)
    state[3] = turned(fourth, 11)
    return result / 2 ** 32
  }

  /**
   * A whole number from 0 up to, but not including, a count.
   *
   * Rule    the whole part of count * next().
   * Units   the count: a whole number above zero.
   * Throws  RangeError for any other count.
   * Source  Blackman and Vigna 2021.
   */
  below(count: number): number {
    if (!Number.isSafeInteger(count) || count < 1) throw new RangeError('Draw from at least one')
    return Math.floor(this.next() * count)
  }

  /**
   * A draw of the normal distribution with mean 0 and deviation 1.
   *
   * Rule    sqrt(-2 ln u) cos(2 pi v) of two draws.
   * Units   standard deviations.
   * Returns a finite number: u is never 0.
   * Source  Box and Muller 1958.
   */
  normal(): number {
    const u = 1 - this.next()
    return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * this.next())
  }
}

function spread(seed: number): Uint32Array {
  const state = new Uint32Array(4)
  let place = seed | 0
  for (let index = 0; index < state.length; index += 1) {
    place = (place + 0x9e3779b9) | 0
    let mixed = Math.imul(place ^ (place >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    state[index] = mixed ^ (mixed >>> 15)
  }
  return state
}

function turned(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by))
}
