import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepPacket } from '../_device/packets'
import { closeStore, withStore } from '../_device/store'
import { loadVisit, syncVisits } from './kept-visits'

const accountId = randomUUID()
const [open, sent] = [randomUUID(), randomUUID()]
const states: Readonly<Record<string, string>> = { [open]: 'accepted', [sent]: 'submitted' }
const first = new Date('2026-11-22T09:00:00Z')
const later = new Date('2026-11-22T12:00:00Z')

/** A server that says of everything whether it is still what the phone has. */
function aServer(version: string, more: object = {}) {
  vi.stubGlobal('fetch', async (address: string, { headers }: { headers: HeadersInit }) => {
    const etag = `"${version}"`
    if (new Headers(headers).get('if-none-match') === etag)
      return new Response(null, { status: 304 })
    const visits = Object.entries(states).map(([id, state]) => ({ id, state }))
    const visit = visits.find(({ id }) => address.endsWith(id))
    const body =
      address === '/api/v1/visits' ? { visits } : { visit: { ...visit, version }, ...more }
    return Response.json(body, { headers: { etag } })
  })
}

const rowOf = (visitId: string) => withStore((db) => db.get('packets', [accountId, visitId]))

beforeEach(async () => {
  await closeStore()
  globalThis.indexedDB = new IDBFactory()
})
afterEach(() => vi.unstubAllGlobals())

test('a visit that has not changed is not written again, and is as new as the server has said', async () => {
  aServer('one')
  await syncVisits(accountId, first)
  const written = await rowOf(open)
  expect((await loadVisit(accountId, open))?.keptAt).toBe(first.toISOString())
  await syncVisits(accountId, later)
  expect(await rowOf(open)).toEqual(written)
  expect((await loadVisit(accountId, open))?.keptAt).toBe(later.toISOString())
})

test('one that has changed is', async () => {
  aServer('one')
  await syncVisits(accountId, first)
  aServer('two')
  await syncVisits(accountId, later)
  expect(await loadVisit(accountId, open)).toMatchObject({
    content: { version: 'two' },
    keptAt: later.toISOString(),
  })
})

test('one that the phone was never told about is not there', async () => {
  aServer('one')
  await syncVisits(accountId, first)
  expect(await loadVisit(accountId, sent)).toBeNull()
})

test('that the server has answers of it is kept with it, as it last said', async () => {
  aServer('one', { isBegun: false })
  await syncVisits(accountId, first)
  expect(await loadVisit(accountId, open)).toMatchObject({ isBegun: false })
  aServer('two', { isBegun: true })
  await syncVisits(accountId, later)
  expect(await loadVisit(accountId, open)).toMatchObject({ isBegun: true })
})

test('one that an older page has kept opens: it did not ask', async () => {
  await keepPacket(accountId, open, { content: { id: open }, etag: '"one"' }, first)
  expect(await loadVisit(accountId, open)).toEqual({
    content: { id: open },
    etag: '"one"',
    keptAt: first.toISOString(),
  })
})
