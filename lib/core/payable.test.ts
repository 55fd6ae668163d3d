import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { lives } from '@/test/at-length'
import { randomPay } from '@/test/factories/random-pay'
import { canonicalJson } from './canonical-json'
import { Fraction } from './exact'
import { rateComponents } from './measured-pay'
import { whatWouldHaveChanged } from './pay-what-if'
import {
  measuresOfStint,
  type Payable,
  payableAgain,
  payGround,
  poolWeights,
  weightsIn,
} from './payable'
import { computePayout } from './payout'
import type { PayoutInput } from './payout-input'
import { readingLine } from './reading-line'
import { SeededDraws } from './seeded-draws'
import { codeInScheme, partsOfStint, stintKey } from './stint-codes'
import { type ReadPart, readParts, withReading } from './visit-readings'

const means = [0, 0.3, 0.5, 0.7, 0.8, 0.85, 0.95, 1].map((mean) => Fraction.of(mean * 100, 100))

/** Everything exact about a payout, as plain values. */
const told = ({ parts, payout, exact, boundedBy }: Payable) => ({
  ...{ payout, exact, boundedBy },
  parts: parts.map(({ rated, gates, totalRate, payableRate }) => ({
    ...{ gates, totalRate, payableRate },
    rated: rated.map(({ value, missing, rate, effectiveShare, weightedRate }) => ({
      ...{ value, missing, rate, effectiveShare, weightedRate },
    })),
  })),
})

test('paid again with other readings is what those readings pay alone', () => {
  const draws = new SeededDraws(20261123)
  for (let round = 0; round < lives(15); round += 1) {
    const input = randomPay(draws)
    const again = payableAgain(input)
    const plain = told(again())
    for (const { reading } of readParts(input.rules.components)) {
      const mean = means[draws.below(means.length)] ?? Fraction.one
      const measures = withReading(input.measures, reading, mean)
      const moved = { ...input, measures }
      expect(told(again({ measures }))).toEqual(told(payableAgain(moved)()))
      expect(again({ measures }).payout).toBe(computePayout(moved).payout)
      expect(weightsIn(again({ measures }))).toEqual(poolWeights(moved))
    }
    const gateReadings = new Map(
      [...input.gateReadings.keys()].map((code) => [
        code,
        { kind: 'score' as const, measure: { mean: Fraction.of(1, 2), visits: 4 } },
      ]),
    )
    expect(told(again({ gateReadings }))).toEqual(told(payableAgain({ ...input, gateReadings })()))
    expect(told(again())).toEqual(plain)
  }
})

/** The rate of a part along a score, every stint computed anew. */
function plainRate(input: PayoutInput, { codes, reading }: ReadPart, mean: Fraction) {
  const measures = withReading(input.measures, reading, mean)
  const rates = codes.map((code) => {
    const key = stintKey(code)
    const parts = partsOfStint(input.rules.components, key)
    const rated = rateComponents(parts, measuresOfStint(measures, key), payGround(input, key))
    return rated.find(({ component }) => component.code === codeInScheme(code))?.rate ?? null
  })
  return rates.includes(null)
    ? null
    : rates.reduce<Fraction>((sum, rate) => sum.plus(rate ?? Fraction.zero), Fraction.zero)
}

test('a rate along a score is that of every score by itself, in whatever order they are asked', () => {
  const draws = new SeededDraws(7)
  let asked = 0
  for (let round = 0; round < lives(15); round += 1) {
    const input = randomPay(draws)
    for (const part of readParts(input.rules.components)) {
      const line = readingLine(input, part)
      if (line === null) continue
      for (const mean of [...means, ...means.toReversed()]) {
        const given = Fraction.of(mean.n, mean.d)
        expect(line.rateAt(given)).toEqual(plainRate(input, part, mean))
        asked += 1
      }
    }
  }
  expect(asked).toBeGreaterThan(lives(15) * 5)
})

test('what would have changed random payouts is what it was when every change was paid in full', () => {
  const draws = new SeededDraws(20261122)
  const found = Array.from({ length: 60 }, () => {
    const input = randomPay(draws)
    return whatWouldHaveChanged(input, computePayout(input))
  })
  expect(found.flat().length).toBeGreaterThan(100)
  // Computed before only what a score reaches was computed again.
  expect(createHash('sha256').update(canonicalJson(found)).digest('hex')).toBe(
    '7de7f49ed98a734ee358afa6ca8446a5aec01738fbae1900e73bfe9ce146540e',
  )
})
