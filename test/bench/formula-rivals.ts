import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import type { FormulaNode } from '@/lib/core/formula/formula-tree'

/** The columns of the measured formula as what each engine takes for fast: numbers of people. */
export interface RivalColumns {
  readonly names: readonly string[]
  /** As decimal texts, by name and row. */
  readonly texts: ReadonlyMap<string, readonly string[]>
  readonly rows: number
}

/** Amounts in kopecks, as the engine rounds them; every run computes all rows anew. */
export type Rival = () => readonly number[]

const versions = { 'decimal.js': '10.6.0', mathjs: '15.2.0', hyperformula: '3.5.0' }

/** The three packages in a folder of their own: they are compared with, not depended on. */
export function installRivals(): { readonly require: NodeJS.Require; readonly remove: () => void } {
  const given = process.env.ETALON_RIVALS
  const folder = given ?? mkdtempSync(path.join(os.tmpdir(), 'etalon-rivals-'))
  if (!existsSync(path.join(folder, 'node_modules'))) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }')
    const wanted = Object.entries(versions).map(([name, version]) => `${name}@${version}`)
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...wanted]
    const done = spawnSync('npm', args, {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    if (done.status !== 0) throw new Error(`The packages to compare with: ${done.stderr}`)
  }
  const remove = () => {
    if (given === undefined) rmSync(folder, { recursive: true, force: true })
  }
  return { require: createRequire(path.join(folder, 'package.json')), remove }
}

interface DecimalValue {
  plus(other: DecimalValue): DecimalValue
  times(other: DecimalValue): DecimalValue
  gte(other: DecimalValue): boolean
  toDecimalPlaces(places: number, rounding: number): DecimalValue
  toNumber(): number
}
type DecimalMaker = { new (text: string): DecimalValue; readonly ROUND_HALF_UP: number }

/** Closures over decimal.js, made from the same syntax tree; values are made before. */
export function decimalRival(
  load: NodeJS.Require,
  tree: FormulaNode,
  { names, texts, rows }: RivalColumns,
): Rival {
  const Decimal: DecimalMaker = load('decimal.js')
  const columns = new Map(
    names.map((name) => [name, (texts.get(name) ?? []).map((text) => new Decimal(text))]),
  )
  let row = 0
  const zero = new Decimal('0')
  const compile = (node: FormulaNode | undefined): (() => DecimalValue) => {
    if (node?.kind === 'number') {
      const value = new Decimal(node.text)
      return () => value
    }
    if (node?.kind === 'name') {
      const column = columns.get(node.name) ?? []
      return () => column[row] ?? zero
    }
    if (node?.kind === 'binary') {
      const [left, right] = [compile(node.left), compile(node.right)]
      if (node.operator === '+') return () => left().plus(right())
      if (node.operator === '*') return () => left().times(right())
    }
    if (node?.kind === 'call' && node.name === 'ROUND') {
      const value = compile(node.of[0])
      return () => value().toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
    }
    if (node?.kind === 'call' && node.name === 'IF' && node.of[0]?.kind === 'binary') {
      const [left, right] = [compile(node.of[0].left), compile(node.of[0].right)]
      const [yes, no] = [compile(node.of[1]), compile(node.of[2])]
      return () => (left().gte(right()) ? yes() : no())
    }
    throw new Error(`decimal.js: ${node?.kind} is not needed for the measured formula`)
  }
  const root = compile(tree)
  return () => {
    const kopecks: number[] = []
    for (row = 0; row < rows; row += 1) kopecks.push(Math.round(root().toNumber() * 100))
    return kopecks
  }
}

interface MathModule {
  compile(text: string): { evaluate(scope: Record<string, number>): number }
}

/** mathjs, compiled once, on binary numbers. */
export function mathRival(load: NodeJS.Require, columns: RivalColumns): Rival {
  const math: MathModule = load('mathjs')
  const compiled = math.compile(
    'round(base * (0.55 + 0.15 * on_time + 0.10 * courtesy + (score >= 0.9 ? 0.1 : 0)), 2)',
  )
  const scopes = Array.from({ length: columns.rows }, (_, row) =>
    Object.fromEntries(
      columns.names.map((name) => [name, Number(columns.texts.get(name)?.[row] ?? 0)]),
    ),
  )
  return () => scopes.map((scope) => Math.round(compiled.evaluate(scope) * 100))
}

interface HyperFormulaModule {
  readonly HyperFormula: {
    buildFromArray(
      cells: readonly (readonly (number | string)[])[],
      options: { readonly licenseKey: string },
    ): { getSheetValues(sheet: number): readonly (readonly number[])[]; destroy(): void }
  }
}

/** A sheet of hyperformula with one formula a line: that is how it computes many rows. */
export function sheetRival(load: NodeJS.Require, columns: RivalColumns): Rival {
  const { HyperFormula }: HyperFormulaModule = load('hyperformula')
  const letters = ['A', 'B', 'C', 'D']
  const cells = Array.from({ length: columns.rows }, (_, row) => {
    const [base, onTime, courtesy, score] = letters.map((letter) => `${letter}${row + 1}`)
    const numbers = columns.names.map((name) => Number(columns.texts.get(name)?.[row] ?? 0))
    return [
      ...numbers,
      `=ROUND(${base}*(0.55+0.15*${onTime}+0.1*${courtesy}+IF(${score}>=0.9,0.1,0)),2)`,
    ]
  })
  return () => {
    const sheet = HyperFormula.buildFromArray(cells, { licenseKey: 'gpl-v3' })
    const values = sheet.getSheetValues(0).map((line) => Math.round((line[4] ?? 0) * 100))
    sheet.destroy()
    return values
  }
}
