// The worker of the shopper's pages. It reads, and nothing else: whatever is not a GET of this
// server goes its way untouched, so no report can ever be sent twice or empty (loss L1).
//
// It keeps one page without any visit in it (the shell), the files which that page can ever ask
// for, and the pictures of standards. What a visit needs lies sealed in the phone's own store.

const SHELL = '/shop/offline'
const FILES = '/_next/static/'
const PICTURES = '/api/pictures/'

const stores = { shell: 'etalon-shell', files: 'etalon-files', pictures: 'etalon-pictures' }
/** Which files the last builds used: an entry beside the files. */
const BUILDS = '/_next/static/builds-kept'

/** How long the network may think about a page. */
const PATIENCE_MS = 3000
/** For so long after it once thought too long it gets less time. */
const STALLED_FOR_MS = 30_000
const LITTLE_PATIENCE_MS = 500
/** Files of so many builds stay: a form may be open for longer than a deploy lasts. */
const KEPT_BUILDS = 6
/** A shell that was kept a moment ago in the same language and colours is not asked for again. */
const FRESH_MS = 600_000

let stalledAt = 0

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const { origin, pathname } = new URL(request.url)
  if (origin !== self.location.origin) return
  if (pathname.startsWith(FILES)) event.respondWith(keptFirst(stores.files, request))
  else if (pathname.startsWith(PICTURES)) event.respondWith(keptFirst(stores.pictures, request))
  else if (pathname !== '/shop' && !pathname.startsWith('/shop/')) return
  else if (request.mode === 'navigate') event.respondWith(page(request))
  // A part of a page that does not come makes Next.js ask for the whole page, which is kept.
  else if (request.headers.has('rsc') && !request.headers.has('next-router-prefetch'))
    event.respondWith(inTime(request).catch(() => Response.error()))
})

/** From a page: `keep` for this account, or `forget` everything that is not a public file. */
self.addEventListener('message', (event) => {
  const { kind, account, look } = event.data ?? {}
  if (kind === 'forget') event.waitUntil(forget())
  if (kind === 'keep') event.waitUntil(keep(account, look).catch(() => {}))
})

async function page(request) {
  try {
    const answer = await inTime(request)
    if (answer.status < 500) return answer
    return (await keptShell()) ?? answer
  } catch (error) {
    const kept = await keptShell()
    if (kept !== undefined) return kept
    // Nothing is kept: then the network has all the time it wants.
    if (error instanceof Stalled) return error.answer
    throw error
  }
}

class Stalled extends Error {
  constructor(answer) {
    super('the network has not answered in time')
    this.answer = answer
  }
}

async function inTime(request) {
  const answer = fetch(request)
  const patience = Date.now() - stalledAt < STALLED_FOR_MS ? LITTLE_PATIENCE_MS : PATIENCE_MS
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => {
      stalledAt = Date.now()
      answer.catch(() => {})
      reject(new Stalled(answer))
    }, patience)
  })
  try {
    const first = await Promise.race([answer, late])
    stalledAt = 0
    return first
  } finally {
    clearTimeout(timer)
  }
}

async function keptShell() {
  return (await caches.open(stores.shell)).match(SHELL)
}

/** Files named by their content and pictures named by theirs: what is kept is what the server has. */
async function keptFirst(name, request) {
  const cache = await caches.open(name)
  const kept = await cache.match(request.url)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.status === 200) await cache.put(request.url, answer.clone()).catch(() => {})
  return answer
}

/** Keeps the shell as the server renders it now, after every file that it can ask for. */
async function keep(account, look) {
  const before = await keptShell()
  if (before && before.headers.get('x-kept-for') !== account) await forget()
  else if (before && isFresh(before, look)) return
  const answer = await fetch(SHELL, { cache: 'no-store', redirect: 'manual' })
  if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html')) return
  const html = await answer.text()
  // Somebody else has signed in since the page asked: the next page asks again.
  if (!html.includes(account)) return
  await keepFiles(html)
  const headers = new Headers(answer.headers)
  for (const name of ['content-encoding', 'content-length']) headers.delete(name)
  headers.set('x-kept-for', account)
  headers.set('x-kept-look', look)
  headers.set('x-kept-at', String(Date.now()))
  const cache = await caches.open(stores.shell)
  await cache.put(SHELL, new Response(html, { headers }))
}

function isFresh({ headers }, look) {
  const age = Date.now() - Number(headers.get('x-kept-at'))
  return headers.get('x-kept-look') === look && age >= 0 && age < FRESH_MS
}

async function forget() {
  await Promise.all([caches.delete(stores.shell), caches.delete(stores.pictures)])
}

/** All files that a text names, that those name, and so on: nothing is missing without a network. */
async function keepFiles(html) {
  const cache = await caches.open(stores.files)
  const needed = new Set(filesIn(html))
  for (const file of needed) {
    const found = (await cache.match(file)) ?? (await fetch(file))
    if (found.status !== 200) throw new Error(`${file} answered ${found.status}`)
    await cache.put(file, found.clone())
    if (/\.(?:js|css)$/.test(file))
      for (const next of filesIn(await found.text(), file)) needed.add(next)
  }
  await dropOldFiles(cache, [...needed])
}

function filesIn(text, from = FILES) {
  const named = text.match(/(?:\/_next\/)?\bstatic\/(?:chunks|css|media)\/[\w./~-]+\.\w+/g) ?? []
  const beside = from.endsWith('.css') ? [...text.matchAll(/url\(["']?(\.[^"')]+)/g)] : []
  return [
    ...named.map((path) => `/_next/${path.replace(/^\/_next\//, '')}`),
    ...beside.map(([, path]) => new URL(path, self.location.origin + from).pathname),
  ]
}

/** Builds are remembered newest first; what none of the last ones used goes. */
async function dropOldFiles(cache, needed) {
  const list = await (await cache.match(BUILDS))?.json()
  const builds = Array.isArray(list) ? list : []
  const present = (await cache.keys()).map(({ url }) => new URL(url).pathname)
  const known = new Set([BUILDS, ...needed, ...builds.flat()])
  // Files of other pages, asked for since: they count as of this build.
  const newest = [...needed, ...present.filter((file) => !known.has(file))]
  const isSame = needed.every((file) => builds[0]?.includes(file))
  if (isSame) builds[0] = [...new Set([...builds[0], ...newest])]
  else builds.unshift(newest)
  const staying = builds.slice(0, KEPT_BUILDS)
  await cache.put(BUILDS, new Response(JSON.stringify(staying)))
  const inUse = new Set([BUILDS, ...staying.flat()])
  await Promise.all(present.filter((file) => !inUse.has(file)).map((file) => cache.delete(file)))
}
