const NUL = '\u0000'
// With the flag u, a pair of surrogates is one code point, so only a lone one matches.
const LONE_SURROGATE = /\p{Surrogate}/gu

/**
 * A typed text without what no record can hold.
 *
 * Rule    NUL characters go; half of a surrogate pair (a cut emoji) becomes the replacement mark.
 * Returns the text itself where nothing had to go.
 * Source  STACK.md: PostgreSQL refuses NUL; RFC 8785 refuses lone surrogates.
 */
export function writableText(typed: string): string {
  const whole = typed.replace(LONE_SURROGATE, '\ufffd')
  return whole.includes(NUL) ? whole.replaceAll(NUL, '') : whole
}
