'use server'

import { matchPersonSchema } from '@/lib/person-matches/schema'
import { matchPerson } from '@/lib/person-matches/use-cases/match-person'
import { assignShopperSchema } from '@/lib/planning/schema'
import { assignShopper } from '@/lib/planning/use-cases/assign-shopper'
import { formAction } from '@/lib/platform/actions'
import {
  approveEvaluationSchema,
  releasePhotosSchema,
  returnEvaluationSchema,
} from '@/lib/reviews/schema'
import { approveEvaluation } from '@/lib/reviews/use-cases/approve-evaluation'
import { releasePhotos } from '@/lib/reviews/use-cases/release-photos'
import { returnEvaluation } from '@/lib/reviews/use-cases/return-evaluation'
import { cancelVisitSchema } from '@/lib/visits/schema'
import { cancelVisit } from '@/lib/visits/use-cases/cancel-visit'

export async function approveEvaluationAction(input: unknown) {
  return formAction(approveEvaluationSchema, approveEvaluation)(input)
}

export async function returnEvaluationAction(input: unknown) {
  return formAction(returnEvaluationSchema, returnEvaluation)(input)
}

export async function releasePhotosAction(input: unknown) {
  return formAction(releasePhotosSchema, releasePhotos)(input)
}

export async function matchPersonAction(input: unknown) {
  return formAction(matchPersonSchema, matchPerson)(input)
}

export async function assignShopperAction(input: unknown) {
  return formAction(assignShopperSchema, assignShopper)(input)
}

export async function cancelVisitAction(input: unknown) {
  return formAction(cancelVisitSchema, cancelVisit)(input)
}
