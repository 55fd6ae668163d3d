import { canonicalJson } from './canonical-json'
import type { Localized, Option, Question, QuestionType, Section } from './checklist'
import { type TextKind, textsOfQuestion } from './checklist-texts'

/** What a value of a rule was and is: a word of the format, a number, yes or no, nothing. */
export type ChangedValue = string | number | boolean | null

export type QuestionField =
  | 'weight'
  | 'required'
  | 'allowNotApplicable'
  | 'bonus'
  | 'commentRequired'
  | 'photo'
  | 'informational'
  | 'yes'
  | 'no'
  | 'min'
  | 'max'
  | 'icon'

/** Rules that are too long for a sentence: it is said that they changed. */
export type QuestionRule =
  | 'standardId'
  | 'critical'
  | 'commentOn'
  | 'photoOn'
  | 'showWhen'
  | 'requiredWhen'
  | 'constraint'
  | 'preset'
  | 'hintPicture'
  | 'rule'
  | 'bands'
  | 'value'
  | 'optionConditions'

export type How = 'added' | 'removed' | 'changed'

/** One thing that is different in a part of a checklist. */
export type PartChange =
  | {
      readonly kind: 'text'
      readonly of: TextKind
      readonly language: 'ru' | 'en'
      readonly before: string
      readonly after: string
    }
  | {
      readonly kind: 'field'
      readonly field: QuestionField | 'passMark'
      readonly before: ChangedValue
      readonly after: ChangedValue
    }
  | {
      readonly kind: 'rule'
      readonly rule: QuestionRule | 'layout' | 'impressions'
      readonly how: How
    }
  | { readonly kind: 'type'; readonly before: QuestionType; readonly after: QuestionType }
  | { readonly kind: 'option-added' | 'option-removed'; readonly option: Localized }
  | { readonly kind: 'options-reordered' }
  | {
      readonly kind: 'option-points'
      readonly option: Localized
      readonly of: 'points' | 'possible'
      readonly before: string | null
      readonly after: string | null
    }

const fields: readonly QuestionField[] = [
  'weight',
  'required',
  'allowNotApplicable',
  'bonus',
  'commentRequired',
  'photo',
  'informational',
  'yes',
  'no',
  'min',
  'max',
  'icon',
]

const rules: readonly Exclude<QuestionRule, 'optionConditions' | 'constraint'>[] = [
  'standardId',
  'critical',
  'commentOn',
  'photoOn',
  'showWhen',
  'requiredWhen',
  'preset',
  'hintPicture',
  'rule',
  'bands',
  'value',
]

/**
 * What is different between two wordings of one question.
 *
 * Rule    a member that is absent means what it meant before the format knew it: nothing, or no.
 * Returns nothing for questions that are the same word for word.
 * Source  PRODUCT.md, Glossary (checklist version).
 */
export function questionDifference(before: Question, after: Question): PartChange[] {
  if (before === after) return []
  const changes: PartChange[] = []
  if (before.type !== after.type) {
    changes.push({ kind: 'type', before: before.type, after: after.type })
  }
  changes.push(...textChanges(before, after))
  const old = membersOf(before)
  const now = membersOf(after)
  for (const field of fields) {
    // A field that only one of two types has comes and goes with the type.
    if (before.type !== after.type && field in old !== field in now) continue
    const [was, is] = [plainValue(old[field], field), plainValue(now[field], field)]
    if (was !== is) changes.push({ kind: 'field', field, before: was, after: is })
  }
  for (const rule of rules) changes.push(...ruleChange(rule, old[rule], now[rule]))
  const conditions = [before.constraint?.when, after.constraint?.when] as const
  changes.push(...ruleChange('constraint', ...conditions), ...optionChanges(before, after))
  return changes
}

function membersOf(question: Question): Readonly<Record<string, unknown>> {
  return { ...question }
}

function plainValue(value: unknown, field: QuestionField): ChangedValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value
  }
  return field === 'informational' ? false : null
}

function ruleChange<Rule extends string>(
  rule: Rule,
  before: unknown,
  after: unknown,
): { readonly kind: 'rule'; readonly rule: Rule; readonly how: How }[] {
  const [was, is] = [before ?? null, after ?? null]
  if (canonicalJson(was) === canonicalJson(is)) return []
  const how = was === null ? 'added' : is === null ? 'removed' : 'changed'
  return [{ kind: 'rule', rule, how }]
}

