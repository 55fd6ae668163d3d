'use server'

import { formAction } from '@/lib/platform/actions'
import { startBatchSchema } from '@/lib/statement-batches/schema'
import { startBatch } from '@/lib/statement-batches/use-cases/start-batch'

export async function startBatchAction(input: unknown) {
  return formAction(startBatchSchema, startBatch)(input)
}
