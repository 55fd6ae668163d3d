import { importModeOf } from '@/lib/core/table-import'
import { saidColumnsOf } from '@/lib/core/table-mapping'
import { readBytes, route } from '@/lib/platform/routes'
import { tableLimits } from '@/lib/platform/table-file'
import { importStandards, type Overwrite } from '@/lib/standards/use-cases/import-standards'

/** The file is the body; a file of thousands of lines is more than a server action takes. */
export const POST = route({ verb: 'standard:change' }, async ({ actor, request, deps }) => {
  const { searchParams } = new URL(request.url)
  const mode = importModeOf(searchParams.get('mode'))
  const overwrite = overwriteOf(searchParams.get('overwrite') ?? '')
  const columns = saidColumnsOf(searchParams.get('columns'))
  const bytes = await readBytes(request, tableLimits.bytes)
  return Response.json(await importStandards(actor, { bytes, mode, columns, overwrite }, deps))
})

/** "12.3,15.1": line and revision of every unpublished draft that may be overwritten. */
function overwriteOf(text: string): Overwrite {
  const pairs = text.matchAll(/(?<=^|,)(\d{1,6})\.(\d{1,9})(?=,|$)/g)
  return new Map([...pairs].map(([, line, revision]) => [Number(line), Number(revision)]))
}
