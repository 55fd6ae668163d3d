import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { createChecklist } from '@/lib/checklists/use-cases/create-checklist'
import { readDraft } from '@/lib/checklists/use-cases/view-checklist'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { aChecklistDocument } from '@/test/factories'
import { aBigChecklist } from '@/test/factories/big-checklist'
import { openWorld, type World } from '@/test/world'
import { PUT } from './route'

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.serve()
})
afterAll(() => world.close())

const origin = 'http://127.0.0.1:3000'

async function aDraft(): Promise<string> {
  const input = { from: 'document', document: aChecklistDocument() } as const
  return (await createChecklist(world.actors.programmeManager, input, world.deps)).checklistId
}

async function put(
  actor: Actor | null,
  checklistId: string,
  body: unknown,
  from = origin,
  author?: Actor,
) {
  const account: Record<string, string> = author ? { 'x-etalon-account': author.accountId } : {}
  const cookie = actor ? { cookie: await world.cookieOf(actor) } : {}
  const request = new Request(`${origin}/api/v1/checklists/${checklistId}/draft`, {
    method: 'PUT',
    headers: { ...cookie, ...account, origin: from, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const response = await PUT(request, { params: Promise.resolve({ checklistId }) })
  return { status: response.status, answer: await response.json() }
}

const changed = (document: ChecklistDocument = aChecklistDocument({ title: { ru: 'Иначе' } })) => ({
  revision: 1,
  document,
})

describe('saving a draft', () => {
  it('is refused to whoever may not, and from elsewhere', async () => {
    const checklistId = await aDraft()
    const manager = world.actors.programmeManager
    expect((await put(null, checklistId, changed())).status).toBe(401)
    expect((await put(world.actors.reviewer, checklistId, changed())).status).toBe(404)
    expect((await put(world.stranger, checklistId, changed())).status).toBe(404)
    expect((await put(manager, crypto.randomUUID(), changed())).status).toBe(404)
    expect((await put(manager, 'nonsense', changed())).status).toBe(404)
    expect((await put(manager, checklistId, changed(), 'https://evil.example')).status).toBe(403)
    const { revision } = await readDraft(manager, { checklistId }, world.deps)
    expect(revision).toBe(1)
  })

  it('is refused where somebody else has signed in since, and done for its author', async () => {
    const checklistId = await aDraft()
    const manager = world.actors.programmeManager
    const { administrator } = world.actors
    expect(await put(manager, checklistId, changed(), origin, administrator)).toEqual({
      status: 401,
      answer: { ok: false, reason: 'other-account' },
    })
    const { revision } = await readDraft(manager, { checklistId }, world.deps)
    expect(revision).toBe(1)
    const own = await put(manager, checklistId, changed(), origin, manager)
    expect(own.answer).toEqual({ ok: true, revision: 2 })
  })

  it.each([
    ['no JSON', '{'],
    ['no document', { revision: 1 }],
    ['another shape', { revision: 1, document: { format: 'etalon.checklist/1' } }],
    ['a stranger in it', { ...changed(), checklistId: 'x' }],
  ])('refuses %s with 400', async (_, body) => {
    const { status, answer } = await put(world.actors.programmeManager, await aDraft(), body)
    expect([status, answer.ok, answer.reason]).toEqual([400, false, 'invalid-input'])
  })

  it('says what revision stands where somebody else was quicker', async () => {
    const checklistId = await aDraft()
    const manager = world.actors.programmeManager
    expect((await put(manager, checklistId, changed())).answer).toEqual({ ok: true, revision: 2 })
    const late = await put(manager, checklistId, changed(aChecklistDocument({ title: {} })))
    expect(late).toEqual({
      status: 200,
      answer: { ok: false, reason: 'changed-elsewhere', revision: 2 },
    })
  })

  it('takes a form of 1,400 questions whole, and the same again as done', async () => {
    const checklistId = await aDraft()
    const manager = world.actors.programmeManager
    const document = aBigChecklist()
    for (let n = 0; n < 2; n += 1) {
      expect((await put(manager, checklistId, changed(document))).answer).toEqual({
        ok: true,
        revision: 2,
      })
    }
    const { draft } = await readDraft(manager, { checklistId }, world.deps)
    expect(draft).toEqual(document)
  })
})
