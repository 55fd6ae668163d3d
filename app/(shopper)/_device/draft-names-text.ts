import type { DraftName } from '@/lib/core/draft-branches'

/** Names of drafts as a header of a request says them. */
export function draftNamesText(names: readonly DraftName[]): string {
  return names.map(({ deviceId, changes }) => `${deviceId}=${changes}`).join(', ')
}
