import { removeAttachment } from '@/lib/attachments/use-cases/remove-attachment'
import { storeAttachment } from '@/lib/attachments/use-cases/store-attachment'
import { AppError } from '@/lib/core/app-error'
import { mostBytes, removeAttachmentSchema, storeAttachmentSchema } from '@/lib/evaluations/schema'
import { route } from '@/lib/platform/routes'
import { isOtherAccount, readBody, refusal } from '../../refusal'

/**
 * One photo or file: the body is its bytes, Content-Type what they are, X-Etalon-Sha256 their hash;
 * visit and question in the address.
 */
export const PUT = route<{ attachmentId: string }>(
  { verb: 'evaluation:submit' },
  async ({ actor, request, params, deps }) => {
    const mediaType = request.headers.get('content-type') ?? undefined
    const bytes = await readBody(request, mostBytes(mediaType ?? ''))
    if (isOtherAccount(request, actor)) return refusal(actor, 'other-account')
    if (bytes === null) return refusal(actor, 'too-large')
    const asked = new URL(request.url).searchParams
    const input = storeAttachmentSchema.safeParse({
      attachmentId: params.attachmentId,
      visitId: asked.get('visitId'),
      questionId: asked.get('questionId'),
      sha256: request.headers.get('x-etalon-sha256'),
      mediaType,
      bytes,
    })
    if (!input.success) throw new AppError('invalid-input')
    const answer = await storeAttachment(actor, input.data, deps)
    if (!answer.ok) return refusal(actor, answer.reason)
    return Response.json({ receipt: answer.receipt })
  },
)

/**
 * Takes a file back that went early and that no report names. What is not there, or not this shopper's,
 * is answered alike: it is gone. So a phone can tell that from a refusal to enter.
 */
export const DELETE = route<{ attachmentId: string }>(
  { verb: 'evaluation:submit' },
  async ({ actor, request, params, deps }) => {
    if (isOtherAccount(request, actor)) return refusal(actor, 'other-account')
    const input = removeAttachmentSchema.safeParse(params)
    if (!input.success) throw new AppError('not-found')
    const answer = await removeAttachment(actor, input.data, deps).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not-found') return { ok: true } as const
      throw error
    })
    return answer.ok ? Response.json({ ok: true }) : refusal(actor, answer.reason)
  },
)
