import { decimalText } from '@/lib/core/display-number'
import { Fraction } from '@/lib/core/exact'
import { evaluateFormula } from '@/lib/core/formula/evaluate-formula'
import {
  columnOf,
  evaluateColumns,
  factAt,
  type NumberColumn,
} from '@/lib/core/formula/formula-columns'
import { factsReadBy } from '@/lib/core/formula/formula-tree'
import { readFormula } from '@/lib/core/formula/read-formula'
import { referenceValue } from '../formula-reference'
import { type Bench, median, medianRatio, processorTimes, rounded, timedInTurns } from './bench'
import {
  decimalRival,
  installRivals,
  mathRival,
  type RivalColumns,
  sheetRival,
} from './formula-rivals'

const people = 100_000
const checkedPeople = 1_000_000
const sheetPeople = 20_000
/** One turn of our own would be too short to measure beside the others. */
const ownTurns = 10
const text = 'ROUND(base * (0.55 + 0.15 * on_time + 0.10 * courtesy + IF(score >= 0.9, 0.1, 0)), 2)'
const names = ['base', 'on_time', 'courtesy', 'score'] as const

/** Evenly spread, and the same on every run. */
const chance = (row: number, salt: number, below: number) =>
  (Math.imul(row * 4 + salt + 1, 0x9e3779b1) >>> 0) % below

/** Salaries in whole roubles and scores of four places; or scores as shares of visits. */
function numbersOf(rows: number, isShare: boolean): ReadonlyMap<string, readonly Fraction[]> {
  const score = (salt: number) => (row: number) => {
    if (!isShare) return Fraction.of(chance(row, salt, 10_001), 10_000)
    const possible = 40 + chance(row, salt, 9)
    return Fraction.of(chance(row + 7, salt, possible + 1), possible)
  }
  const makers = [(row: number) => Fraction.of(20_000 + chance(row, 0, 100_000))]
  return new Map(
    names.map((name, salt) => {
      const make = salt === 0 ? makers[0] : score(salt)
      return [name, Array.from({ length: rows }, (_, row) => make?.(row) ?? Fraction.zero)]
    }),
  )
}

function treeOf(formula: string) {
  const read = readFormula(formula, 'en')
  if (!read.ok) throw new Error(`${formula}: ${read.problem.code}`)
  return { tree: read.tree, reads: factsReadBy(read.tree) }
}

function columnsOf(numbers: ReadonlyMap<string, readonly Fraction[]>) {
  return new Map([...numbers].map(([name, values]) => [name, columnOf(values)]))
}

function rivalColumns(
  numbers: ReadonlyMap<string, readonly Fraction[]>,
  rows: number,
): RivalColumns {
  const texts = new Map(
    [...numbers].map(([name, values]) => [
      name,
      values.slice(0, rows).map((value) => decimalText(value, 4)),
    ]),
  )
  return { names, texts, rows }
}

/** Rows on which kopecks differ from the exact evaluation. */
function wrongOf(
  kopecks: readonly number[],
  formula: ReturnType<typeof treeOf>,
  columns: ReadonlyMap<string, NumberColumn>,
): number {
  const exact = evaluateColumns(formula, columns, kopecks.length)
  return kopecks.filter((amount, row) => {
    const value = factAt(exact, row)
    return !(value instanceof Fraction && value.equals(Fraction.of(amount, 100)))
  }).length
}

export const formulaBench: Bench = {
  name: 'formula',
  async run() {
    const rivals = installRivals()
    try {
      return { people, ...(await measureRivals(rivals.require)), ...(await measureOthers()) }
    } finally {
      rivals.remove()
    }
  },
}

async function measureRivals(load: NodeJS.Require) {
  const formula = treeOf(text)
  const numbers = numbersOf(people, false)
  const columns = columnsOf(numbers)
  const decimal = decimalRival(load, formula.tree, rivalColumns(numbers, people))
  const math = mathRival(load, rivalColumns(numbers, people))
  const sheet = sheetRival(load, rivalColumns(numbers, sheetPeople))
  const works = {
    own: () => {
      for (let turn = 0; turn < ownTurns; turn += 1) evaluateColumns(formula, columns, people)
    },
    decimal,
    math,
    sheet,
  }
  const wall = await timedInTurns(5, works)
  const processor = processorTimes(5, works)
  const rows = { own: people * ownTurns, decimal: people, math: people, sheet: sheetPeople }
  const million = (times: readonly number[], name: keyof typeof rows) =>
    rounded(rows[name] / median(times) / 1000)
  const perSecond = (name: keyof typeof rows) => million(wall[name], name)
  const perProcessorSecond = (name: keyof typeof rows) => million(processor[name], name)
  return {
    ownMillionPerSecond: perSecond('own'),
    decimalMillionPerSecond: perSecond('decimal'),
    mathMillionPerSecond: perSecond('math'),
    sheetMillionPerSecond: perSecond('sheet'),
    ownMillionPerProcessorSecond: perProcessorSecond('own'),
    decimalMillionPerProcessorSecond: perProcessorSecond('decimal'),
    mathMillionPerProcessorSecond: perProcessorSecond('math'),
    sheetMillionPerProcessorSecond: perProcessorSecond('sheet'),
    timesDecimal: rounded(medianRatio(processor.decimal, processor.own) * ownTurns, 1),
    decimalWrong: wrongOf(decimal(), formula, columns),
    mathWrong: wrongOf(math(), formula, columns),
    sheetWrongOf20000: wrongOf(sheet(), formula, columns),
  }
}

/** What falls back, and what is checked. */
async function measureOthers() {
  const shares = columnsOf(numbersOf(people, true))
  const formula = treeOf(text)
  const quotient = treeOf(
    'ROUND(base * on_time / (1 + courtesy) * BAND(score, 0.7, 0.5, 0.9, 1), 2)',
  )
  const works = {
    shares: () => evaluateColumns(formula, shares, people),
    quotient: () => evaluateColumns(quotient, shares, people),
  }
  const wall = await timedInTurns(5, works)
  const processor = processorTimes(5, works)
  return {
    sharesMillionPerSecond: rounded(people / median(wall.shares) / 1000),
    quotientMillionPerSecond: rounded(people / median(wall.quotient) / 1000),
    sharesMillionPerProcessorSecond: rounded(people / median(processor.shares) / 1000),
    quotientMillionPerProcessorSecond: rounded(people / median(processor.quotient) / 1000),
    quotientBeyond: evaluateColumns(quotient, shares, people).beyond,
    wrongOfMillion: wrongOfMillion(),
  }
}

/** A million rows against the exact evaluation, every hundredth also against the reference. */
function wrongOfMillion(): number {
  const formula = treeOf(text)
  let wrong = 0
  for (const isShare of [false, true]) {
    const rows = checkedPeople / 2
    const numbers = numbersOf(rows, isShare)
    const columns = columnsOf(numbers)
    const result = evaluateColumns(formula, columns, rows)
    for (let row = 0; row < rows; row += 1) {
      const facts = new Map(names.map((name) => [name, numbers.get(name)?.[row] ?? Fraction.zero]))
      const value = factAt(result, row)
      const exact =
        row % 100 === 0 ? referenceValue(formula.tree, facts) : evaluateFormula(formula.tree, facts)
      const isSame = value instanceof Fraction && exact instanceof Fraction && value.equals(exact)
      if (!isSame) wrong += 1
    }
  }
  return wrong
}
