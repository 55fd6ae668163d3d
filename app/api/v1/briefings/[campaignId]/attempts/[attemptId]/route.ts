import { attemptBodySchema, briefingLimits, recordAttemptSchema } from '@/lib/briefings/schema'
import { recordAttempt } from '@/lib/briefings/use-cases/record-attempt'
import { AppError } from '@/lib/core/app-error'
import { sha256OfBytes } from '@/lib/core/fingerprint'
import { readJson, route } from '@/lib/platform/routes'
import { isOtherAccount, refusal } from '../../../../refusal'

/** A try at the test on a campaign's instructions, made on the phone whenever; the same id is one. */
export const PUT = route<{ campaignId: string; attemptId: string }>(
  { verb: 'visit:fill' },
  async ({ actor, request, params, deps }) => {
    const body = await readJson(request, attemptBodySchema, briefingLimits.attemptBytes)
    if (!body.ok) return body.response
    if (isOtherAccount(request, actor)) return refusal(actor, 'other-account')
    const input = recordAttemptSchema.safeParse({ ...body.value, ...params })
    if (!input.success) throw new AppError('invalid-input')
    const answer = await recordAttempt(actor, input.data, deps)
    // The hash of what was sent: the phone lets go of an attempt for this alone.
    const sha256 = sha256OfBytes(body.bytes)
    if (answer.ok) return Response.json({ receipt: { ...answer.receipt, sha256 } })
    return refusal(actor, answer.reason)
  },
)
