import { parseFraction } from './exact'
import type { LuckCrew, LuckMember } from './luck-draws'
import { type LuckReport, luckMeter, luckOfCrews } from './luck-meter'
import { luckMemberOf, luckPayOf, luckSubjectOf, withMeans } from './luck-subject'
import { type MoneyText, sumMoney } from './money'
import { payableAgain, poolWeights, weightsIn } from './payable'
import { type PoolCrew, type PoolMember, poolCrews, splitAgain } from './pool-crews'
import type { SchemeDocument } from './scheme'
import type { ReplayedMonth } from './scheme-replay'
import { SeededDraws } from './seeded-draws'

/** The same for everybody: a trial of the same facts shows the same picture. */
export const luckSeed = 20261122

/** A draw of every payout is paid by the exact engine, so there are only so many. */
export const luckLimits = { payouts: 400, drawnPayouts: 16_000, mostDraws: 200 } as const

export interface ReplayLuck extends LuckReport {
  /** Payouts of the trial; above the limit some of them, drawn by the seed, stand for all. */
  readonly of: number
}

/**
 * The luck meter over replayed months.
 *
 * Rule    people times months; above 400 payouts so many of them, drawn by the seed, stand for all.
 *         The fewer payouts there are, the more often each is drawn: 40 to 200 times. Who shares a pool
 *         is drawn together with all who share it; of a pool of more than 400, so many are drawn while
 *         the others weigh as they do. How sure the share is, is asked person by person; unit by unit
 *         where people share pools or visits.
 * Units   see `luckMeter`.
 * Source  PAY.md, Trying a scheme.
 */
export function luckOfReplay(
  months: readonly ReplayedMonth[],
  document: SchemeDocument,
  deviation: string,
): ReplayLuck {
  const all = months.flatMap(({ statements }) => statements)
  const options = { seed: luckSeed, deviation }
  if (document.base.kind === 'pool') {
    const crews = sampleOfCrews(poolCrews(all, document))
    const drawn = crews.reduce((sum, { members }) => sum + members.length, 0)
    const report = luckOfCrews(crews, { ...options, draws: drawsFor(drawn), kin: 'unit' })
    return { ...report, of: all.length }
  }
  const chosen = sampleOf(all, luckLimits.payouts)
  const subjects = chosen.map((statement) => luckSubjectOf(statement, document))
  const kin = haveVisitsInCommon(subjects) ? 'unit' : 'person'
  const relatives = subjects.map((subject, at) =>
    kin === 'unit' ? { ...subject, kin: chosen[at]?.unit.id ?? subject.id } : subject,
  )
  const draws = drawsFor(chosen.length)
  return { ...luckMeter(relatives, { ...options, draws, kin }), of: all.length }
}

/** Whether several people are paid by one visit: then they are no witnesses apart. */
function haveVisitsInCommon(members: readonly LuckMember[]): boolean {
  const readers = new Map<string, string>()
  return members.some(({ id, kin = id, samples }) =>
    [...samples.values()].some(({ visits }) =>
      visits.some((visit) => {
        const known = readers.get(visit.id)
        if (known === undefined) readers.set(visit.id, kin)
        return known !== undefined && known !== kin
      }),
    ),
  )
}

function drawsFor(payouts: number): number {
  const draws = Math.round(luckLimits.drawnPayouts / Math.max(1, payouts))
  return Math.min(draws, luckLimits.mostDraws)
}

function sampleOf<Item>(all: readonly Item[], most: number): readonly Item[] {
  const left = [...all]
  const draws = new SeededDraws(luckSeed)
  while (left.length > most) {
    const last = left.pop()
    const place = draws.below(left.length + 1)
    if (last !== undefined && place < left.length) left[place] = last
  }
  return left
}

/** Whole crews up to the limit, by the seed; the first one at any rate, as far as it goes. */
function sampleOfCrews(all: readonly PoolCrew[]): readonly LuckCrew[] {
  const whole = all.reduce((sum, crew) => sum + crew.length, 0)
  if (whole <= luckLimits.payouts) return all.map((crew) => luckCrewOf(crew, crew))
  const [first = [], ...others] = shuffled(all)
  const chosen = [luckCrewOf(first, sampleOf(first, luckLimits.payouts))]
  let left = luckLimits.payouts - first.length
  for (const crew of others) {
    left -= crew.length
    if (left < 0) break
    chosen.push(luckCrewOf(crew, crew))
  }
  return chosen
}

function shuffled<Item>(all: readonly Item[]): readonly Item[] {
  const draws = new SeededDraws(luckSeed)
  return all
    .map((item) => ({ item, place: draws.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

/** A crew as the luck meter pays it again: some are drawn anew, the others weigh as they do. */
function luckCrewOf(crew: PoolCrew, among: readonly PoolMember[]): LuckCrew {
  const stands = crew.map(({ input }) => poolWeights(input))
  const fulls = partsByPresence(crew)
  const chosen = new Set(among)
  const drawn = crew.flatMap((member, place) =>
    chosen.has(member)
      ? [{ member, place, again: payableAgain(member.input), readWith: withMeans(member.input) }]
      : [],
  )
  return {
    members: drawn.map(({ member: { statement, input } }) => ({
      ...luckMemberOf(statement, input),
      kin: statement.unit.id,
      team: `${statement.month} ${statement.unit.id}`,
    })),
    pay: (means) => {
      const moved = drawn.map((one, at) => ({ ...one, read: one.readWith(means[at] ?? new Map()) }))
      const weights = [...stands]
      for (const { place, again, read } of moved) weights[place] = weightsIn(again(read))
      const shares = splitAgain(crew, weights)
      return moved.map(({ place, again, read }) => {
        const payable = again({ ...read, pools: shares[place] ?? new Map() })
        return luckPayOf(payable, fulls[place] ?? '0.00')
      })
    },
  }
}

/** What every member would get if all had the same rate. */
function partsByPresence(crew: PoolCrew): readonly MoneyText[] {
  const presences = crew.map(({ statement: { result }, units }) => {
    const factor = parseFraction(result.proration.factor)
    return new Map(
      [...units.keys()].map((key) => {
        const share = result.stints?.find((stint) => stint.key === key)?.share ?? '1/1'
        return [key, factor.times(parseFraction(share))]
      }),
    )
  })
  return splitAgain(crew, presences).map((shares) =>
    sumMoney([...shares.values()].map(({ part }) => part)),
  )
}
