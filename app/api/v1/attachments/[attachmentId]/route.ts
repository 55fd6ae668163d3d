import { AppError } from '@/lib/core/app-error'
import { attachmentFactsSchema, evaluationLimits } from '@/lib/evaluations/schema'
import { storeAttachment } from '@/lib/evaluations/use-cases/store-attachment'
import { route } from '@/lib/platform/routes'
import { isOtherAccount, readBody, refusal } from '../../refusal'

/** One photo: the body is its bytes, X-Etalon-Sha256 their hash; visit and question in the address. */
export const PUT = route<{ attachmentId: string }>(
  { verb: 'evaluation:submit' },
  async ({ actor, request, params, deps }) => {
    const bytes = await readBody(request, evaluationLimits.photoBytes)
    if (isOtherAccount(request, actor)) return refusal(actor, 'other-account')
    if (bytes === null) return refusal(actor, 'too-large')
    const asked = new URL(request.url).searchParams
    const facts = attachmentFactsSchema.safeParse({
      attachmentId: params.attachmentId,
      visitId: asked.get('visitId'),
      questionId: asked.get('questionId'),
      sha256: request.headers.get('x-etalon-sha256'),
    })
    if (!facts.success) throw new AppError('invalid-input')
    const answer = await storeAttachment(actor, { ...facts.data, bytes }, deps)
    if (!answer.ok) return refusal(actor, answer.reason)
    return Response.json({ receipt: answer.receipt })
  },
)
