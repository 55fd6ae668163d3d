/** Shares, and the agreement of raters. Statistics may use binary floating point; scores never do. */

const Z95 = 1.959963984540054

export interface ShareInterval {
  readonly low: number
  readonly high: number
}

/**
 * The 95 % interval of a share that was counted x times in n.
 *
 * Rule    Wilson's score interval; exact 0 and 1 at the ends.
 * Units   fractions of 1.
 * Returns null for n = 0.
 * Throws  RangeError unless 0 <= x <= n are whole.
 * Source  Newcombe 1998, Statistics in Medicine 17:857-872, method 3; golden statistics.
 */
export function wilsonInterval(x: number, n: number, z: number = Z95): ShareInterval | null {
  if (!Number.isSafeInteger(x) || !Number.isSafeInteger(n) || x < 0 || x > n) {
    throw new RangeError('A share is a whole count of a whole number')
  }
  return n === 0 ? null : wilsonOfShare(x / n, n, z)
}

/**
 * The same for a share that is a mean of n values between 0 and 1, not all of them 0 or 1.
 *
 * Rule    Wilson's score interval for the share; exact 0 and 1 at the ends. The variance of such a mean
 *         is at most that of a count, so the interval is on the safe side.
 * Units   fractions of 1.
 * Throws  RangeError unless n is a whole number of at least 1 and the share lies in 0..1.
 * Source  Newcombe 1998, method 3; Bhatia and Davis 2000 for the bound of the variance.
 */
export function wilsonOfShare(share: number, n: number, z: number = Z95): ShareInterval {
  if (!Number.isSafeInteger(n) || n < 1 || !(share >= 0 && share <= 1)) {
    throw new RangeError('A share lies between 0 and 1, of at least one')
  }
  const z2 = z * z
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n)
  const reach = (z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n)
  return {
    low: share === 0 ? 0 : Math.max(0, centre - reach),
    high: share === 1 ? 1 : Math.min(1, centre + reach),
  }
}

/**
 * Cohen's kappa of two raters.
 *
 * Rule    (observed - expected) / (1 - expected) of a square table: row = first rater's category,
 *         column = second's.
 * Returns null for an empty table, or when chance alone explains everything.
 * Source  Cohen 1960; golden statistics.
 */
export function cohenKappa(table: readonly (readonly number[])[]): number | null {
  const total = sum(table.map(sum))
  if (total === 0) return null
  const observed = sum(table.map((row, place) => row[place] ?? 0)) / total
  const expected = sum(
    table.map((row, place) => (sum(row) / total) * (sum(table.map((r) => r[place] ?? 0)) / total)),
  )
  return expected === 1 ? null : (observed - expected) / (1 - expected)
}

/**
 * Fleiss' kappa of several raters.
 *
 * Rule    one row per subject with the number of raters who chose each category; every subject has
 *         the same number of raters, at least two.
 * Returns null without subjects, or when chance alone explains everything.
 * Throws  RangeError when the numbers of raters differ or are below two.
 * Source  Fleiss 1971; golden statistics.
 */
export function fleissKappa(table: readonly (readonly number[])[]): number | null {
  const [first] = table
  if (first === undefined) return null
  const raters = sum(first)
  if (raters < 2 || table.some((row) => sum(row) !== raters)) {
    throw new RangeError('Every subject needs the same number of raters, at least two')
  }
  const agreement = table.map(
    (row) => (sum(row.map((count) => count * count)) - raters) / (raters * (raters - 1)),
  )
  const observed = sum(agreement) / table.length
  const shares = first.map(
    (_, place) => sum(table.map((row) => row[place] ?? 0)) / (table.length * raters),
  )
  const expected = sum(shares.map((share) => share * share))
  return expected === 1 ? null : (observed - expected) / (1 - expected)
}

export type KrippendorffMetric = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/**
 * Krippendorff's alpha: agreement of any number of raters, with gaps.
 *
 * Rule    1 - observed / expected disagreement over the coincidences of values within one unit;
 *         units with fewer than two values leave. One row per rater, one column per unit.
 * Returns null when no unit has two values, or when all values are the same.
 * Source  Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; golden statistics.
 */
export function krippendorffAlpha(
  data: readonly (readonly (number | null)[])[],
  metric: KrippendorffMetric,
): number | null {
  const units = pairableUnits(data)
  const values = [...new Set(units.flat())].sort((a, b) => a - b)
  const counts = values.map((value) => units.flat().filter((other) => other === value).length)
  const total = sum(counts)
  const distance = squaredDistance(values, counts, metric)
  const expected = sum(counts.flatMap((a, i) => counts.map((b, j) => a * b * distance(i, j))))
  if (expected === 0) return null
  const observed = sum(units.map((unit) => disagreementWithin(unit, values, distance)))
  return 1 - ((total - 1) * observed) / expected
}

function pairableUnits(data: readonly (readonly (number | null)[])[]): number[][] {
  const length = Math.max(0, ...data.map((row) => row.length))
  return Array.from({ length }, (_, unit) =>
    data.map((row) => row[unit] ?? null).filter((value) => value !== null),
  ).filter((unit) => unit.length >= 2)
}

type Distance = (i: number, j: number) => number

function disagreementWithin(unit: number[], values: number[], distance: Distance): number {
  const places = unit.map((value) => values.indexOf(value))
  const all = sum(places.flatMap((i) => places.map((j) => distance(i, j))))
  return all / (unit.length - 1)
}

function squaredDistance(values: number[], counts: number[], metric: KrippendorffMetric): Distance {
  const at = (place: number) => values[place] ?? 0
  return (i, j) => {
    if (i === j) return 0
    switch (metric) {
      case 'nominal':
        return 1
      case 'interval':
        return (at(i) - at(j)) ** 2
      case 'ratio':
        return ((at(i) - at(j)) / (at(i) + at(j))) ** 2
      case 'ordinal': {
        const between = counts.slice(Math.min(i, j), Math.max(i, j) + 1)
        return (sum(between) - ((counts[i] ?? 0) + (counts[j] ?? 0)) / 2) ** 2
      }
    }
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}
