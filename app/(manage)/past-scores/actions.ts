'use server'

import { pastScoreBatchSchema } from '@/lib/past-scores/schema'
import { removePastScoreImport } from '@/lib/past-scores/use-cases/remove-past-score-import'
import { formAction } from '@/lib/platform/actions'

export async function removePastScoresAction(input: unknown) {
  return formAction(pastScoreBatchSchema, removePastScoreImport)(input)
}
