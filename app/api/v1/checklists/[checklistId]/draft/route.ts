import { checklistLimits } from '@/lib/checklist-documents/schema'
import { saveChecklistDraftSchema } from '@/lib/checklists/schema'
import { saveChecklistDraft } from '@/lib/checklists/use-cases/save-checklist-draft'
import { readJson, route } from '@/lib/platform/routes'
import { isOtherAccount } from '../../../refusal'

const bodySchema = saveChecklistDraftSchema.omit({ checklistId: true })

/** A draft of 1,400 questions in two languages is more than a server action takes. */
const limit = checklistLimits.fileBytes

/** Keeps the draft, when nobody else has kept another since the revision that the body names. */
export const PUT = route<{ checklistId: string }>(
  { verb: 'checklist:change' },
  async ({ actor, request, params, deps }) => {
    const body = await readJson(request, bodySchema, limit)
    if (isOtherAccount(request, actor)) {
      return Response.json({ ok: false, reason: 'other-account' }, { status: 401 })
    }
    if (!body.ok) return body.response
    const input = { checklistId: params.checklistId, ...body.value }
    return Response.json(await saveChecklistDraft(actor, input, deps))
  },
)
