import { importModeOf } from '@/lib/core/table-import'
import { readBytes, route } from '@/lib/platform/routes'
import { tableLimits } from '@/lib/platform/table-file'
import { importStandards } from '@/lib/standards/use-cases/import-standards'

/** The file is the body; a file of thousands of lines is more than a server action takes. */
export const POST = route({ verb: 'standard:change' }, async ({ actor, request, deps }) => {
  const mode = importModeOf(new URL(request.url).searchParams.get('mode'))
  const bytes = await readBytes(request, tableLimits.bytes)
  return Response.json(await importStandards(actor, { bytes, mode }, deps))
})
