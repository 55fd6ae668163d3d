'use server'

import { formAction } from '@/lib/platform/actions'
import { declineVisitSchema, visitIdSchema } from '@/lib/visits/schema'
import { acceptVisit } from '@/lib/visits/use-cases/accept-visit'
import { declineVisit } from '@/lib/visits/use-cases/decline-visit'

export async function acceptVisitAction(input: unknown) {
  return formAction(visitIdSchema, acceptVisit)(input)
}

export async function declineVisitAction(input: unknown) {
  return formAction(declineVisitSchema, declineVisit)(input)
}
