/** A telephone number as somebody wrote it, and the address that a telephone dials. */
export interface CallableNumber {
  readonly shown: string
  /** `tel:` with the country; a comma is a pause before the extension. */
  readonly href: string
}

/**
 * Seven and ten digits (or 8, as it is dialled within Russia); else a plus and 9 to 15 digits. Between
 * two digits stand spaces, brackets and hyphens; before an extension its word.
 */
const number =
  /(?<![\d+.,])(?:(?:\+7|8)(?:[ \u00a0()‑–-]*\d){10}|\+[1-689](?:[ \u00a0()‑–-]?\d){8,14})(?!\d)(?:,?[ \u00a0]*(?:доб|ext)\.?[ \u00a0]*\d{1,6})?/gu

/**
 * The telephone numbers that texts name, so that one tap dials them.
 *
 * Rule    only what has its country is a number: `+` and 9 to 15 digits, or 8 and ten digits, which is
 *         Russia. An extension ("доб. 23", "ext. 23") is dialled after a pause. Each number once, in
 *         the order of the texts.
 * Returns none where no text names one; sums, years and postcodes are not taken for numbers.
 * Source  ITU-T E.164 (length); RFC 3966 (`tel:`).
 */
export function callableNumbers(texts: readonly string[]): readonly CallableNumber[] {
  const found = new Map<string, CallableNumber>()
  for (const shown of texts.flatMap((text) => text.match(number) ?? [])) {
    const [dialled = '', extension] = shown.split(/,?[ \u00a0]*(?:доб|ext)\.?[ \u00a0]*/u)
    const digits = dialled.replaceAll(/\D/g, '')
    const country = dialled.startsWith('+') ? digits : `7${digits.slice(1)}`
    const href = `tel:+${country}${extension === undefined ? '' : `,${extension}`}`
    if (!found.has(href)) found.set(href, { shown, href })
  }
  return [...found.values()]
}
