import { z } from 'zod'
import { isMoneyText, type MoneyText } from '@/lib/core/money'

/** An amount as a person types it ("54 000,5"), made into money text; null where nothing is typed. */
const amount = z
  .string()
  .trim()
  .max(40)
  .transform(typedAmount)
  .refine((text) => text === null || (isMoneyText(text) && !text.startsWith('-')), {
    error: 'pay.fields.amount',
  })
  .refine((text) => text === null || text.length <= 15, { error: 'pay.fields.amountTooLarge' })

/** What somebody has typed so far as an amount; null where it is none. */
export function soundAmount(typed: string): MoneyText | null {
  const text = typedAmount(typed.trim())
  return text !== null && isMoneyText(text) && !text.startsWith('-') ? text : null
}

function typedAmount(typed: string): string | null {
  return typed === '' ? null : completeMoney(typed)
}

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
    /** Whoever decides says that an amount above the most that the line pays is meant. */
    confirmed: z.boolean().optional(),
  })
  .refine(({ kind, amount: typed }) => (kind === 'amount') === (typed !== null), {
    error: 'pay.fields.amount',
    path: ['amount'],
  })
export type DecideLine = z.output<typeof decideLineSchema>
export type DecideLineInput = z.input<typeof decideLineSchema>
