import { phoneCopyLimits } from '@/lib/core/phone-copy'
import { readBytes, route } from '@/lib/platform/routes'
import { filePhoneCopy } from '@/lib/reports/use-cases/file-phone-copy'

/** The file is the body: a zip that a phone has saved. Without `mode=file` nothing changes. */
export const POST = route({ verb: 'phone-copy:file' }, async ({ actor, request, deps }) => {
  const asked = new URL(request.url).searchParams.get('mode')
  const bytes = await readBytes(request, phoneCopyLimits.bytes)
  const mode = asked === 'file' ? 'file' : 'preview'
  return Response.json(await filePhoneCopy(actor, { bytes, mode }, deps))
})
