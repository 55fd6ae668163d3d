import { isDecimal } from '@/lib/core/decimal'
import { decimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal } from '@/lib/core/exact'

/** A figure of a JSON file, exactly as its digits say: 1e-9 and 2.5e3 among them. */
function exactFigure(figure: number): Fraction | null {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(figure))
  if (parts === null) return null
  const [, sign = '', whole = '', places = '', exponent = '0'] = parts
  const digits = BigInt(`${sign}${whole}${places}`)
  const power = Number(exponent) - places.length
  const scale = 10n ** BigInt(Math.abs(power))
  return power < 0 ? Fraction.of(digits, scale) : Fraction.of(digits * scale)
}

/** What nine places may cost a figure: one part in a hundred million. */
const finest = Fraction.of(10n ** 8n)

/** A number as a decimal of at most nine places; null where they cannot say it. */
function ninePlaces(value: Fraction): string | null {
  const text = shortText(value)
  if (!isDecimal(text)) return null
  const lost = parseDecimal(text).minus(value).absolute()
  return value.absolute().isBelow(lost.times(finest)) ? null : text
}

/** Half up to nine places, without zeros at the end: 1/3 -> "0.333333333", 3 -> "3". */
export function shortText(value: Fraction): string {
  return decimalText(value, 9).replace(/\.?0+$/, '')
}

/** The figures of a file multiplied, as a decimal; null where one is none, or the product is none. */
export function figureText(...figures: readonly (number | undefined)[]): string | null {
  let product = Fraction.one
  for (const figure of figures) {
    const exact = figure === undefined ? null : exactFigure(figure)
    if (exact === null) return null
    product = product.times(exact)
  }
  return ninePlaces(product)
}
