import { canonicalJson } from './canonical-json'
import type { Localized } from './checklist'
import { readsVisits } from './computed-value'
import type { Component, Gate, SchemeDocument } from './scheme'

export const schemeFields = [
  'name',
  'regulation',
  'period',
  'currency',
  'positions',
  'units',
  'from',
  'base',
  'floor',
  'cap',
  'proration',
  'rounding',
] as const
export const componentFields = ['title', 'share', 'value', 'sampling', 'curve', 'missing'] as const
export const gateFields = ['title', 'condition', 'capRate'] as const

export type SchemeField = (typeof schemeFields)[number]
export type ComponentField = (typeof componentFields)[number]
export type GateField = (typeof gateFields)[number]

/** One thing in which two versions of a scheme differ. */
export type SchemeChange =
  | { readonly kind: 'scheme'; readonly field: SchemeField }
  | {
      readonly kind: 'added' | 'removed'
      readonly part: 'component' | 'gate'
      readonly code: string
      readonly title: Localized
    }
  | {
      readonly kind: 'component'
      readonly field: ComponentField
      readonly before: Component
      readonly after: Component
    }
  | {
      readonly kind: 'gate'
      readonly field: GateField
      readonly before: Gate
      readonly after: Gate
    }
  /** The same components in another order, which decides ties of a kopeck. */
  | { readonly kind: 'order' }

/**
 * In what two versions of a scheme differ.
 *
 * Rule    components and gates are the same where their codes are; a part with a new code is another
 *         part. How visits are sampled matters only where visits are read.
 * Returns changes in the order of the document: the head, components, gates; none for equal ones.
 * Source  issue 5: versions, difference in words.
 */
export function schemeDifference(
  before: SchemeDocument,
  after: SchemeDocument,
): readonly SchemeChange[] {
  return [
    ...schemeFields
      .filter((field) => !isSame(schemeFieldOf(before, field), schemeFieldOf(after, field)))
      .map((field) => ({ kind: 'scheme' as const, field })),
    ...removedAndAdded('component', before.components, after.components),
    ...pairsOf(before.components, after.components).flatMap(componentChanges),
    ...orderChange(before.components, after.components),
    ...removedAndAdded('gate', before.gates, after.gates),
    ...pairsOf(before.gates, after.gates).flatMap(gateChanges),
  ]
}

/** The part of a document that a field stands for. */
function schemeFieldOf(document: SchemeDocument, field: SchemeField): unknown {
  switch (field) {
    case 'positions':
      return document.appliesTo.positionIds.toSorted()
    case 'units':
      return document.appliesTo.unitIds.toSorted()
    case 'from':
      return document.appliesTo.from
    default:
      return document[field]
  }
}

type Pair<Part> = readonly [before: Part, after: Part]

function pairsOf<Part extends { readonly code: string }>(
  before: readonly Part[],
  after: readonly Part[],
): readonly Pair<Part>[] {
  return after.flatMap((part) => {
    const old = before.find(({ code }) => code === part.code)
    return old === undefined ? [] : [[old, part] as const]
  })
}

function removedAndAdded(
  part: 'component' | 'gate',
  before: readonly (Component | Gate)[],
  after: readonly (Component | Gate)[],
): readonly SchemeChange[] {
  const missingIn = (list: readonly (Component | Gate)[]) => (one: Component | Gate) =>
    list.every(({ code }) => code !== one.code)
  const told =
    (kind: 'added' | 'removed') =>
    ({ code, title }: Component | Gate) => ({
      kind,
      part,
      code,
      title,
    })
  return [
    ...before.filter(missingIn(after)).map(told('removed')),
    ...after.filter(missingIn(before)).map(told('added')),
  ]
}

function componentChanges([before, after]: Pair<Component>): readonly SchemeChange[] {
  return componentFields
    .filter((field) => field !== 'sampling' || (readsVisits(before) && readsVisits(after)))
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => ({ kind: 'component', field, before, after }))
}

function gateChanges([before, after]: Pair<Gate>): readonly SchemeChange[] {
  return gateFields
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => ({ kind: 'gate', field, before, after }))
}

function orderChange(
  before: readonly Component[],
  after: readonly Component[],
): readonly SchemeChange[] {
  const shared = (list: readonly Component[], other: readonly Component[]) =>
    list.map(({ code }) => code).filter((code) => other.some((one) => one.code === code))
  const isReordered = !isSame(shared(before, after), shared(after, before))
  return isReordered ? [{ kind: 'order' }] : []
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
