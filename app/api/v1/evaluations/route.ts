import { evaluationLimits, sha256Schema } from '@/lib/evaluations/schema'
import { submitEvaluation } from '@/lib/evaluations/use-cases/submit-evaluation'
import { route } from '@/lib/platform/routes'
import { draftNamesOf } from '../draft-names'
import { isOtherAccount, readBody, refusal } from '../refusal'

/** A frozen report: the body is its exact bytes, X-Etalon-Sha256 their hash. */
export const POST = route({ verb: 'evaluation:submit' }, async ({ actor, request, deps }) => {
  const bytes = await readBody(request, evaluationLimits.reportBytes)
  if (isOtherAccount(request, actor)) return refusal(actor, 'other-account')
  if (bytes === null) return refusal(actor, 'too-large')
  const sha256 = sha256Schema.safeParse(request.headers.get('x-etalon-sha256'))
  if (!sha256.success) return refusal(actor, 'damaged')
  const phoneNow = instantOf(request.headers.get('x-etalon-clock'))
  const from = draftNamesOf(request)
  const answer = await submitEvaluation(actor, { bytes, sha256: sha256.data, phoneNow, from }, deps)
  if (!answer.ok) return refusal(actor, answer.reason, answer.named)
  return Response.json({ receipt: answer.receipt })
})

function instantOf(header: string | null): Date | null {
  const instant = new Date(header ?? Number.NaN)
  return Number.isNaN(instant.getTime()) ? null : instant
}
