import type { LuckNoise, LuckSamples } from './luck-noise'

/** Whose means are believed, and among whom. */
export interface Believed {
  /** People are compared within a group: the month. */
  readonly group: string
  /** Who shares a pool: they are compared with each other first, then the pools. */
  readonly team?: string
  readonly samples: LuckSamples
}

/** Means by the name of the reading, fractions of 1. */
export type Means = ReadonlyMap<string, number>

/** A number of somebody who is compared within a group. */
export interface Grouped {
  readonly group: string
  readonly value: number
}

/**
 * The means of people's visits as far as they can be believed.
 *
 * Rule    each is drawn towards the mean of its group by sqrt(v / (v + e)), v the variance of the
 *         means less their squared errors e: the means themselves hold noise already, and redrawing
 *         around them would count it twice. Of people who share pools, towards the mean of those who
 *         share one, and these means towards that of the group in the same way.
 * Units   fractions of 1.
 * Returns by person, in order, the readings that have visits.
 * Source  PAY.md, Trying a scheme; variance components by the method of moments.
 */
export function believedMeans(people: readonly Believed[], noise: LuckNoise): readonly Means[] {
  return beliefsIn(people, noise, towardsOwn)
}

/**
 * The same where less than nothing is left of the differences once their noise is taken off.
 *
 * Rule    where the variance of means is smaller than their squared errors, nothing differs as far as
 *         can be believed. How much smaller says how sure that is: here such means differ by as much
 *         as is missing, so that it can be taken off.
 * Units   fractions of 1.
 * Returns null where nothing is missing.
 * Source  an estimate of a variance by the difference of two is without bias only below zero as well.
 */
export function mirroredMeans(
  people: readonly Believed[],
  noise: LuckNoise,
): readonly Means[] | null {
  let isMissing = false
  const means = beliefsIn(people, noise, (spread, errors) => {
    const missing = errors - spread
    if (missing <= 0) return towardsOwn(spread, errors)
    isMissing = true
    return () => (spread > 0 ? Math.sqrt(missing / spread) : 0)
  })
  return isMissing ? means : null
}

/** How far somebody is believed by the squared error of his mean, 0 nothing, 1 all of it. */
type Trust = (error: number) => number

/** By the variance of the means and their mean squared error. */
type TrustIn = (spread: number, errors: number) => Trust

const towardsOwn: TrustIn = (spread, errors) => {
  const real = Math.max(0, spread - errors)
  return (error) => (real + error > 0 ? Math.sqrt(real / (real + error)) : 1)
}

function beliefsIn(
  people: readonly Believed[],
  noise: LuckNoise,
  trustIn: TrustIn,
): readonly Means[] {
  const readings = new Set(people.flatMap(({ samples }) => [...samples.keys()]))
  const believed = people.map(() => new Map<string, number>())
  for (const reading of readings) {
    const measured = people.flatMap((person, place): Measured[] => {
      const sample = person.samples.get(reading)
      if (!sample || sample.visits.length === 0) return []
      const error = noise.squaredErrorOf(reading, [person.samples])
      return [{ person, place, group: person.group, value: sample.mean, error }]
    })
    const values = inTeams(reading, measured, noise, trustIn)
    for (const [at, { place }] of measured.entries()) believed[place]?.set(reading, values[at] ?? 0)
  }
  return believed
}

interface Uncertain extends Grouped {
  /** Squared standard error. */
  readonly error: number
}

interface Measured extends Uncertain {
  readonly person: Believed
  readonly place: number
}

function inTeams(
  reading: string,
  measured: readonly Measured[],
  noise: LuckNoise,
  trustIn: TrustIn,
): readonly number[] {
  const drawnTogether = (values: readonly Uncertain[]) => drawnTowards(values, trustIn)
  if (measured.every(({ person }) => person.team === undefined)) return drawnTogether(measured)
  const teamOf = ({ person }: Measured) => person.team ?? person.group
  const within = drawnTogether(measured.map((one) => ({ ...one, group: teamOf(one) })))
  const teams = [...Map.groupBy(measured, teamOf)].map(([team, members]) => ({
    team,
    group: members[0]?.group ?? '',
    value: mean(members.map(({ value }) => value)),
    error: noise.squaredErrorOf(
      reading,
      members.map(({ person }) => person.samples),
    ),
  }))
  const between = drawnTogether(teams)
  const shifts = new Map(teams.map(({ team, value }, at) => [team, (between[at] ?? value) - value]))
  return measured.map((one, at) => (within[at] ?? 0) + (shifts.get(teamOf(one)) ?? 0))
}

/** Towards the mean of the group, as far as the differences within groups are noise. */
function drawnTowards(values: readonly Uncertain[], trustIn: TrustIn): readonly number[] {
  const centres = groupMeans(values)
  const trust = trustIn(varianceWithin(values), mean(values.map(({ error }) => error)))
  return values.map(({ group, value, error }) => {
    const centre = centres.get(group) ?? value
    return centre + trust(error) * (value - centre)
  })
}

function groupMeans(values: readonly Grouped[]): ReadonlyMap<string, number> {
  const groups = Map.groupBy(values, ({ group }) => group)
  return new Map([...groups].map(([group, own]) => [group, mean(own.map(({ value }) => value))]))
}

/**
 * The variance of numbers around the means of their groups.
 *
 * Rule    pooled over the groups; one degree of freedom for each group's mean.
 * Units   those of the numbers, squared.
 * Returns 0 where no group has two.
 * Source  variance components by the method of moments.
 */
export function varianceWithin(values: readonly Grouped[]): number {
  const centres = groupMeans(values)
  const free = values.length - centres.size
  if (free < 1) return 0
  const squares = values.map(({ group, value }) => (value - (centres.get(group) ?? 0)) ** 2)
  return squares.reduce((sum, square) => sum + square, 0) / free
}

/**
 * The mean of numbers of the luck meter.
 *
 * Rule    their sum over their count; statistics, binary floating point.
 * Units   those of the numbers.
 * Returns 0 for none.
 * Source  PAY.md, Trying a scheme.
 */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
