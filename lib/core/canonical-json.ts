import { Fraction, fractionText } from './exact'

/**
 * Canonical JSON: one text for one value, whatever the order in which it was put together.
 *
 * Rule    RFC 8785: members sorted by UTF-16 code units, no white space, ECMAScript numbers and
 *         string escapes. A Fraction is written as its text; a member that is undefined is left out.
 * Throws  RangeError for what has no JSON: a number that is not finite, a bigint, a lone surrogate,
 *         undefined in a list, an object with a prototype of its own.
 * Source  SCORING.md, What a result carries; RFC 8785 (JSON Canonicalization Scheme).
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return stringText(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'number':
      return numberText(value)
    case 'object':
      return value === null ? 'null' : objectText(value)
    default:
      throw new RangeError(`A ${typeof value} has no canonical JSON`)
  }
}

function objectText(value: object): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value instanceof Fraction) return `"${fractionText(value)}"`
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new RangeError('Only plain objects have canonical JSON')
  }
  const members: string[] = []
  const plain = value as Readonly<Record<string, unknown>>
  // Without a comparison of its own, ECMAScript sorts by UTF-16 code units, as RFC 8785 asks for.
  for (const name of Object.keys(plain).sort()) {
    const member = plain[name]
    if (member !== undefined) members.push(`${stringText(name)}:${canonicalJson(member)}`)
  }
  return `{${members.join(',')}}`
}

// With the flag u, a pair of surrogates is one code point, so only a lone one matches.
const LONE_SURROGATE = /\p{Surrogate}/u

function stringText(value: string): string {
  if (LONE_SURROGATE.test(value)) throw new RangeError('A lone surrogate has no canonical JSON')
  return JSON.stringify(value)
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} has no canonical JSON`)
  return String(value)
}
