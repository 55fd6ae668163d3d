import { mediaFamily, mediaHeadBytes, mediaTypeOf } from '@/lib/core/media-kind'
import type { KeepRefusal } from './form-device'
import type { RecordingRule } from './recording-rule'

/** Why a file may not be added under this rule; null where it may. */
export async function soundRefusal(file: Blob, rule: RecordingRule): Promise<KeepRefusal | null> {
  if (rule.kind === 'free') return null
  if (rule.kind === 'stated' && rule.confirmed !== null) return null
  const head = new Uint8Array(await file.slice(0, mediaHeadBytes).arrayBuffer())
  if (mediaFamily(mediaTypeOf(head) ?? '') !== 'audio') return null
  return rule.kind === 'off' ? 'recording-off' : 'consent-needed'
}
