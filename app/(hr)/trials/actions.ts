'use server'

import { formAction } from '@/lib/platform/actions'
import { makeSchemeTrial } from '@/lib/reports/use-cases/make-scheme-trial'
import { previewSchemePay } from '@/lib/reports/use-cases/preview-scheme-pay'
import { makeTrialSchema, previewPaySchema } from '@/lib/scheme-trials/schema'

export async function makeTrialAction(input: unknown) {
  return formAction(makeTrialSchema, makeSchemeTrial)(input)
}

export async function previewPayAction(input: unknown) {
  return formAction(previewPaySchema, previewSchemePay)(input)
}
