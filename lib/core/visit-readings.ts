import type { Localized } from './checklist'
import { lookupsIn, partsReadBy } from './computed-value'
import { Fraction } from './exact'
import { treeOf } from './formula/canonical-trees'
import { factKey, type LookupNode } from './formula/formula-tree'
import { spellFormula } from './formula/spell-formula'
import type { Measure } from './measure'
import type { Component, Subject } from './scheme'
import { codeInScheme, sharedReading, stintKey } from './stint-codes'

/** One score that a component reads of visits: its own value, or a look-up in its formula. */
export interface VisitReading {
  /** By which the luck meter knows it: of a look-up the code and its place, "bonus#0". */
  readonly name: string
  /** The components whose measure holds it; of the person one in every stint. */
  readonly codes: readonly string[]
  /** SCORE("all"); null for a score, which is all that its component reads. */
  readonly lookup: string | null
  readonly subject: Subject
  /** The component's title; of a look-up how it is spelled. */
  readonly title: Localized
}

/** A part of the scheme and one of the scores that move its rate. */
export interface ReadPart {
  /** Of several stints that read one and the same, the first. */
  readonly component: Component
  /** The lines of all of them. */
  readonly codes: readonly string[]
  readonly reading: VisitReading
  /** Whether the part reads no other score. */
  readonly isOnly: boolean
}

/** A month asks the same of one list thousands of times. */
const known = new WeakMap<readonly Component[], ReadParts>()

interface ReadParts {
  readonly own: ReadonlyMap<string, readonly VisitReading[]>
  readonly parts: readonly ReadPart[]
}

/**
 * The scores that each component reads by itself, by code.
 *
 * Rule    a score has one, a figure none, a formula one for each score that it looks up, however
 *         often it does. Stints that read the person share theirs, those of the unit do not.
 * Returns an entry for every component.
 * Throws  RangeError for a formula that does not read.
 * Source  PAY.md, Trying a scheme.
 */
export function ownReadings(
  components: readonly Component[],
): ReadonlyMap<string, readonly VisitReading[]> {
  return readPartsKnown(components).own
}

/**
 * Every part of a scheme with every score that moves its rate.
 *
 * Rule    what the part reads by itself, and, where its formula names other components, what these
 *         read. Told once of several stints that read one and the same, with the first of them.
 * Returns in the order of the scheme, then of the formula.
 * Throws  RangeError for a formula that does not read.
 * Source  PAY.md, Trying a scheme; The statement (what would have changed it).
 */
export function readParts(components: readonly Component[]): readonly ReadPart[] {
  return readPartsKnown(components).parts
}

function readPartsKnown(components: readonly Component[]): ReadParts {
  const found = known.get(components)
  if (found !== undefined) return found
  const own = new Map(components.map((one) => [one.code, readingsOf(one, components)]))
  const moving = new Map(
    components.map((one) => [one.code, movingReadings(one, components, own, new Set())]),
  )
  const parts = components.flatMap((component) => partsOf(component, components, moving))
  const read = { own, parts }
  known.set(components, read)
  return read
}

function readingsOf(component: Component, all: readonly Component[]): readonly VisitReading[] {
  const { value, title } = component
  if (value.kind === 'kpi') return []
  const codes = sharedReading(component, all).map(({ code }) => code)
  const own = codes.length === 1 ? component.code : codeInScheme(component.code)
  const { subject } = value
  if (value.kind === 'score') return [{ name: own, codes, lookup: null, subject, title }]
  return scoresIn(value.formula).map((node, place) => ({
    ...{ codes, subject, lookup: factKey(node), title: spelled(node) },
    name: `${codeInScheme(own)}#${place}${stintKey(own)}`,
  }))
}

/** Each once, in the order of the formula. */
function scoresIn(formula: string): readonly LookupNode[] {
  const scores = lookupsIn(treeOf(formula)).filter(({ lookup }) => lookup === 'SCORE')
  return [...new Map(scores.map((node) => [factKey(node), node])).values()]
}

