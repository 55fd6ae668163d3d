import { z } from 'zod'
import { isMoneyText, type MoneyText } from '@/lib/core/money'

/** An amount as a person types it ("54 000,5"), made into money text; null where nothing is typed. */
const amount = z
  .string()
  .trim()
  .max(40)
  .transform((typed) => (typed === '' ? null : completeMoney(typed)))
  .refine((text) => text === null || (isMoneyText(text) && !text.startsWith('-')), {
    error: 'pay.fields.amount',
  })
  .refine((text) => text === null || text.length <= 15, { error: 'pay.fields.amountTooLarge' })

function completeMoney(typed: string): MoneyText {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  const [whole = '', places = ''] = text.split('.')
  return /^\d+(\.\d{0,2})?$/.test(text) ? `${BigInt(whole)}.${places.padEnd(2, '0')}` : text
}

export const decideLineSchema = z
  .strictObject({
    statementId: z.uuid(),
    /** Code of the component. */
    component: z.string().min(1).max(100),
    kind: z.enum(['pay', 'zero', 'amount', 'computed']),
    /** Only where the line is set to an amount; empty elsewhere. */
    amount,
    reason: z.string().trim().min(1).max(500),
  })
  .refine(({ kind, amount: typed }) => (kind === 'amount') === (typed !== null), {
    error: 'pay.fields.amount',
    path: ['amount'],
  })
export type DecideLine = z.output<typeof decideLineSchema>
export type DecideLineInput = z.input<typeof decideLineSchema>
