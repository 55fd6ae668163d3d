import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aDraft } from '@/test/factories/phone'
import { saveDraft } from '../_device/drafts'
import { closeStore } from '../_device/store'
import { keepAll } from './keep-all'

const accountId = randomUUID()
const origin = 'https://etalon.example'

beforeEach(async () => {
  await closeStore()
  globalThis.indexedDB = new IDBFactory()
})
afterEach(() => vi.unstubAllGlobals())

/** A visit with a picture of its own. */
function aVisit(id: string) {
  return { id, state: 'accepted', standards: [{ goodPictureId: randomUUID() }] }
}
type Visit = ReturnType<typeof aVisit>
const pictureOf = ({ standards: [standard] }: Visit) => `/api/pictures/${standard?.goodPictureId}`

/** A browser whose server lists these visits; returns what it keeps of pictures, as the worker sees it. */
function aBrowser() {
  const kept = new Map<string, Response>()
  const store = {
    keys: async () => [...kept.keys()].map((address) => ({ url: origin + address })),
    match: async (address: string) => kept.get(address),
    put: async (address: string, answer: Response) => void kept.set(address, answer),
    delete: async (url: string) => kept.delete(new URL(url).pathname),
  }
  const caches = {
    open: async (name: string) =>
      name === 'etalon-pictures' ? store : { match: async () => undefined },
    delete: async () => false,
  }
  const worker = { postMessage: () => {} }
  vi.stubGlobal('window', { caches })
  vi.stubGlobal('caches', caches)
  vi.stubGlobal('document', { documentElement: { lang: 'ru', dataset: {} } })
  vi.stubGlobal('navigator', {
    onLine: true,
    serviceWorker: { register: async () => ({ active: worker }) },
  })
  return (visits: readonly Visit[]) => {
    vi.stubGlobal('fetch', async (address: string) => {
      if (address.startsWith('/api/pictures/')) return new Response('picture')
      if (address === '/api/v1/visits') return Response.json({ visits })
      const visit = visits.find(({ id }) => address.endsWith(id))
      return visit ? Response.json({ visit }) : new Response(null, { status: 404 })
    })
    return { pictures: () => [...kept.keys()].toSorted() }
  }
}

test('pictures are kept of all visits of the list, and leave with them', async () => {
  const [one, two] = [aVisit(randomUUID()), aVisit(randomUUID())]
  const serve = aBrowser()
  const { pictures } = serve([one, two])
  await keepAll(accountId)
  expect(pictures()).toEqual([pictureOf(one), pictureOf(two)].toSorted())
  serve([two])
  await keepAll(accountId)
  expect(pictures()).toEqual([pictureOf(two)])
})

test('those of a visit that has left the list stay while answers of it are here', async () => {
  const draft = aDraft(accountId)
  const visit = aVisit(draft.visitId)
  const serve = aBrowser()
  const { pictures } = serve([visit])
  await saveDraft(draft, new Date())
  await keepAll(accountId)
  serve([])
  await keepAll(accountId)
  expect(pictures()).toEqual([pictureOf(visit)])
})
