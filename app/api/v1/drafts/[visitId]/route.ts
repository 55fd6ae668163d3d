import { AppError } from '@/lib/core/app-error'
import { route } from '@/lib/platform/routes'
import {
  discardVisitDraftsSchema,
  keepVisitDraftSchema,
  visitDraftLimits,
} from '@/lib/visit-drafts/schema'
import { discardVisitDrafts } from '@/lib/visit-drafts/use-cases/discard-visit-drafts'
import { keepVisitDraft } from '@/lib/visit-drafts/use-cases/keep-visit-draft'
import { listOwnVisitDrafts } from '@/lib/visit-drafts/use-cases/list-own-visit-drafts'
import { draftNamesOf } from '../../draft-names'
import { isOtherAccount, readBody } from '../../refusal'

/** Draft refusals are for the phone alone: it keeps the draft, and says what its own sentence is. */
const refused = (reason: string, status: number) => Response.json({ ok: false, reason }, { status })

export const GET = route<{ visitId: string }>(
  { verb: 'visit:fill' },
  async ({ actor, request, params, deps }) => {
    if (isOtherAccount(request, actor)) return refused('other-account', 401)
    return Response.json(await listOwnVisitDrafts(actor, params, deps))
  },
)

/** The draft of one phone: the body is its exact bytes, X-Etalon-Sha256 their hash. */
export const PUT = route<{ visitId: string }>(
  { verb: 'visit:fill' },
  async ({ actor, request, params, deps }) => {
    const bytes = await readBody(request, visitDraftLimits.bytes)
    if (isOtherAccount(request, actor)) return refused('other-account', 401)
    if (bytes === null) return refused('too-large', 413)
    const sha256 = request.headers.get('x-etalon-sha256')
    const input = keepVisitDraftSchema.safeParse({ visitId: params.visitId, bytes, sha256 })
    if (!input.success) throw new AppError('invalid-input')
    const answer = await keepVisitDraft(actor, input.data, deps)
    return answer.ok ? Response.json(answer) : refused(answer.reason, statuses[answer.reason])
  },
)

/**
 * Throws away what the shopper has thrown away on a phone. What is not there, or not this shopper's, is
 * answered alike: it is gone. So a phone can tell that from a refusal to enter.
 */
export const DELETE = route<{ visitId: string }>(
  { verb: 'visit:fill' },
  async ({ actor, request, params, deps }) => {
    if (isOtherAccount(request, actor)) return refused('other-account', 401)
    const input = discardVisitDraftsSchema.safeParse({ ...params, drafts: draftNamesOf(request) })
    if (!input.success) throw new AppError('invalid-input')
    const answer = await discardVisitDrafts(actor, input.data, deps).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not-found') return { ok: true }
      throw error
    })
    return Response.json(answer)
  },
)

const statuses = {
  'too-large': 413,
  damaged: 400,
  'not-a-draft': 400,
  overtaken: 409,
  'thrown-away': 409,
  'too-many-devices': 409,
  'visit-not-accepted': 422,
  'visit-cancelled': 422,
  'visit-finished': 422,
  'already-submitted': 422,
} as const
