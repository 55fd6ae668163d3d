import type { Component, SchemeDocument } from './scheme'

/**
 * The rules of a scheme once for each stint.
 *
 * Rule    codes of components and gates end with the stint's key, which no code of a scheme can hold.
 * Returns the same document where there is one stint.
 * Source  issue "motivation", Pay facts (transfers in mid-period).
 */
export function rulesOfStints<Rules extends Pick<SchemeDocument, 'components' | 'gates'>>(
  rules: Rules,
  keys: readonly string[],
): Rules {
  if (keys.every((key) => key === '')) return rules
  const named = <Part extends { readonly code: string }>(parts: readonly Part[]) =>
    keys.flatMap((key) => parts.map((part) => ({ ...part, code: `${part.code}${key}` })))
  return { ...rules, components: named(rules.components), gates: named(rules.gates) }
}

/**
 * The code of a component or gate as the scheme has it.
 *
 * Rule    what stands before the stint's key: "courtesy@2" is "courtesy".
 * Returns the code itself where nothing was split.
 * Source  issue "motivation", Pay facts (transfers in mid-period).
 */
export function codeInScheme(code: string): string {
  return code.split('@', 1)[0] ?? code
}

/**
 * The key of the stint that a code of a statement belongs to.
 *
 * Rule    the end of the code from the sign on: "courtesy@2" belongs to "@2".
 * Returns an empty text where nothing was split.
 * Source  issue "motivation", Pay facts (transfers in mid-period).
 */
export function stintKey(code: string): string {
  return code.slice(codeInScheme(code).length)
}

/**
 * The components or gates of one stint, under their own codes.
 *
 * Rule    those whose codes end with the key, without it; formulas name each other so.
 * Returns the same list where nothing was split.
 * Source  issue "motivation", Pay facts (transfers in mid-period).
 */
export function partsOfStint<Part extends { readonly code: string }>(
  parts: readonly Part[],
  key: string,
): readonly Part[] {
  if (key === '') return parts
  return parts
    .filter(({ code }) => stintKey(code) === key)
    .map((part) => ({ ...part, code: codeInScheme(part.code) }))
}

/**
 * The lines of all stints that read one and the same measure.
 *
 * Rule    what is measured of the person is the same in every stint of a scheme; what is measured of
 *         the unit is each stint's own.
 * Returns the component itself where nothing was split.
 * Source  PAY.md, The statement (what would have changed it).
 */
export function sharedMeasure(
  component: Component,
  all: readonly Component[],
): readonly Component[] {
  return component.value.kind === 'formula' ? [component] : sharedReading(component, all)
}

/**
 * The lines of all stints whose readings are one and the same.
 *
 * Rule    visits and figures of the person are the same in every stint of a scheme, also where a
 *         formula looks them up; those of the unit are each stint's own.
 * Returns the component itself where nothing was split.
 * Source  PAY.md, Trying a scheme; The statement (what would have changed it).
 */
export function sharedReading(
  component: Component,
  all: readonly Component[],
): readonly Component[] {
  if (component.value.subject === 'unit') return [component]
  const own = codeInScheme(component.code)
  return all.filter(({ code }) => codeInScheme(code) === own)
}
