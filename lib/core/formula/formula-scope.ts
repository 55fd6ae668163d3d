/**
 * What a formula may read at its place, and what it must give there.
 * Source: PAY.md, Formula language.
 */
import type { LookupName } from './functions'

export type ValueKind = 'number' | 'money' | 'boolean' | 'text'

/** What is known of a fact before it is there. */
export interface FactType {
  readonly kind: ValueKind
  /** A score without visits, a figure that was not delivered. */
  readonly mayBeMissing: boolean
  /** A score or a rate: 0.85 is 85 %, so that 85 is surely a slip. */
  readonly isFraction: boolean
}

export interface FormulaScope {
  /** The code of the component whose value is computed: the one name that it cannot read. */
  readonly own?: string | undefined
  readonly names: ReadonlyMap<string, FactType>
  readonly codes: Readonly<Record<LookupName, ReadonlyMap<string, FactType>>>
}

export interface FormulaPlace {
  /** Null takes a value of any kind. */
  readonly result: ValueKind | null
  /** Whether the place has a rule of its own for a value that is missing, as a component has. */
  readonly takesMissing: boolean
}

const number: FactType = { kind: 'number', mayBeMissing: false, isFraction: false }
const money: FactType = { kind: 'money', mayBeMissing: false, isFraction: false }
const fraction: FactType = { kind: 'number', mayBeMissing: false, isFraction: true }

/**
 * The names that every formula of a scheme knows.
 *
 * Units   base and salary: the scheme's currency; days; whole months of employment.
 * Source  PAY.md, Formula language.
 */
export const payNames: ReadonlyMap<string, FactType> = new Map([
  ['base', money],
  ['salary', { ...money, mayBeMissing: true }],
  ['worked_days', number],
  ['norm_days', number],
  ['tenure_months', number],
])

/** The codes that an organisation and a scheme give to formulas. */
export interface KnownCodes {
  /** The code of the component whose value the formula computes. */
  readonly own?: string | undefined
  /** Codes of the components that a formula may name. */
  readonly components: readonly string[]
  /** Of the components those whose value is a figure in a unit of its own: 150 calls, no fraction. */
  readonly figures?: readonly string[]
  readonly scores: readonly string[]
  readonly kpis: readonly string[]
  /** Of the figures those that are fractions of 1, as far as anybody knows. */
  readonly shares?: readonly string[]
}

/**
 * The scope of a formula of a scheme.
 *
 * Rule    a component's code is its value, `code.rate` and `code.amount` the rest; a score and a
 *         KPI figure may be missing, counts of visits and failures never are. A component's value is
 *         a fraction of 1 unless it is named among the figures, its rate always is. A figure of a
 *         share is a fraction of 1 where somebody says that it is one.
 * Returns names and codes with their types; nothing else may be read.
 * Source  PAY.md, Formula language.
 */
export function payScope({
  own,
  components,
  figures = [],
  scores,
  kpis,
  shares = [],
}: KnownCodes): FormulaScope {
  const ofAll = (codes: readonly string[], type: FactType) =>
    new Map(codes.map((code) => [code, type] as const))
  return {
    own,
    names: new Map([
      ...payNames,
      ...components.flatMap((code): readonly (readonly [string, FactType])[] => [
        [code, { ...(figures.includes(code) ? number : fraction), mayBeMissing: true }],
        [`${code}.rate`, fraction],
        [`${code}.amount`, money],
      ]),
    ]),
    codes: {
      SCORE: ofAll(scores, { ...fraction, mayBeMissing: true }),
      VISITS: ofAll(scores, number),
      FAILURES: ofAll(scores, number),
      KPI: new Map(
        kpis.map((code) => [
          code,
          { ...(shares.includes(code) ? fraction : number), mayBeMissing: true },
        ]),
      ),
    },
  }
}

/**
 * The scope of a curve: one name, the measured value of the component.
 *
 * Rule    a score, and a figure divided by its target, is a fraction of 1; a figure as it was
 *         delivered is not, so that beside it 25 is a number like any other.
 * Units   the value: a fraction of 1, or a number as delivered.
 * Source  PAY.md, Component.
 */
export function curveScope(isFraction: boolean): FormulaScope {
  return {
    names: new Map([['value', isFraction ? fraction : number]]),
    codes: { SCORE: new Map(), VISITS: new Map(), KPI: new Map(), FAILURES: new Map() },
  }
}

/** A curve gives a rate; a missing value never reaches it. */
export const curvePlace: FormulaPlace = { result: 'number', takesMissing: false }

/** A component's value: the component's own rule decides where it is missing. */
export const valuePlace: FormulaPlace = { result: 'number', takesMissing: true }
