import { importModeOf } from '@/lib/core/table-import'
import { importPastScores } from '@/lib/past-scores/use-cases/import-past-scores'
import { readBytes, route } from '@/lib/platform/routes'
import { tableLimits } from '@/lib/platform/table-file'

/** The file is the body; a file of ten thousand lines is more than a server action takes. */
export const POST = route({ verb: 'past-score:change' }, async ({ actor, request, deps }) => {
  const mode = importModeOf(new URL(request.url).searchParams.get('mode'))
  const bytes = await readBytes(request, tableLimits.bytes)
  return Response.json(await importPastScores(actor, { bytes, mode }, deps))
})
