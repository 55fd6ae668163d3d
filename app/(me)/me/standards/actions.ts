'use server'

import { acknowledgeStandardSchema } from '@/lib/acknowledgements/schema'
import { acknowledgeStandard } from '@/lib/acknowledgements/use-cases/acknowledge-standard'
import { formAction } from '@/lib/platform/actions'

export async function acknowledgeStandardAction(input: unknown) {
  return formAction(acknowledgeStandardSchema, acknowledgeStandard)(input)
}
