import type { SeededDraws } from './seeded-draws'
import { codeInScheme } from './stint-codes'

/** A visit's score as one or more parts of a scheme read it. Statistics: fractions of 1 as numbers. */
export interface LuckVisit {
  readonly id: string
  readonly value: number
  /** Of how many its score is one in the mean: absent, of all visits of the reading. */
  readonly of?: number
  /** Whose mean its residual is taken from: absent, that of all visits of the reading. */
  readonly group?: string
}

/** What a reading of a person's visits found: the visits that have a score, and their mean. */
export interface LuckSample {
  readonly mean: number
  readonly visits: readonly LuckVisit[]
}

/** By the name of the reading: the code of a component, or of a gate. */
export type LuckSamples = ReadonlyMap<string, LuckSample>

/** Residuals of one visit, in the order of the readings that it enters. */
type Donor = readonly number[]

/** What was drawn for each visit: how far it lies from the mean, by the readings that it enters. */
export type Drawn = readonly Donor[]

/** One visit of a person and the readings that it enters. */
interface VisitPlace {
  readonly id: string
  readonly readings: readonly string[]
  /** By reading: of how many visits this is one in the mean. */
  readonly of: readonly number[]
  readonly donors: readonly Donor[]
}

/** The visits of people who are paid together: each is drawn once for all who read it. */
export interface VisitsTogether {
  readonly visits: readonly VisitPlace[]
  /** By person: which of the visits enter which mean. */
  readonly people: readonly (readonly MovedPlace[])[]
}

interface MovedPlace {
  readonly reading: string
  /** Place of the visit, and of the residual within it. */
  readonly visit: number
  readonly residual: number
  readonly of: number
}

/** Below this number of residuals a pool says too little, and the known noise stands for it. */
export const fewestResiduals = 10

/**
 * The noise of visits, from the visits of many people.
 *
 * Rule    residuals are taken from the own mean of everybody with n >= 2 visits, each scaled by
 *         sqrt(n/(n-1)), and pooled over all people; where touchpoints are weighted, from the mean of
 *         the visit's own touchpoint, and each visit moves the mean by its part of it. A visit that enters several readings gives its
 *         residuals to all of them together, so that what goes together stays together; a visit
 *         counts once, however many people or months read it, and of people who are paid together it
 *         is drawn once for all. Where fewer than ten residuals are
 *         there, normal noise with the deviation of a single visit stands for the pool.
 * Units   fractions of 1; deviation: s_w as a fraction of 1.
 * Source  PAY.md, Trying a scheme. A person's own few visits would make the worst cliff look best.
 */
export class LuckNoise {
  private readonly pools = new Map<string, Donor[]>()
  private readonly variances = new Map<string, number>()

  /** `whole`: of more people, from whose residuals is drawn; these people say only how far they reach. */
  constructor(
    people: Iterable<LuckSamples>,
    private readonly deviation: number,
    private readonly whole: LuckNoise | null = null,
  ) {
    const counted = new Set<string>()
    for (const samples of people) {
      for (const [id, readings] of readingsByVisit(samples)) {
        const donor = residualsOf(id, readings, samples)
        const key = [id, ...readings].join(' ')
        if (donor === null || counted.has(key)) continue
        counted.add(key)
        const pool = this.pools.get(readings.join(' '))
        if (pool) pool.push(donor)
        else this.pools.set(readings.join(' '), [donor])
      }
    }
  }

  /** How many residuals are drawn from; 0 where the known noise stands for all of them. */
  get residuals(): number {
    const used = [...this.pools.values()].filter((pool) => pool.length >= fewestResiduals)
    return used.reduce((count, pool) => count + pool.length, 0)
  }

  /** The visits of people who are paid together, each visit once. */
  together(people: readonly LuckSamples[]): VisitsTogether {
    const own = people.map((samples) => this.placesOf(samples))
    // A colleague may read less of a visit than the one whose visit it is.
    const fullest = new Map<string, VisitPlace>()
    for (const place of own.flat()) {
      const known = fullest.get(place.id)
      if (known === undefined || known.readings.length < place.readings.length)
        fullest.set(place.id, place)
    }
    const places = new Map([...fullest.keys()].map((id, place) => [id, place]))
    const moved = own.map((visits) =>
      visits.flatMap((visit) => movedPlaces(visit, places.get(visit.id) ?? 0, fullest)),
    )
    return { visits: [...fullest.values()], people: moved }
  }

  /**
   * The noise as it is known from some of the people.
   *
   * Rule    the residuals that are drawn stay those of all, stretched to the deviation of these people's:
   *         what is paid differs by what they say of the noise, and not by other draws. Where the known
   *         noise stands for the pool it goes on standing.
   * Units   as of all.
   * Source  PAY.md, Trying a scheme; common random numbers.
   */
  knownFrom(people: Iterable<LuckSamples>): LuckNoise {
    return new LuckNoise(people, this.deviation, this)
  }

