import type { Actor } from '@/lib/access/actor'
import { finishUpload } from '@/lib/attachments/use-cases/finish-upload'
import { openUpload } from '@/lib/attachments/use-cases/open-upload'
import { AppError } from '@/lib/core/app-error'
import { openUploadSchema } from '@/lib/evaluations/schema'
import type { Deps } from '@/lib/platform/deps'
import { answerTus } from '@/lib/platform/tus-protocol'
import { isOtherAccount, refusal } from '../refusal'

/** A request of the tus protocol about a photo or file; `id` names it, null begins one. */
export async function answerUpload(
  actor: Actor,
  request: Request,
  id: string | null,
  deps: Deps,
): Promise<Response> {
  if (isOtherAccount(request, actor)) return refusal(actor, 'other-account')
  return answerTus(request, id, {
    parts: deps.files.parts,
    owner: { organisationId: actor.organisationId, accountId: actor.accountId },
    path: '/api/v1/uploads',
    async begin(metadata, byteSize) {
      const input = openUploadSchema.safeParse({ ...metadata, byteSize })
      if (!input.success) throw new AppError('invalid-input')
      const answer = await openUpload(actor, input.data, deps)
      if (!answer.ok) return refusal(actor, answer.reason)
      return answer.receipt === null ? answer.part : Response.json({ receipt: answer.receipt })
    },
    async finish(attachmentId) {
      const answer = await finishUpload(actor, { attachmentId }, deps)
      if (!answer.ok) return refusal(actor, answer.reason)
      return Response.json({ receipt: answer.receipt })
    },
  })
}
