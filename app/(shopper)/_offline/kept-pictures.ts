import { pictureAddress } from '@/components/ui/picture'

/** The store of the worker that answers for pictures; see public/sw.js. */
const PICTURES = 'etalon-pictures'
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Every picture that a visit names, in whatever part of it. */
export function pictureIdsIn(value: unknown): readonly string[] {
  const ids = new Set<string>()
  collectPictures(value, false, ids)
  return [...ids]
}

function collectPictures(value: unknown, isPicture: boolean, ids: Set<string>): void {
  if (typeof value === 'string') {
    if (isPicture && uuid.test(value)) ids.add(value)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      collectPictures(member, isPicture || /picture/i.test(name), ids)
    }
  }
}

/** Keeps the pictures of all visits, and only them. A picture never changes under its address. */
export async function keepPictures(visits: readonly unknown[]): Promise<void> {
  const wanted = pictureIdsIn(visits.map((visit) => ({ visit }))).map(pictureAddress)
  const store = await caches.open(PICTURES)
  for (const { url } of await store.keys()) {
    if (!wanted.includes(new URL(url).pathname)) await store.delete(url)
  }
  for (const address of wanted) {
    if (await store.match(address)) continue
    const answer = await fetch(address)
    if (answer.status === 200) await store.put(address, answer)
  }
}