  private placesOf(samples: LuckSamples): readonly VisitPlace[] {
    return [...readingsByVisit(samples)].map(([id, readings]) => {
      const of = readings.map((reading) => visitsBeside(id, samples.get(reading)?.visits ?? []))
      return { id, readings, of, donors: this.donorsOf(readings) }
    })
  }

  private donorsOf(readings: readonly string[]): readonly Donor[] {
    if (this.whole !== null) return this.whole.donorsOf(readings)
    const pool = this.pools.get(readings.join(' ')) ?? []
    return pool.length < fewestResiduals ? [] : pool
  }

  /** Squared standard error of the mean of the people's means; a visit that several read is one. */
  squaredErrorOf(reading: string, people: readonly LuckSamples[]): number {
    const byVisit = new Map<string, { weight: number; readonly variance: number }>()
    for (const place of people.flatMap((samples) => this.placesOf(samples))) {
      const at = place.readings.indexOf(reading)
      if (at < 0) continue
      const weight = 1 / ((place.of[at] ?? 1) * people.length)
      const known = byVisit.get(place.id)
      if (known) known.weight += weight
      else byVisit.set(place.id, { weight, variance: this.varianceOf(reading, place) })
    }
    const squares = [...byVisit.values()].map(({ weight, variance }) => weight ** 2 * variance)
    return squares.reduce((sum, square) => sum + square, 0)
  }

  private varianceOf(reading: string, { readings, donors }: VisitPlace): number {
    if (donors.length === 0) return this.deviation ** 2
    const key = [reading, ...readings].join(' ')
    const known = this.variances.get(key)
    if (known !== undefined) return known
    const place = readings.indexOf(reading)
    const own = this.pools.get(readings.join(' ')) ?? donors
    const squares = own.reduce((sum, donor) => sum + (donor[place] ?? 0) ** 2, 0)
    this.variances.set(key, squares / own.length)
    return squares / own.length
  }

  /** All visits drawn anew, in their order. */
  drawn({ visits }: VisitsTogether, draws: SeededDraws): Drawn {
    return visits.map(({ readings, donors }): Donor => {
      const donor = donors.length === 0 ? undefined : donors[draws.below(donors.length)]
      if (donor !== undefined) return donor
      const common = draws.normal() * this.deviation
      return readings.map(() => common)
    })
  }

  /** How far drawn visits carry the mean of each reading of each person. */
  moved({ visits, people }: VisitsTogether, drawn: Drawn): readonly ReadonlyMap<string, number>[] {
    const reaches = visits.map((place) => this.reachesOf(place))
    return people.map((places) => {
      const moved = new Map<string, number>()
      for (const { reading, visit, residual, of } of places) {
        const by = ((drawn[visit]?.[residual] ?? 0) * (reaches[visit]?.[residual] ?? 1)) / of
        moved.set(reading, (moved.get(reading) ?? 0) + by)
      }
      return moved
    })
  }

  /** By reading of a visit, how much farther its residuals reach than those that are drawn. */
  private reachesOf(place: VisitPlace): readonly number[] {
    const { whole } = this
    if (whole === null || place.donors.length === 0) return []
    return place.readings.map((reading) => {
      const all = whole.varianceOf(reading, place)
      return all > 0 ? Math.sqrt(this.varianceOf(reading, place) / all) : 1
    })
  }
}

function movedPlaces(
  { id, readings, of }: VisitPlace,
  visit: number,
  fullest: ReadonlyMap<string, VisitPlace>,
): readonly MovedPlace[] {
  const drawn = fullest.get(id)?.readings ?? readings
  return readings.map((reading, index) => {
    const exact = drawn.indexOf(reading)
    // Of somebody who moved, a reading of the unit carries the stint behind its code.
    const named = () => drawn.findIndex((one) => codeInScheme(one) === codeInScheme(reading))
    const residual = exact < 0 ? Math.max(0, named()) : exact
    return { reading, visit, residual, of: of[index] ?? 1 }
  })
}

function visitsBeside(id: string, visits: readonly LuckVisit[]): number {
  return visits.find((visit) => visit.id === id)?.of ?? visits.length
}

function readingsByVisit(samples: LuckSamples): ReadonlyMap<string, readonly string[]> {
  const byVisit = new Map<string, string[]>()
  for (const [reading, { visits }] of samples) {
    for (const { id } of visits) {
      const readings = byVisit.get(id)
      if (readings) readings.push(reading)
      else byVisit.set(id, [reading])
    }
  }
  return byVisit
}

function residualsOf(id: string, readings: readonly string[], samples: LuckSamples): Donor | null {
  const residuals = readings.map((reading) => residualOf(id, samples.get(reading)?.visits ?? []))
  const known = residuals.filter((residual) => residual !== null)
  return known.length < residuals.length ? null : known
}

function residualOf(id: string, visits: readonly LuckVisit[]): number | null {
  const visit = visits.find((one) => one.id === id)
  const own = visits.filter(({ group }) => group === visit?.group)
  const n = own.length
  if (n < 2 || visit === undefined) return null
  const mean = own.reduce((sum, { value }) => sum + value, 0) / n
  return (visit.value - mean) * Math.sqrt(n / (n - 1))
}
