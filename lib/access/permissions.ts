import { AppError } from '@/lib/core/app-error'
import type { Actor, GrantKind } from './actor'

/**
 * Where a permission holds.
 * `any` the whole organisation; `own` rows of the actor's own person or shopper; `headed` units
 * under the actor; `not-own-unit` any unit but those that the actor heads or works in, and nothing
 * that names the actor, wherever he works by now.
 */
export type Scope = 'any' | 'own' | 'headed' | 'not-own-unit'

type Rule = Readonly<Partial<Record<GrantKind, Scope>>>

/** What each grant may do; the only place that says so (SECURITY.md, Who is who). */
export const permissions = {
  'organisation:change': { administrator: 'any' },
  'audit:read': { administrator: 'any' },

  'unit:read': {
    administrator: 'any',
    'programme-manager': 'any',
    reviewer: 'any',
    hr: 'any',
    'unit-head': 'headed',
  },
  'unit:change': { administrator: 'any' },
  'person:read': {
    administrator: 'any',
    'programme-manager': 'any',
    hr: 'any',
    'unit-head': 'headed',
  },
  'person:change': { administrator: 'any' },
  'account:read': { administrator: 'any' },
  'account:change': { administrator: 'any' },
  'salary:read': { hr: 'any' },
  'salary:change': { hr: 'any' },
  'shopper:read': { administrator: 'any', 'programme-manager': 'any', reviewer: 'any' },
  'shopper:change': { administrator: 'any', 'programme-manager': 'any' },

  'standard:read': {
    administrator: 'any',
    'programme-manager': 'any',
    reviewer: 'any',
    hr: 'any',
    'unit-head': 'any',
    employee: 'any',
  },
  'standard:change': { 'programme-manager': 'any' },
  'standard:publish': { 'programme-manager': 'any' },
  'standard:acknowledge': { employee: 'own', 'unit-head': 'own' },
  /** Who has read what: people by name, so the unit head sees those of his own units. */
  'standard:track': {
    administrator: 'any',
    'programme-manager': 'any',
    hr: 'any',
    'unit-head': 'headed',
  },
  'standard:remind': { 'programme-manager': 'any' },
  'standard:train': { 'programme-manager': 'any' },
  'picture:add': { 'programme-manager': 'any' },
  'checklist:read': { 'programme-manager': 'any', reviewer: 'any' },
  'checklist:change': { 'programme-manager': 'any' },
  'checklist:publish': { 'programme-manager': 'any' },
  'question-bank:read': { 'programme-manager': 'any' },
  'question-bank:change': { 'programme-manager': 'any' },

  'campaign:read': { 'programme-manager': 'any', reviewer: 'any' },
  'campaign:change': { 'programme-manager': 'any' },
  'visit:plan': { 'programme-manager': 'not-own-unit' },
  'visit:read': { 'programme-manager': 'not-own-unit', reviewer: 'not-own-unit' },
  'visit:fill': { shopper: 'own' },
  'evaluation:submit': { shopper: 'own' },
  /** What a shopper saved from a phone that cannot send: filed unseen, in the shopper's name. */
  'phone-copy:file': { administrator: 'any' },
  'review:decide': { reviewer: 'not-own-unit' },
  'visit:release': { reviewer: 'not-own-unit' },
  /** Saying whom a shopper met, from the roster of the day. */
  'visit:match': { 'programme-manager': 'not-own-unit', reviewer: 'not-own-unit' },
  /** HR does not see shoppers (SECURITY.md), so the programme's manager notes what they were paid. */
  'fee:pay': { 'programme-manager': 'not-own-unit' },
  'past-score:read': { 'programme-manager': 'any' },
  'past-score:change': { 'programme-manager': 'any' },
  'overview:read': { 'programme-manager': 'any', reviewer: 'any', hr: 'any' },
  /** How visits become one score: whoever reads scores may read how they come about. */
  'period-rule:read': {
    administrator: 'any',
    'programme-manager': 'any',
    reviewer: 'any',
    hr: 'any',
    'unit-head': 'any',
    employee: 'any',
  },
  /** Who writes the checklists says how they count together; who pays by the scores does not. */
  'period-rule:change': { 'programme-manager': 'any' },
  'result:read': { employee: 'own', 'unit-head': 'headed' },
  'team:read': { 'unit-head': 'headed' },

  'scheme:read': { hr: 'any' },
  'scheme:change': { hr: 'any' },
  'scheme:activate': { hr: 'any' },
  /** A trial names people with what they would have been paid: read by whoever may make one. */
  'scheme-trial:read': { hr: 'any' },
  'scheme-trial:make': { hr: 'any' },
  'fact:read': { hr: 'any' },
  'fact:change': { hr: 'any' },
  'metric:change': { hr: 'any' },
  'period:read': { hr: 'any' },
  'period:compute': { hr: 'any' },
  'period:submit': { hr: 'any' },
  'period:approve': { hr: 'any' },
  'period:lock': { hr: 'any' },
  'period:export': { hr: 'any' },
  'payroll:change': { hr: 'any' },
  /** Opening a locked month again: one asks, another one does it. */
  'period:reopen': { hr: 'any' },
  /** A held line is decided, or any line set to an amount, with a reason. */
  'line:decide': { hr: 'any' },
  'statement:read': { hr: 'any', employee: 'own' },
  'statement:pack': { hr: 'any' },
  /** What a visit that a statement counts has shown its staff; the shopper is nowhere in it. */
  'pay-visit:read': { hr: 'any' },
} as const satisfies Readonly<Record<string, Rule>>

