import { route } from '@/lib/platform/routes'
import { viewOwnVisit } from '@/lib/visits/use-cases/view-own-visit'
import { keptAnswer } from '../../kept-answer'
import { isOtherAccount, refusal } from '../../refusal'

/** All that a phone needs to make one visit without a network. */
export const GET = route<{ visitId: string }>(
  { verb: 'visit:fill' },
  async ({ actor, params, request, deps }) => {
    if (isOtherAccount(request, actor)) return refusal(actor, 'other-account')
    const { visit, isBegun } = await viewOwnVisit(actor, { visitId: params.visitId }, deps)
    return keptAnswer(request, { visit, isBegun })
  },
)
