import { exportChecklistSchema } from '@/lib/checklists/schema'
import { exportChecklist } from '@/lib/checklists/use-cases/export-checklist'
import { AppError } from '@/lib/core/app-error'
import { parseInput } from '@/lib/platform/input'
import { route } from '@/lib/platform/routes'

/** The draft as a file of the own format, or with `?version=` a published version. */
export const GET = route<{ checklistId: string }>(
  { verb: 'checklist:read' },
  async ({ actor, request, params, deps }) => {
    const versionId = new URL(request.url).searchParams.get('version')
    const input = parseInput(exportChecklistSchema, { ...params, versionId })
    if (!input.ok) throw new AppError('not-found')
    const { fileName, text } = await exportChecklist(actor, input.value, deps)
    return new Response(text, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'private, no-store',
      },
    })
  },
)