function spelled(node: LookupNode): Localized {
  return { ru: spellFormula(node, 'ru'), en: spellFormula(node, 'en') }
}

function movingReadings(
  component: Component,
  all: readonly Component[],
  own: ReadonlyMap<string, readonly VisitReading[]>,
  seen: Set<string>,
): readonly VisitReading[] {
  if (seen.has(component.code)) return []
  seen.add(component.code)
  const direct = own.get(component.code) ?? []
  return [
    ...direct,
    ...partsNamed(component, all).flatMap((named) => movingReadings(named, all, own, seen)),
  ]
}

/**
 * The components that the formula of another one names.
 *
 * Rule    those of the same stint.
 * Returns none for a score and a figure.
 * Throws  RangeError for a formula that does not read.
 * Source  PAY.md, Formula language.
 */
export function partsNamed(
  { code, value }: Pick<Component, 'code' | 'value'>,
  all: readonly Component[],
): readonly Component[] {
  if (value.kind !== 'formula') return []
  const codes = new Set(partsReadBy(treeOf(value.formula)).map((own) => `${own}${stintKey(code)}`))
  return all.filter((one) => codes.has(one.code))
}

function partsOf(
  component: Component,
  all: readonly Component[],
  moving: ReadonlyMap<string, readonly VisitReading[]>,
): readonly ReadPart[] {
  const own = codeInScheme(component.code)
  const readings = moving.get(component.code) ?? []
  return readings.flatMap((reading) => {
    const codes = all
      .map(({ code }) => code)
      .filter((code) => codeInScheme(code) === own)
      .filter((code) => moving.get(code)?.some(({ name }) => name === reading.name))
    const isOnly = readings.length === 1
    return codes[0] === component.code ? [{ component, codes, reading, isOnly }] : []
  })
}

/**
 * A measure with another score in the place of one that it holds.
 *
 * Rule    a score that a formula does not find, or finds on too few visits, stays missing: the number
 *         of visits is not what is changed.
 * Units   fraction of 1.
 * Returns the same measure where it does not hold the reading.
 * Source  PAY.md, Trying a scheme.
 */
export function withScore(
  measure: Measure,
  { lookup }: Pick<VisitReading, 'lookup'>,
  mean: Fraction,
): Measure {
  if (lookup === null) return measure.kind === 'score' ? { ...measure, mean } : measure
  if (measure.kind !== 'formula' || !(measure.facts.get(lookup) instanceof Fraction)) return measure
  return { ...measure, facts: new Map([...measure.facts, [lookup, mean]]) }
}

/**
 * Measures with another score in all components that hold one reading.
 *
 * Rule    as `withScore`.
 * Units   fraction of 1.
 * Source  PAY.md, Trying a scheme; The statement (what would have changed it).
 */
export function withReading(
  measures: ReadonlyMap<string, Measure>,
  reading: Pick<VisitReading, 'codes' | 'lookup'>,
  mean: Fraction,
): ReadonlyMap<string, Measure> {
  const moved = new Map(measures)
  for (const code of reading.codes) {
    const given = moved.get(code)
    if (given !== undefined) moved.set(code, withScore(given, reading, mean))
  }
  return moved
}

/**
 * What a reading found.
 *
 * Rule    the score that pays: of a formula one on too few visits is none.
 * Units   mean: fraction of 1.
 * Returns null where there is no score, and for formulas of which their snapshot keeps no readings.
 * Source  PAY.md, Trying a scheme.
 */
export function scoreRead(
  measures: ReadonlyMap<string, Measure>,
  { codes: [code = ''], lookup }: Pick<VisitReading, 'codes' | 'lookup'>,
): { readonly mean: Fraction; readonly visits: number } | null {
  const measure = measures.get(code)
  if (lookup === null) {
    if (measure?.kind !== 'score' || measure.mean === null) return null
    return { mean: measure.mean, visits: measure.visits }
  }
  if (measure?.kind !== 'formula') return null
  const mean = measure.facts.get(lookup)
  const visits = measure.visits?.get(lookup)
  return mean instanceof Fraction && visits !== undefined ? { mean, visits } : null
}
