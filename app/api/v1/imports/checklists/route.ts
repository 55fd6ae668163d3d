import { checklistLimits } from '@/lib/checklist-documents/schema'
import { importRequestSchema } from '@/lib/checklists/schema'
import { importChecklist } from '@/lib/checklists/use-cases/import-checklist'
import { AppError } from '@/lib/core/app-error'
import { parseInput } from '@/lib/platform/input'
import { readBytes, route } from '@/lib/platform/routes'

/** The file, or what was pasted, is the body; the address says how far to go and where it goes. */
export const POST = route({ verb: 'checklist:change' }, async ({ actor, request, deps }) => {
  const { searchParams } = new URL(request.url)
  const checklistId = searchParams.get('into')
  const into =
    checklistId === null
      ? null
      : {
          checklistId,
          revision: Number(searchParams.get('revision')),
          how: searchParams.get('how'),
        }
  const parsed = parseInput(importRequestSchema, {
    mode: searchParams.get('mode') ?? 'preview',
    fileName: (searchParams.get('name') ?? '').slice(0, 200),
    columns: columnsOf(searchParams.get('columns')),
    sheet: searchParams.get('sheet'),
    into,
  })
  if (!parsed.ok) throw new AppError('invalid-input')
  const bytes = await readBytes(request, checklistLimits.fileBytes)
  return Response.json(await importChecklist(actor, { ...parsed.value, bytes }, deps))
})

/** "section,question,,type": what each column is, nothing for one that is left alone. */
function columnsOf(text: string | null): (string | null)[] | null {
  return text === null ? null : text.split(',').map((column) => (column === '' ? null : column))
}
