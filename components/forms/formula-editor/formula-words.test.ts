import { describe, expect, test } from 'vitest'
import type { FormulaProblemCode } from '@/lib/core/formula/formula-problem'
import { payNames, type ValueKind } from '@/lib/core/formula/formula-scope'
import type { StopReason } from '@/lib/core/formula/formula-value'
import { functionNames, lookupNames } from '@/lib/core/formula/functions'
import { locales } from '@/lib/platform/i18n/locales'
import { type MessageTree, messagesIn } from '@/lib/platform/i18n/messages'

// Typed as records, so that a new word without a line here does not compile.
const problems: Readonly<Record<FormulaProblemCode, true>> = {
  empty: true,
  'too-long': true,
  'too-deep': true,
  'too-many-parts': true,
  quote: true,
  'quote-kind': true,
  'bracket-open': true,
  'bracket-extra': true,
  'value-missing': true,
  'argument-missing': true,
  'operator-missing': true,
  'word-operator': true,
  'turned-comparison': true,
  separator: true,
  'separator-outside': true,
  'decimal-comma': true,
  'spaced-number': true,
  number: true,
  character: true,
  'percent-sign': true,
  unexpected: true,
  'other-spelling': true,
  member: true,
  'unknown-function': true,
  arguments: true,
  'code-needed': true,
  'unknown-name': true,
  'own-name': true,
  'unknown-code': true,
  'function-as-name': true,
  'number-and-money': true,
  'money-times-money': true,
  'number-by-money': true,
  'different-types': true,
  'number-needed': true,
  'condition-needed': true,
  'text-needed': true,
  'chained-comparison': true,
  'order-of-texts': true,
  'percent-of-score': true,
  'whole-power': true,
  'power-of-money': true,
  'whole-places': true,
  'rising-bands': true,
  'turned-bounds': true,
  'missing-value': true,
  'result-number': true,
  'result-money': true,
  'result-condition': true,
  'result-text': true,
}
const stops: Readonly<Record<StopReason, true>> = {
  'no-visits': true,
  'too-few-visits': true,
  'not-delivered': true,
  'division-by-zero': true,
  'too-large': true,
  'no-condition-met': true,
  'step-sign': true,
  'turned-bounds': true,
}
const kinds: Readonly<Record<ValueKind, true>> = {
  number: true,
  money: true,
  boolean: true,
  text: true,
}

const keysOf = (tree: MessageTree | string | undefined) =>
  typeof tree === 'object' ? Object.keys(tree).toSorted() : []

describe.each(locales)('the words of formulas: %s', (locale) => {
  const said = (part: string) => keysOf(messagesIn(locale).formulas?.[part])

  test('every problem, every outcome, every kind, every function and every name is said', () => {
    expect(said('problems')).toEqual(Object.keys(problems).toSorted())
    expect(said('stops')).toEqual(Object.keys(stops).toSorted())
    expect(said('kinds')).toEqual(Object.keys(kinds).toSorted())
    expect(said('functions')).toEqual([...functionNames, ...lookupNames].toSorted())
    expect(said('names')).toEqual([...payNames.keys(), 'value'].toSorted())
  })
})