/** Texts are compared by their place; those of an option that came or went go with it. */
function textChanges(before: Question, after: Question): PartChange[] {
  const key = (one: { kind: string; optionId: string | null }) => `${one.kind} ${one.optionId}`
  const now = new Map(textsOfQuestion(after).map((one) => [key(one), one.text]))
  const old = new Map(textsOfQuestion(before).map((one) => [key(one), one]))
  const places = [...textsOfQuestion(before), ...textsOfQuestion(after)]
  const known = new Set<string>()
  return places.flatMap((one) => {
    const own = key(one)
    if (known.has(own)) return []
    known.add(own)
    const isBoth = now.has(own) && old.has(own)
    if (one.kind === 'option' && !isBoth) return []
    return wordingChanges(one.kind, old.get(own)?.text ?? null, now.get(own) ?? null)
  })
}

function wordingChanges(
  of: TextKind,
  before: Localized | null,
  after: Localized | null,
): PartChange[] {
  return (['ru', 'en'] as const).flatMap((language): PartChange[] => {
    const [was, is] = [before?.[language] ?? '', after?.[language] ?? '']
    return was === is ? [] : [{ kind: 'text', of, language, before: was, after: is }]
  })
}

function optionChanges(before: Question, after: Question): PartChange[] {
  const [old, now] = [optionsOf(before), optionsOf(after)]
  const oldById = new Map(old.map((option) => [option.id, option]))
  const nowById = new Map(now.map((option) => [option.id, option]))
  const gone = old.filter(({ id }) => !nowById.has(id))
  const come = now.filter(({ id }) => !oldById.has(id))
  const kept = now.flatMap((option) => {
    const was = oldById.get(option.id)
    return was === undefined ? [] : [[was, option] as const]
  })
  const order = (options: readonly Option[], others: ReadonlyMap<string, Option>) =>
    options.filter(({ id }) => others.has(id)).map(({ id }) => id)
  const isReordered = order(old, nowById).join('\n') !== order(now, oldById).join('\n')
  const conditionsOf = (options: readonly Option[]) =>
    options.flatMap(({ id, showWhen }) => (showWhen ? [{ id, showWhen }] : []))
  const conditions = ruleChange(
    'optionConditions',
    emptyAsNull(conditionsOf(old)),
    emptyAsNull(conditionsOf(now)),
  )
  return [
    ...gone.map(({ text }): PartChange => ({ kind: 'option-removed', option: text })),
    ...come.map(({ text }): PartChange => ({ kind: 'option-added', option: text })),
    ...kept.flatMap(([was, is]) => [
      ...pointsChange(is.text, 'points', was.points, is.points),
      ...pointsChange(is.text, 'possible', was.possible ?? null, is.possible ?? null),
    ]),
    ...(isReordered ? [{ kind: 'options-reordered' } as const] : []),
    ...conditions,
  ]
}

function emptyAsNull<Item>(items: readonly Item[]): readonly Item[] | null {
  return items.length === 0 ? null : items
}

function pointsChange(
  option: Localized,
  of: 'points' | 'possible',
  before: string | null,
  after: string | null,
): PartChange[] {
  return before === after ? [] : [{ kind: 'option-points', option, of, before, after }]
}

function optionsOf(question: Question): readonly Option[] {
  return 'options' in question ? question.options : []
}

/**
 * What is different between two states of one section itself; its questions and inner sections
 * are parts of their own.
 *
 * Rule    title, weight, pass mark, condition and layout.
 * Returns nothing for a section whose own members are the same.
 * Source  PRODUCT.md, Glossary (checklist version).
 */
export function sectionDifference(before: Section, after: Section): PartChange[] {
  const changes = wordingChanges('section-title', before.title, after.title)
  const { weight, passMark } = after
  if (before.weight !== weight) {
    changes.push({ kind: 'field', field: 'weight', before: before.weight, after: weight })
  }
  if (before.passMark !== passMark) {
    changes.push({ kind: 'field', field: 'passMark', before: before.passMark, after: passMark })
  }
  changes.push(...ruleChange('showWhen', before.showWhen, after.showWhen))
  changes.push(...ruleChange('layout', before.layout, after.layout))
  changes.push(...ruleChange('impressions', before.impressions, after.impressions))
  return changes
}
