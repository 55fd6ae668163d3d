import { mediaFamily, mediaTypeOf } from '@/lib/core/media-kind'
import type { KeepRefusal } from './form-device'
import { mediaHead } from './media-head'
import type { RecordingRule } from './recording-rule'

/** Why a file may not be added under this rule; null where it may. */
export async function soundRefusal(file: Blob, rule: RecordingRule): Promise<KeepRefusal | null> {
  if (rule.kind === 'free') return null
  if (rule.kind === 'stated' && rule.confirmed !== null) return null
  const type = mediaTypeOf(await mediaHead(file))
  if (mediaFamily(type ?? '') !== 'audio') return null
  return rule.kind === 'off' ? 'recording-off' : 'consent-needed'
}
