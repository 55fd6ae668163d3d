import { importModeOf } from '@/lib/core/table-import'
import { importSalaries } from '@/lib/people/use-cases/import-salaries'
import { readBytes, route } from '@/lib/platform/routes'
import { tableLimits } from '@/lib/platform/table-file'

/** The file is the body. */
export const POST = route({ verb: 'salary:change' }, async ({ actor, request, deps }) => {
  const mode = importModeOf(new URL(request.url).searchParams.get('mode'))
  const bytes = await readBytes(request, tableLimits.bytes)
  return Response.json(await importSalaries(actor, { bytes, mode }, deps))
})
