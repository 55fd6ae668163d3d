import type { DecimalShape } from '@/lib/platform/i18n/decimal-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { classNames } from './class-names'

/** An amount with its currency; in a column that names the currency, `bare` leaves it out. */
export function Money({
  amount,
  currency,
  bare,
  sign,
  tone,
  className,
}: {
  /** Decimal text: "53400.00". */
  amount: string
  /** ISO 4217. */
  currency: string
  bare?: boolean | undefined
  sign?: DecimalShape['sign'] | undefined
  /** `paid` is the one green of the product. */
  tone?: 'paid' | undefined
  className?: string | undefined
}) {
  const format = useFormat()
  const shape: DecimalShape = { minPlaces: 2, ...(sign ? { sign } : {}) }
  return (
    <span
      className={classNames('num whitespace-nowrap', tone === 'paid' && 'text-green', className)}
    >
      {bare ? format.decimal(amount, shape) : format.money(amount, currency, shape)}
    </span>
  )
}
