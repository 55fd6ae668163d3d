import { figuresAmong, partOfKey, readsVisits } from './computed-value'
import { rateFor } from './curves'
import { Fraction, largerOf, parseDecimal } from './exact'
import { isFalling } from './falling-curve'
import { treeOf } from './formula/canonical-trees'
import { formulaMarks, formulaRate } from './formula/curve-formula'
import {
  type FormulaNode,
  factKey,
  type LookupNode,
  type NameNode,
  partsOf,
} from './formula/formula-tree'
import type { Fact } from './formula/formula-value'
import type { KnownMetric } from './metric-problems'
import { isMoneyText, parseMoney } from './money'
import type { Component, Sampling, SchemeDocument } from './scheme'
import { reachOfOneVisit } from './steep-slope'

/** Something that a formula reads and that varies by itself: a score, a figure, a number of days. */
export interface Reading {
  /** As the formula says it: SCORE("all"), courtesy. */
  readonly name: string
  /** Values to try, the most usual one first. */
  readonly tried: readonly Fraction[]
  /** Present of fractions of 1 of which it is known which way is better. */
  readonly walk: {
    readonly values: readonly Fraction[]
    readonly better: 'more' | 'less'
    /** How far one visit moves it; null for what stands on no visits. */
    readonly visits: { readonly minimum: number; readonly reach: Fraction } | null
  } | null
  /** What the formula then finds under each of its keys. */
  readonly facts: (value: Fraction) => readonly (readonly [string, Fact])[]
}

const hair = Fraction.of(1, 10_000)
const hundredth = Fraction.of(1, 100)
const usualBase = Fraction.of(60_000)
const usualDays = Fraction.of(21)
const usualMonths = Fraction.of(24)
const manyVisits = 8

/**
 * What the formula of a component's value reads, each with the values at which it is tried.
 *
 * Rule    numbers that the formula names are tried with a hair on both sides, because that is where it
 *         bends and jumps. Another component is one reading, whatever of it is read: value, rate and
 *         amount move together. Of a figure it is known by the catalogue or its plan whether it is a
 *         fraction of 1, and which way is better.
 * Units   fractions of 1, money in the scheme's currency, figures as delivered, counts, days, months.
 * Throws  RangeError for a formula that does not read.
 * Source  PAY.md, Formula language; Order (a formula is checked on a grid and warned).
 */
export function readingsOf(
  component: Component,
  formula: string,
  document: SchemeDocument,
  metrics: readonly KnownMetric[],
): readonly Reading[] {
  const marks = formulaMarks(formula)
  const base = baseOf(document)
  const nodes = new Map(factNodes(treeOf(formula)).map((node) => [partOfKey(factKey(node)), node]))
  return [...nodes.values()].map((node) =>
    node.kind === 'lookup'
      ? lookupReading(node, component.sampling, marks, metrics)
      : nameReading(node, document, base, marks, metrics),
  )
}

/**
 * Values at which a fact of a kind is tried.
 *
 * Rule    the most usual one first, then those at the numbers that formulas name.
 * Units   of the kind: fractions of 1, figures as delivered, counts, days, months, money.
 * Source  PAY.md, Order (a formula is checked on a grid and warned).
 */
export function triedValues(
  kind: 'fraction' | 'figure' | 'visits' | 'failures' | 'months' | 'days' | 'money',
  marks: readonly Fraction[],
  minimumVisits = 1,
): readonly Fraction[] {
  const around = marks.flatMap((mark) => [mark, mark.minus(hair)])
  const counted = marks.filter(({ d }) => d === 1n)
  const counts = counted.flatMap((mark) => [
    mark,
    mark.plus(Fraction.one),
    mark.minus(Fraction.one),
  ])
  const { one, zero } = Fraction
  switch (kind) {
    case 'fraction':
      return once([one, Fraction.of(1, 2), zero, ...around.filter((mark) => one.isAtLeast(mark))])
    case 'figure':
      return once([marks.reduce(largerOf, one), zero, one, ...around, ...counts])
    case 'visits': {
      const fewest = Fraction.of(minimumVisits)
      const enough = counts.filter((count) => count.isAtLeast(fewest))
      return once([largerOf(fewest, Fraction.of(manyVisits)), fewest, ...enough])
    }
    case 'failures':
      return once([zero, one, Fraction.of(2), Fraction.of(3), ...counts])
    case 'months':
      return once([counted.reduce(largerOf, usualMonths), zero, ...counts])
    case 'days':
      return once([usualDays, Fraction.of(10), ...counts])
    case 'money':
      return once([usualBase, ...counts.filter((count) => count.isAtLeast(Fraction.hundred))])
  }
}

/**
 * The base with which a formula is tried.
 *
 * Rule    the amount of the scheme where it has one, else 60,000.
 * Units   the scheme's currency.
 * Source  PAY.md, Scheme (base).
 */
export function baseOf({ base }: Pick<SchemeDocument, 'base'>): Fraction {
  return base.kind === 'fixed' && isMoneyText(base.amount) ? parseMoney(base.amount) : usualBase
}

/**
 * Several facts at several values each, put together a few times.
 *
 * Rule    first everything as usual; then one fact after the other at each of its values with the others
 *         as usual; then all at once at their second, third, … values.
 * Returns at most so many, each once, the same on every machine; one that is empty for no facts.
 * Source  PAY.md, Order (a formula is checked on a grid and warned).
 */
