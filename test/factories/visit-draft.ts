import { randomUUID } from 'node:crypto'

/** A draft as a phone sends it to the server. */
export function aServerDraft({
  deviceId = randomUUID(),
  base = 0,
  frozenAs = null,
  ...draft
}: {
  deviceId?: string
  base?: number
  frozenAs?: { id: string; changes: number } | null
  visitId: string
  accountId?: string
  parentId?: string | null
  changes?: number
  answers?: object
}) {
  return {
    format: 'etalon.server-draft/1',
    deviceId,
    base,
    frozenAs,
    draft: {
      format: 'etalon.draft/1',
      accountId: randomUUID(),
      checklistVersionId: randomUUID(),
      parentId: null,
      changes: 1,
      answers: {},
      photos: [],
      ...draft,
    },
  }
}
