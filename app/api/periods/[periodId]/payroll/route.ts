import { exportPayroll } from '@/lib/periods/use-cases/export-payroll'
import { statusOf } from '@/lib/platform/errors'
import { route } from '@/lib/platform/routes'

/** Changes the state of the period the first time, and is therefore a POST. */
export const POST = route<{ periodId: string }>(
  { verb: 'period:export' },
  async ({ actor, params, deps }) => {
    const exported = await exportPayroll(actor, params, deps)
    if (!exported.ok) return Response.json(exported, { status: statusOf('conflict') })
    return new Response(exported.bytes, {
      headers: {
        'Content-Type': 'text/csv; charset=windows-1251',
        'Content-Disposition': `attachment; filename="${exported.fileName}"`,
      },
    })
  },
)
