'use server'

import { changeFeeRuleSchema, markFeesPaidSchema, takeBackPaymentsSchema } from '@/lib/fees/schema'
import { changeFeeRule } from '@/lib/fees/use-cases/change-fee-rule'
import { markFeesPaid, takeBackPayments } from '@/lib/fees/use-cases/mark-fees-paid'
import { formAction } from '@/lib/platform/actions'

export async function changeFeeRuleAction(input: unknown) {
  return formAction(changeFeeRuleSchema, changeFeeRule)(input)
}

export async function markFeesPaidAction(input: unknown) {
  return formAction(markFeesPaidSchema, markFeesPaid)(input)
}

export async function takeBackPaymentsAction(input: unknown) {
  return formAction(takeBackPaymentsSchema, takeBackPayments)(input)
}
