import { importModeOf } from '@/lib/core/table-import'
import { saidColumnsOf } from '@/lib/core/table-mapping'
import { importFacts } from '@/lib/facts/use-cases/import-facts'
import { readBytes, route } from '@/lib/platform/routes'
import { tableLimits } from '@/lib/platform/table-file'

/** The file is the body; `?confirmed=yes` says that doubtful lines are right. */
export const POST = route({ verb: 'fact:change' }, async ({ actor, request, deps }) => {
  const { searchParams } = new URL(request.url)
  const mode = importModeOf(searchParams.get('mode'))
  const columns = saidColumnsOf(searchParams.get('columns'))
  const confirmed = searchParams.get('confirmed') === 'yes'
  const bytes = await readBytes(request, tableLimits.bytes)
  const sent = { kind: 'pay', bytes, mode, columns, confirmed } as const
  return Response.json(await importFacts(actor, sent, deps))
})