export function contextsOf(
  tried: ReadonlyMap<string, readonly Fraction[]>,
  most: number,
): readonly ReadonlyMap<string, Fraction>[] {
  const facts = [...tried]
  const at = (pick: (name: string) => number) =>
    new Map(
      facts.map(([name, values]) => [name, values[pick(name) % values.length] ?? Fraction.zero]),
    )
  const longest = Math.max(1, ...facts.map(([, values]) => values.length))
  const together = Array.from({ length: longest }, (_, step) => at(() => step))
  const alone = facts.flatMap(([name, values]) =>
    values.slice(1).map((_, step) => at((other) => (other === name ? step + 1 : 0))),
  )
  const all = [...together.slice(0, 1), ...interleaved(alone, together.slice(1))]
  const known = new Set<string>()
  const distinct = all.filter((context) => {
    const key = [...context.values()].map(({ n, d }) => `${n}/${d}`).join(' ')
    return !known.has(key) && known.add(key)
  })
  return distinct.slice(0, Math.max(1, most))
}

function interleaved<Item>(first: readonly Item[], second: readonly Item[]): readonly Item[] {
  const longer = Math.max(first.length, second.length)
  return Array.from({ length: longer }, (_, index) => [
    ...first.slice(index, index + 1),
    ...second.slice(index, index + 1),
  ]).flat()
}

function lookupReading(
  node: LookupNode,
  sampling: Sampling,
  marks: readonly Fraction[],
  metrics: readonly KnownMetric[],
): Reading {
  const name = factKey(node)
  const facts = (value: Fraction) => [[name, value] as const]
  const plain = (tried: readonly Fraction[]): Reading => ({ name, tried, walk: null, facts })
  switch (node.lookup) {
    case 'VISITS':
      return plain(triedValues('visits', marks, sampling.minimumVisits))
    case 'FAILURES':
      return plain(triedValues('failures', marks))
    case 'SCORE': {
      const values = gridTo(1, marks)
      const visits = {
        minimum: sampling.minimumVisits,
        reach: reachOfOneVisit({ ...sampling, smoothing: 'none' }),
      }
      return { ...plain(triedValues('fraction', marks)), walk: { values, better: 'more', visits } }
    }
    case 'KPI': {
      const metric = metrics.find(({ code }) => code === node.code)
      if (metric?.unit !== 'share') return plain(triedValues('figure', marks))
      const walk = { values: gridTo(2, marks), better: metric.direction, visits: null }
      return { ...plain(triedValues('fraction', marks)), walk }
    }
  }
}

function nameReading(
  node: NameNode,
  { components }: SchemeDocument,
  base: Fraction,
  marks: readonly Fraction[],
  metrics: readonly KnownMetric[],
): Reading {
  const read = components.find((one) => one.code === partOfKey(node.name))
  if (read !== undefined) return componentReading(read, base, marks, metrics)
  return {
    name: node.name,
    tried: node.name === 'base' ? [base] : triedValues(kindOf(node.name), marks),
    walk: null,
    facts: (value) => [[node.name, value]],
  }
}

/**
 * What kind of number one of the names is that every formula knows.
 *
 * Rule    `base` and `salary` are money.
 * Returns a kind for `triedValues`.
 * Source  PAY.md, Formula language (names).
 */
export function kindOf(name: string): 'months' | 'days' | 'money' {
  if (name === 'tenure_months') return 'months'
  return name === 'worked_days' || name === 'norm_days' ? 'days' : 'money'
}

function componentReading(
  read: Component,
  base: Fraction,
  marks: readonly Fraction[],
  metrics: readonly KnownMetric[],
): Reading {
  const { code, value, curve, sampling } = read
  const shares = metrics.filter(({ unit }) => unit === 'share').map((metric) => metric.code)
  const isFraction = figuresAmong([read], shares).length === 0
  const amount = base.times(parseDecimal(read.share))
  const facts = (at: Fraction) => {
    const rate = curve.kind === 'formula' ? formulaRate(curve.formula, at) : rateFor(curve, at)
    return [
      [code, at],
      [`${code}.rate`, rate],
      [`${code}.amount`, rate instanceof Fraction ? amount.times(rate) : rate],
    ] as const
  }
  const tried = triedValues(isFraction ? 'fraction' : 'figure', marks)
  if (!isFraction) return { name: code, tried, walk: null, facts }
  const visits = readsVisits(read)
    ? { minimum: sampling.minimumVisits, reach: reachOfOneVisit(sampling) }
    : null
  const values = gridTo(value.kind === 'score' ? 1 : 2, marks)
  const better = isFalling(curve) ? 'less' : 'more'
  return { name: code, tried, walk: { values, better, visits }, facts }
}

/** Every hundredth up to so much, and around every number that the formula names. */
function gridTo(most: number, marks: readonly Fraction[]): readonly Fraction[] {
  const grid = Array.from({ length: most * 100 + 1 }, (_, step) =>
    hundredth.times(Fraction.of(step)),
  )
  const around = marks.flatMap((mark) => [mark.minus(hair), mark, mark.plus(hair)])
  const inside = around.filter((value) => !value.isNegative && Fraction.of(most).isAtLeast(value))
  return once([...grid, ...inside]).toSorted((a, b) => a.compare(b))
}

function once(values: readonly Fraction[]): readonly Fraction[] {
  const known = new Map(
    values.filter((value) => !value.isNegative).map((value) => [`${value.n}/${value.d}`, value]),
  )
  return [...known.values()]
}

function factNodes(node: FormulaNode): readonly (NameNode | LookupNode)[] {
  return node.kind === 'name' || node.kind === 'lookup' ? [node] : partsOf(node).flatMap(factNodes)
}