export type Verb = keyof typeof permissions

/** What of a row its permission may depend on; queries select these columns where they matter. */
export interface Governed {
  readonly personId?: string | null
  readonly shopperId?: string | null
  readonly unitId?: string | null
}

/** The scopes in which the actor holds a verb; empty when none of the actor's grants has it. */
export function scopesOf(actor: Actor, verb: Verb): readonly Scope[] {
  const rule: Rule = permissions[verb]
  return actor.grants.flatMap((grant) => rule[grant] ?? [])
}

/** Whether the actor holds the verb at all, for at least some rows (menus, lists, new rows). */
export function may(actor: Actor, verb: Verb): boolean {
  return scopesOf(actor, verb).length > 0
}

/** Whether the actor may do `verb` to this row. */
export function can(actor: Actor, verb: Verb, row: Governed): boolean {
  return scopesOf(actor, verb).some((scope) => covers(actor, scope, row))
}

function covers(actor: Actor, scope: Scope, row: Governed): boolean {
  switch (scope) {
    case 'any':
      return true
    case 'own':
      return (
        (row.personId != null && row.personId === actor.personId) ||
        (row.shopperId != null && row.shopperId === actor.shopperId)
      )
    case 'headed':
      return row.unitId != null && actor.headedUnitIds.includes(row.unitId)
    case 'not-own-unit':
      return (
        (row.personId == null || row.personId !== actor.personId) &&
        (row.unitId == null ||
          !(actor.headedUnitIds.includes(row.unitId) || actor.workUnitIds.includes(row.unitId)))
      )
  }
}

/**
 * The row, when the actor may do `verb` to it.
 * @throws AppError `not-found` when the row is missing or out of the actor's reach: the two look alike.
 */
export function authorise<Row extends object>(
  actor: Actor,
  verb: Verb,
  row: (Row & Governed) | null | undefined,
): Row {
  if (row == null || !can(actor, verb, row)) throw new AppError('not-found')
  return row
}

/**
 * For use cases that act on no existing row (lists, new rows).
 * @throws AppError `not-found` when none of the actor's grants has the verb.
 */
export function authoriseVerb(actor: Actor, verb: Verb): void {
  if (!may(actor, verb)) throw new AppError('not-found')
}

/**
 * Who the actor is among the shoppers.
 * @throws AppError `not-found` for an account that holds a verb of shoppers without being one
 */
export function shopperOf({ shopperId }: Actor): string {
  if (shopperId === null) throw new AppError('not-found')
  return shopperId
}
