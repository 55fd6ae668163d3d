import { Fraction } from './exact'
import { type MoneyText, moneyText, parseMoney } from './money'

/** Payouts from one amount up to, but not including, the next. */
export interface PayoutBin {
  readonly from: MoneyText
  readonly to: MoneyText
  readonly count: number
}

const mostBins = 12

/**
 * How many payouts lie where, in the same parts for several lists.
 *
 * Rule    parts of 1, 2 or 5 times a power of ten, the smallest that make at most twelve from the
 *         lowest payout of all lists to the highest; the lower end inside.
 * Units   money.
 * Returns one list of parts for each list of amounts; no parts where there are no amounts at all.
 * Source  LOOK.md, Numbers and pictures; PAY.md, Trying a scheme (distribution).
 */
export function payoutBins(
  lists: readonly (readonly MoneyText[])[],
): readonly (readonly PayoutBin[])[] {
  const kopecks = lists.map((list) => list.map(kopecksOf))
  const all = kopecks.flat()
  if (all.length === 0) return lists.map(() => [])
  const ordered = all.toSorted((a, b) => (a < b ? -1 : 1))
  const [lowest, highest] = [ordered[0] ?? 0n, ordered.at(-1) ?? 0n]
  const width = binWidth(lowest, highest)
  const [first, last] = [lowest / width, highest / width]
  return kopecks.map((list) =>
    Array.from({ length: Number(last - first) + 1 }, (_, index) => {
      const place = first + BigInt(index)
      return {
        from: moneyOf(place * width),
        to: moneyOf((place + 1n) * width),
        count: list.filter((amount) => amount / width === place).length,
      }
    }),
  )
}

function binWidth(lowest: bigint, highest: bigint): bigint {
  for (let power = 100n; ; power *= 10n) {
    for (const times of [1n, 2n, 5n]) {
      const width = power * times
      if (highest / width - lowest / width < BigInt(mostBins)) return width
    }
  }
}

function kopecksOf(amount: MoneyText): bigint {
  const value = parseMoney(amount).times(Fraction.hundred)
  return value.n / value.d
}

function moneyOf(kopecks: bigint): MoneyText {
  return moneyText(Fraction.of(kopecks, 100n))
}
