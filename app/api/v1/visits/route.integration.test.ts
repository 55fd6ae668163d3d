import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { keepVisitDraft } from '@/lib/visit-drafts/use-cases/keep-visit-draft'
import { acceptVisit } from '@/lib/visits/use-cases/accept-visit'
import { aPublishedChecklist, aVisit } from '@/test/factories'
import { aServerDraft } from '@/test/factories/visit-draft'
import { openWorld, type World } from '@/test/world'
import { GET as getVisit } from './[visitId]/route'
import { GET as getList } from './route'

let world: World
let visitId: string
beforeAll(async () => {
  world = await openWorld()
  world.serve()
  const { versionId } = await aPublishedChecklist(world)
  visitId = await aVisit(world, { versionId, state: 'offered' })
})
afterAll(() => world.close())

async function headersOf(actor: Actor | null, more: Record<string, string>): Promise<HeadersInit> {
  return { ...more, ...(actor ? { cookie: await world.cookieOf(actor) } : {}) }
}

async function list(actor: Actor | null, more: Record<string, string> = {}) {
  const headers = await headersOf(actor, more)
  const request = new Request('http://127.0.0.1:3000/api/v1/visits', { headers })
  return getList(request, { params: Promise.resolve({}) })
}

async function visit(actor: Actor | null, more: Record<string, string> = {}, id = visitId) {
  const headers = await headersOf(actor, more)
  const request = new Request(`http://127.0.0.1:3000/api/v1/visits/${id}`, { headers })
  return getVisit(request, { params: Promise.resolve({ visitId: id }) })
}

describe('what a phone keeps of its visits', () => {
  it('is refused to whoever is not signed in', async () => {
    expect((await list(null)).status).toBe(401)
    expect((await visit(null)).status).toBe(401)
  })

  it.each(['administrator', 'programmeManager', 'reviewer', 'hr', 'unitHead', 'employee'] as const)(
    'is not there for %s',
    async (name) => {
      expect((await list(world.actors[name])).status).toBe(404)
      expect((await visit(world.actors[name])).status).toBe(404)
    },
  )

  it('is not there for another shopper, nor under an id that is none', async () => {
    expect((await visit(world.actors.secondShopper)).status).toBe(404)
    expect((await visit(world.actors.shopper, {}, 'offline')).status).toBe(404)
    const { visits } = await (await list(world.actors.secondShopper)).json()
    expect(visits).not.toContainEqual(expect.objectContaining({ id: visitId }))
  })

  it('is refused to a page that another account has opened', async () => {
    const other = { 'x-etalon-account': world.actors.secondShopper.accountId }
    expect((await list(world.actors.shopper, other)).status).toBe(401)
    expect((await visit(world.actors.shopper, other)).status).toBe(401)
  })

  it('is the list, and each visit with its checklist; nobody in between may keep it', async () => {
    const own = { 'x-etalon-account': world.actors.shopper.accountId }
    const rows = await list(world.actors.shopper, own)
    expect(rows.headers.get('cache-control')).toBe('private, no-cache')
    expect((await rows.json()).visits).toContainEqual(expect.objectContaining({ id: visitId }))
    const whole = await visit(world.actors.shopper, own)
    const packet = await whole.json()
    expect(packet.visit.checklist.document.sections.length).toBeGreaterThan(0)
    expect(packet.visit.scenario).not.toBe('')
  })

  it('is not sent again while it is the same, and is once it has changed', async () => {
    const before = await visit(world.actors.shopper)
    const etag = before.headers.get('etag') ?? ''
    const same = await visit(world.actors.shopper, { 'if-none-match': etag })
    expect([same.status, await same.text()]).toEqual([304, ''])
    const packed = await visit(world.actors.shopper, { 'if-none-match': `W/${etag}` })
    expect(packed.status).toBe(304)
    await acceptVisit(world.actors.shopper, { visitId }, world.deps)
    const changed = await visit(world.actors.shopper, { 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect((await changed.json()).visit.canFill).toBe(true)
  })

  it('says whether answers of it are here, and is sent anew when the first ones come', async () => {
    const { accountId } = world.actors.shopper
    const { versionId } = await aPublishedChecklist(world)
    const id = await aVisit(world, { versionId })
    const before = await visit(world.actors.shopper, {}, id)
    expect((await before.json()).isBegun).toBe(false)
    const text = JSON.stringify(aServerDraft({ visitId: id, accountId }))
    const bytes = new TextEncoder().encode(text)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await keepVisitDraft(world.actors.shopper, { visitId: id, bytes, sha256 }, world.deps)
    const known = { 'if-none-match': before.headers.get('etag') ?? '' }
    const after = await visit(world.actors.shopper, known, id)
    expect(after.status).toBe(200)
    expect((await after.json()).isBegun).toBe(true)
  })
})
