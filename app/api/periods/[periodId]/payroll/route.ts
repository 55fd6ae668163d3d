import { exportPayroll, payrollFormats } from '@/lib/periods/use-cases/export-payroll'
import { statusOf } from '@/lib/platform/errors'
import { route } from '@/lib/platform/routes'

/** Changes the state of the period the first time, and is therefore a POST. */
export const POST = route<{ periodId: string }>(
  { verb: 'period:export' },
  async ({ actor, params, request, deps }) => {
    const named = new URL(request.url).searchParams.get('format')
    const format = payrollFormats.find((one) => one === named) ?? 'csv'
    const exported = await exportPayroll(actor, { ...params, format }, deps)
    if (!exported.ok) return Response.json(exported, { status: statusOf('conflict') })
    return new Response(exported.bytes, {
      headers: {
        'Content-Type': exported.mediaType,
        'Content-Disposition': `attachment; filename="${exported.fileName}"`,
      },
    })
  },
)
