import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { readChecklistFile } from '@/lib/checklists/formats/checklist-file'
import { createChecklist } from '@/lib/checklists/use-cases/create-checklist'
import { publishChecklist } from '@/lib/checklists/use-cases/publish-checklist'
import { openWorld, type World } from '@/test/world'
import { GET } from './route'

let world: World
let checklistId: string
let versionId: string
beforeAll(async () => {
  world = await openWorld()
  world.serve()
  const manager = world.actors.programmeManager
  const template = { from: 'template', template: 'sales-call' } as const
  checklistId = (await createChecklist(manager, template, world.deps)).checklistId
  const published = await publishChecklist(manager, { checklistId, revision: 1 }, world.deps)
  if (!published.ok) throw new Error(published.reason)
  versionId = published.versionId
})
afterAll(() => world.close())

async function get(actor: Actor | null, id: string, query = ''): Promise<Response> {
  const headers: HeadersInit = actor ? { cookie: await world.cookieOf(actor) } : {}
  const request = new Request(`http://127.0.0.1:3000/api/checklists/${id}${query}`, { headers })
  return GET(request, { params: Promise.resolve({ checklistId: id }) })
}

describe('a checklist as a file', () => {
  it('is refused to whoever is not signed in', async () => {
    expect((await get(null, checklistId)).status).toBe(401)
  })

  it.each(['administrator', 'hr', 'unitHead', 'employee', 'shopper'] as const)(
    'is not there for %s',
    async (name) => {
      expect((await get(world.actors[name], checklistId)).status).toBe(404)
    },
  )

  it('is not there for another organisation', async () => {
    expect((await get(world.stranger, checklistId)).status).toBe(404)
    expect((await get(world.stranger, checklistId, `?version=${versionId}`)).status).toBe(404)
  })

  it.each(['?version=', '?version=1', `?version=${'0'.repeat(8)}-0000-4000-8000-000000000000`])(
    'is not there under %s',
    async (query) => {
      expect((await get(world.actors.programmeManager, checklistId, query)).status).toBe(404)
    },
  )

  it.each([
    ['the draft', () => '', 'checklist-call-draft.json'],
    ['a version', () => `?version=${versionId}`, 'checklist-call-v1.json'],
  ])('is %s, to be saved and not shown', async (_, query, name) => {
    const response = await get(world.actors.reviewer, checklistId, query())
    expect(response.status).toBe(200)
    const disposition = response.headers.get('content-disposition') ?? ''
    expect(disposition).toContain(`attachment; filename="${name}"; filename*=UTF-8''`)
    const titled = decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')
    expect(titled).toMatch(/^\p{L}.* \((draft|v1)\)\.json$/u)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(readChecklistFile(await response.text()).ok).toBe(true)
  })
})
