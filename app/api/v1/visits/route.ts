import { route } from '@/lib/platform/routes'
import { listOwnVisits } from '@/lib/visits/use-cases/list-own-visits'
import { keptAnswer } from '../kept-answer'
import { isOtherAccount, refusal } from '../refusal'

/** The shopper's list, for the phone to keep. */
export const GET = route({ verb: 'visit:fill' }, async ({ actor, request, deps }) => {
  if (isOtherAccount(request, actor)) return refusal(actor, 'other-account')
  const { visits } = await listOwnVisits(actor, {}, deps)
  return keptAnswer(request, { visits })
})
