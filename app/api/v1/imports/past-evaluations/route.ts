import { checklistLimits } from '@/lib/checklist-documents/schema'
import { AppError } from '@/lib/core/app-error'
import { pastEvaluationPlaceSchema } from '@/lib/past-scores/schema'
import { keepPastEvaluation } from '@/lib/past-scores/use-cases/keep-past-evaluation'
import { parseInput } from '@/lib/platform/input'
import { readBytes, route } from '@/lib/platform/routes'

/** The file is the body; the address says whom it is about, and the day. */
export const POST = route({ verb: 'past-score:change' }, async ({ actor, request, deps }) => {
  const { searchParams } = new URL(request.url)
  const place = parseInput(pastEvaluationPlaceSchema, {
    personId: searchParams.get('person'),
    unitId: searchParams.get('unit'),
    scoredOn: searchParams.get('day'),
    touchpoint: searchParams.get('touchpoint'),
  })
  if (!place.ok) throw new AppError('invalid-input')
  const bytes = await readBytes(request, checklistLimits.fileBytes)
  return Response.json(await keepPastEvaluation(actor, { ...place.value, bytes }, deps))
})
