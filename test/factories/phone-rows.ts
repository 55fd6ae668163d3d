const accountId = 'a0000000-0000-4000-8000-000000000000'
const at = '2026-10-20T09:00:00.000Z'

/** A row as it lies in one of the phone's stores, told apart by its content alone, and its key. */
export function aPhoneRow(
  store: 'drafts' | 'photos' | 'reports' | 'copies' | 'packets' | 'keys' | 'soundParts',
  place: number,
  content: number,
) {
  const sealed = { iv: null, bytes: new Uint8Array([content, content + 1]).buffer }
  const id = `${store}-${place}`
  const owned = { accountId, id, visitId: `visit-${place}`, versionId: 'version', savedAt: at }
  if (store === 'keys') return { key: id, row: { accountId: id, key: content } }
  if (store === 'packets') {
    const row = { accountId, visitId: id, keptAt: at, content: sealed }
    return { key: [accountId, id], row }
  }
  if (store === 'drafts') {
    const state = { changes: content, isBegun: true, frozenAs: null, onServer: null }
    const row = { ...owned, ...state, visitId: id, content: sealed }
    return { key: [accountId, id, 'version'], row }
  }
  if (store === 'soundParts') {
    return { key: [accountId, id, place], row: { ...owned, number: place, content: sealed } }
  }
  return { key: [accountId, id], row: { ...owned, content: sealed } }
}
