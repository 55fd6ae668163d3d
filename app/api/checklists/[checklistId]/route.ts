import { exportChecklistSchema } from '@/lib/checklists/schema'
import { exportChecklist } from '@/lib/checklists/use-cases/export-checklist'
import { AppError } from '@/lib/core/app-error'
import { parseInput } from '@/lib/platform/input'
import { route } from '@/lib/platform/routes'

/**
 * The draft as a file of the own format, or with `?version=` a published version; with
 * `?as=xlsform` as a workbook.
 */
export const GET = route<{ checklistId: string }>(
  { verb: 'checklist:read' },
  async ({ actor, request, params, deps }) => {
    const { searchParams } = new URL(request.url)
    const versionId = searchParams.get('version')
    const as = searchParams.get('as') ?? undefined
    const input = parseInput(exportChecklistSchema, { ...params, versionId, as })
    if (!input.ok) throw new AppError('not-found')
    const { fileName, titledName, mediaType, body } = await exportChecklist(
      actor,
      input.value,
      deps,
    )
    return new Response(body, {
      headers: {
        'content-type': mediaType,
        'content-disposition': `attachment; filename="${fileName}"; filename*=UTF-8''${encoded(titledName)}`,
        'cache-control': 'private, no-store',
      },
    })
  },
)

/** RFC 5987: what encodeURIComponent leaves and the header does not take is encoded too. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
