import type { DraftName } from '@/lib/core/draft-branches'
import { draftNamesSchema } from '@/lib/visit-drafts/schema'

/** The drafts that a phone names: "<phone>=<state>", one after the other. Empty where none can be read. */
export function draftNamesOf({ headers }: Request): readonly DraftName[] {
  const named = headers.get('x-etalon-drafts')?.split(',') ?? pageOfBefore(headers)
  const drafts = named.map((text) => {
    const [deviceId, changes] = text.trim().split('=')
    return { deviceId, changes: Number(changes || Number.NaN) }
  })
  const read = draftNamesSchema.safeParse(drafts)
  return read.success ? read.data : []
}

/** Pages from before that header name the one phone that they know of. */
function pageOfBefore(headers: Headers): readonly string[] {
  return [`${headers.get('x-etalon-device')}=${headers.get('x-etalon-changes')}`]
}
