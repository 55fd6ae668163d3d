import { z } from 'zod'
import { isCalendarDate } from '@/lib/core/calendar'
import { feeRuleKinds } from '@/lib/core/fee-payment'
import type { MoneyText } from '@/lib/core/money'

export const feeRuleChoices = [...feeRuleKinds, 'none'] as const

const wholeNumber = z
  .string()
  .trim()
  .refine((text) => /^\d{1,3}$/.test(text), { error: 'fees.fields.whole' })
  .transform(Number)

/** When shoppers are paid; `none`: the company says nothing, and each shopper is told to ask. */
export const changeFeeRuleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none'), days: z.string().optional() }),
  z.object({
    kind: z.literal('next-month'),
    days: wholeNumber.refine((day) => day >= 1 && day <= 31, { error: 'fees.fields.day' }),
  }),
  z.object({
    kind: z.literal('after-approval'),
    days: wholeNumber.refine((days) => days <= 180, { error: 'fees.fields.days' }),
  }),
])
export type ChangeFeeRuleInput = z.output<typeof changeFeeRuleSchema>

const visitIds = z.array(z.guid()).min(1).max(1000)

export const markFeesPaidSchema = z.object({
  visitIds,
  paidOn: z.string().refine(isCalendarDate, { error: 'errors.fields.date' }),
})
export type MarkFeesPaidInput = z.output<typeof markFeesPaidSchema>

export const takeBackPaymentsSchema = z.object({ visitIds })
export type TakeBackPaymentsInput = z.output<typeof takeBackPaymentsSchema>

/** The filters of the list; what cannot be read is as if it were not there. */
export const listFeesSchema = z.object({
  part: z.enum(['unpaid', 'paid']).catch('unpaid'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type ListFeesInput = z.output<typeof listFeesSchema>

/** The fee of an approved visit, as the office sees it. Days are those of the company's zone. */
export interface FeeRow {
  readonly visitId: string
  readonly shopperId: string
  readonly shopperLabel: string
  readonly shopperName: string
  readonly unitName: string
  readonly campaignName: string
  readonly fee: MoneyText
  /** What the shopper has bought, by the receipt in the report; to be refunded beside the fee. */
  readonly purchase: { readonly amount: MoneyText; readonly currency: string } | null
  readonly approvedOn: string
  /** null where the company has said no rule. */
  readonly payBy: string | null
  readonly paidOn: string | null
  /** What this shopper has in the whole list, not on this page alone. */
  readonly ofShopper: { readonly count: number; readonly sum: MoneyText }
}
