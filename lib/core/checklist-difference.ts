import type { ChecklistDocument, Localized, Section } from './checklist'
import { questionsBeneath } from './checklist-questions'
import { decimalText } from './display-number'
import { effectiveWeights } from './effective-weights'
import { Fraction } from './exact'
import { type PlacedPart, partsOf, wandererIds } from './placed-parts'
import {
  type ChangedValue,
  type PartChange,
  questionDifference,
  sectionDifference,
} from './question-difference'

/** How a sentence names a section or a question. */
export interface PartName {
  readonly kind: 'section' | 'question'
  readonly id: string
  readonly text: Localized
  /** Place of a question in the checklist, from 1; null for a section. */
  readonly number: number | null
}

export type PolicyField = keyof ChecklistDocument['policies']

export type ChecklistChange =
  | {
      readonly kind: 'title'
      readonly language: 'ru' | 'en'
      readonly before: string
      readonly after: string
    }
  | { readonly kind: 'touchpoint'; readonly before: string; readonly after: string }
  | {
      readonly kind: 'policy'
      readonly field: PolicyField
      readonly before: ChangedValue
      readonly after: ChangedValue
    }
  /** `within` null: a root section. What lies in a section that came or went is not said again. */
  | {
      readonly kind: 'added' | 'removed'
      readonly part: PartName
      readonly within: Localized | null
      readonly questions: number
    }
  /** To another section; null is the checklist itself. */
  | {
      readonly kind: 'moved'
      readonly part: PartName
      readonly from: Localized | null
      readonly to: Localized | null
    }
  /** To another place in the same section. */
  | { readonly kind: 'reordered'; readonly part: PartName }
  | { readonly kind: 'part'; readonly part: PartName; readonly change: PartChange }

/** Percent of the total that a part carries, as text with two places. */
export interface WeightChange {
  readonly part: PartName
  readonly before: string
  readonly after: string
}

export interface ChecklistDifference {
  readonly changes: readonly ChecklistChange[]
  /** Root sections first, then questions; only parts that both checklists have. */
  readonly weights: readonly WeightChange[]
}

/**
 * What has changed from one state of a checklist to another, ready to be put into words.
 *
 * Rule    parts are recognised by their identifiers, wherever they stand; a part that was moved and
 *         reworded is both. Of the parts of one section as few as possible count as reordered.
 * Units   weights: percent of the total when everything is asked and answered.
 * Returns nothing at all for documents that are the same.
 * Source  SCORING.md, Sections and total (effective weight).
 */
export function checklistDifference(
  before: ChecklistDocument,
  after: ChecklistDocument,
): ChecklistDifference {
  const old = partsOf(before)
  const now = partsOf(after)
  return {
    changes: [
      ...headChanges(before, after),
      ...goneParts('removed', old, now),
      ...goneParts('added', now, old),
      ...moves(old, now),
      ...[...now.values()].flatMap((part) => partChanges(old.get(part.id), part)),
    ],
    weights: weightChanges(before, after, now),
  }
}

/**
 * Whether two versions of a checklist have nothing to say about each other.
 *
 * Rule    no part changed and no weight moved, not even by the change of another part.
 * Returns false for one change of a word.
 * Source  PRODUCT.md, Glossary (checklist version).
 */
export function isSame({ changes, weights }: ChecklistDifference): boolean {
  return changes.length === 0 && weights.length === 0
}

type Parts = ReadonlyMap<string, PlacedPart>

const policyFields: readonly PolicyField[] = [
  'method',
  'notApplicable',
  'unanswered',
  'allowOver100',
  'passMark',
  'passRounding',
  'personScore',
]

function headChanges(before: ChecklistDocument, after: ChecklistDocument): ChecklistChange[] {
  const titles = (['ru', 'en'] as const).flatMap((language): ChecklistChange[] => {
    const [was, is] = [before.title[language] ?? '', after.title[language] ?? '']
    return was === is ? [] : [{ kind: 'title', language, before: was, after: is }]
  })
  const touchpoint: ChecklistChange[] =
    before.touchpoint === after.touchpoint
      ? []
      : [{ kind: 'touchpoint', before: before.touchpoint, after: after.touchpoint }]
  const policies = policyFields.flatMap((field): ChecklistChange[] => {
    const [was, is] = [before.policies[field] ?? null, after.policies[field] ?? null]
    return was === is ? [] : [{ kind: 'policy', field, before: was, after: is }]
  })
  return [...titles, ...touchpoint, ...policies]
}

function goneParts(kind: 'added' | 'removed', here: Parts, there: Parts): ChecklistChange[] {
  return [...here.values()]
    .filter(({ id, parent }) => !there.has(id) && (parent === null || there.has(parent.id)))
    .map((part) => ({
      kind,
      part: nameOf(part),
      within: part.parent?.title ?? null,
      questions: part.kind === 'section' ? questionsBeneath(part.section).length : 0,
    }))
}

function moves(old: Parts, now: Parts): ChecklistChange[] {
  const wanderers = wandererIds(old, now)
  return [...now.values()].flatMap((part): ChecklistChange[] => {
    const was = old.get(part.id)
    if (was === undefined) return []
    if (was.parent?.id !== part.parent?.id) {
      const [from, to] = [was.parent?.title ?? null, part.parent?.title ?? null]
      return [{ kind: 'moved', part: nameOf(part), from, to }]
    }
    return wanderers.has(part.id) ? [{ kind: 'reordered', part: nameOf(part) }] : []
  })
}

function partChanges(was: PlacedPart | undefined, is: PlacedPart): ChecklistChange[] {
  const part = nameOf(is)
  return differenceOf(was, is).map((change) => ({ kind: 'part', part, change }))
}

function differenceOf(was: PlacedPart | undefined, is: PlacedPart): PartChange[] {
  if (was?.kind === 'question' && is.kind === 'question') {
    return questionDifference(was.question, is.question)
  }
  if (was?.kind === 'section' && is.kind === 'section') {
    return sectionDifference(was.section, is.section)
  }
  return []
}

function nameOf(part: PlacedPart): PartName {
  const { kind, id, number } = part
  return { kind, id, number, text: kind === 'question' ? part.question.text : part.section.title }
}

function weightChanges(
  before: ChecklistDocument,
  after: ChecklistDocument,
  now: Parts,
): WeightChange[] {
  const [old, is] = [effectiveWeights(before), effectiveWeights(after)]
  if (old === null || is === null) return []
  const oldRoots = rootShares(before, old)
  const roots = [...rootShares(after, is)].map(
    ([id, share]) => [id, oldRoots.get(id), share] as const,
  )
  const questions = [...is].map(([id, share]) => [id, old.get(id), share] as const)
  return [...roots, ...questions].flatMap(([id, was, share]) => {
    const part = now.get(id)
    if (was === undefined || part === undefined || was.equals(share)) return []
    const [from, to] = [percentText(was), percentText(share)]
    return from === to ? [] : [{ part: nameOf(part), before: from, after: to }]
  })
}

function rootShares(
  { sections }: ChecklistDocument,
  shares: ReadonlyMap<string, Fraction>,
): Map<string, Fraction> {
  const shareOf = (section: Section) =>
    questionsBeneath(section).reduce(
      (all, { id }) => all.plus(shares.get(id) ?? Fraction.zero),
      Fraction.zero,
    )
  return new Map(sections.map((section) => [section.id, shareOf(section)]))
}

function percentText(share: Fraction): string {
  return decimalText(share.times(Fraction.hundred), 2).replace(/\.?0+$/, '')
}
