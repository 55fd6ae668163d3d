import { importModeOf } from '@/lib/core/table-import'
import { saidColumnsOf } from '@/lib/core/table-mapping'
import { importPastScores } from '@/lib/past-scores/use-cases/import-past-scores'
import { readBytes, route } from '@/lib/platform/routes'
import { tableLimits } from '@/lib/platform/table-file'

/** The file is the body; a file of ten thousand lines is more than a server action takes. */
export const POST = route({ verb: 'past-score:change' }, async ({ actor, request, deps }) => {
  const { searchParams } = new URL(request.url)
  const mode = importModeOf(searchParams.get('mode'))
  const columns = saidColumnsOf(searchParams.get('columns'))
  const bytes = await readBytes(request, tableLimits.bytes)
  return Response.json(await importPastScores(actor, { bytes, mode, columns }, deps))
})
