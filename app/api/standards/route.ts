import { AppError } from '@/lib/core/app-error'
import { parseInput } from '@/lib/platform/input'
import { route } from '@/lib/platform/routes'
import { exportStandardsSchema } from '@/lib/standards/schema'
import { exportStandards } from '@/lib/standards/use-cases/export-standards'

/** The library as a workbook; `?language=` names its headings. */
export const GET = route({ verb: 'standard:change' }, async ({ actor, request, deps }) => {
  const language = new URL(request.url).searchParams.get('language')
  const input = parseInput(exportStandardsSchema, { language: language ?? 'ru' })
  if (!input.ok) throw new AppError('not-found')
  return new Response(await exportStandards(actor, input.value, deps), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="standards.xlsx"',
      'cache-control': 'private, no-store',
    },
  })
})
