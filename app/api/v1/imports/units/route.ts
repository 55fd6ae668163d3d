import { importModeOf } from '@/lib/core/table-import'
import { saidColumnsOf } from '@/lib/core/table-mapping'
import { readBytes, route } from '@/lib/platform/routes'
import { tableLimits } from '@/lib/platform/table-file'
import { importUnits } from '@/lib/units/use-cases/import-units'

/** The file is the body; a file of ten thousand lines is more than a server action takes. */
export const POST = route({ verb: 'unit:change' }, async ({ actor, request, deps }) => {
  const { searchParams } = new URL(request.url)
  const mode = importModeOf(searchParams.get('mode'))
  const columns = saidColumnsOf(searchParams.get('columns'))
  const bytes = await readBytes(request, tableLimits.bytes)
  return Response.json(await importUnits(actor, { bytes, mode, columns }, deps))
})
