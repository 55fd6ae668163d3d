import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aChecklistDocument } from '@/test/factories'
import { openWorld, type World } from '@/test/world'
import { createChecklist } from './create-checklist'
import { restoreChecklist, retireChecklist } from './retire-checklist'
import { saveChecklistDraft } from './save-checklist-draft'
import { viewChecklist } from './view-checklist'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const titled = (ru: string) => aChecklistDocument({ title: { ru } })

async function aDraft(): Promise<string> {
  const { checklistId } = await createChecklist(
    world.actors.programmeManager,
    { from: 'document', document: titled('Первая') },
    world.deps,
  )
  return checklistId
}

function save(
  checklistId: string,
  revision: number,
  ru: string,
  actor = world.actors.programmeManager,
) {
  return saveChecklistDraft(actor, { checklistId, revision, document: titled(ru) }, world.deps)
}

async function stored(checklistId: string) {
  const { draft, revision } = await viewChecklist(
    world.actors.programmeManager,
    { checklistId },
    world.deps,
  )
  return { title: draft.title.ru, revision }
}

describe('saving a draft', () => {
  it.each(['reviewer', 'hr', 'employee', 'shopper'] as const)('is refused to %s', async (name) => {
    const checklistId = await aDraft()
    const refused = save(checklistId, 1, 'Чужая', world.actors[name])
    await expect(refused).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is refused to another organisation as if there were none', async () => {
    const checklistId = await aDraft()
    const refused = save(checklistId, 1, 'Чужая', world.stranger)
    await expect(refused).rejects.toMatchObject({ code: 'not-found' })
    expect(await stored(checklistId)).toEqual({ title: 'Первая', revision: 1 })
  })

  it('refuses a stale save and keeps what stands', async () => {
    const checklistId = await aDraft()
    expect(await save(checklistId, 1, 'Вторая')).toEqual({ ok: true, revision: 2 })
    expect(await save(checklistId, 1, 'Третья')).toEqual({
      ok: false,
      reason: 'changed-elsewhere',
      revision: 2,
    })
    expect(await stored(checklistId)).toEqual({ title: 'Вторая', revision: 2 })
  })

  it('of two at once keeps one and tells the other', async () => {
    const checklistId = await aDraft()
    const answers = await Promise.all(['Левая', 'Правая'].map((ru) => save(checklistId, 1, ru)))
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    const kept = answers[0]?.ok ? 'Левая' : 'Правая'
    expect(await stored(checklistId)).toEqual({ title: kept, revision: 2 })
  })

  it('recognises a save whose answer was lost', async () => {
    const checklistId = await aDraft()
    await save(checklistId, 1, 'Вторая')
    expect(await save(checklistId, 1, 'Вторая')).toEqual({ ok: true, revision: 2 })
  })

  it('replaces the other work when its revision is named knowingly', async () => {
    const checklistId = await aDraft()
    await save(checklistId, 1, 'Вторая')
    const answer = await save(checklistId, 1, 'Третья')
    if (answer.ok || answer.reason !== 'changed-elsewhere') throw new Error('expected a conflict')
    expect(await save(checklistId, answer.revision, 'Третья')).toEqual({ ok: true, revision: 3 })
  })

  it('refuses a retired checklist until it is restored', async () => {
    const checklistId = await aDraft()
    const manager = world.actors.programmeManager
    await retireChecklist(manager, { checklistId }, world.deps)
    expect(await save(checklistId, 1, 'Вторая')).toEqual({ ok: false, reason: 'retired' })
    await restoreChecklist(manager, { checklistId }, world.deps)
    expect(await save(checklistId, 1, 'Вторая')).toEqual({ ok: true, revision: 2 })
  })

  it('notes one sitting in the audit once, and the next sitting again', async () => {
    const checklistId = await aDraft()
    const manager = world.actors.programmeManager
    const at = async (minute: number, revision: number, ru: string) => {
      const now = new Date(world.deps.now.getTime() + minute * 60_000)
      const input = { checklistId, revision, document: titled(ru) }
      await saveChecklistDraft(manager, input, world.depsAt(now))
    }
    await at(1, 1, 'А')
    await at(2, 2, 'Б')
    await at(12, 3, 'В')
    const rows = await world.arrange((tx, organisationId) =>
      tx.auditEntry.findMany({
        where: { organisationId, subjectId: checklistId, action: 'checklist.draft-changed' },
        orderBy: { at: 'asc' },
      }),
    )
    expect(rows.map(({ details }) => details)).toEqual([{ fromRevision: 2 }, { fromRevision: 4 }])
  })
})

describe('retiring', () => {
  it('is refused to a reviewer and to another organisation', async () => {
    const checklistId = await aDraft()
    for (const actor of [world.actors.reviewer, world.stranger]) {
      const notFound = { code: 'not-found' }
      await expect(retireChecklist(actor, { checklistId }, world.deps)).rejects.toMatchObject(
        notFound,
      )
      await expect(restoreChecklist(actor, { checklistId }, world.deps)).rejects.toMatchObject(
        notFound,
      )
    }
  })

  it('twice is once', async () => {
    const checklistId = await aDraft()
    const manager = world.actors.programmeManager
    await retireChecklist(manager, { checklistId }, world.deps)
    await retireChecklist(manager, { checklistId }, world.deps)
    const view = await viewChecklist(manager, { checklistId }, world.deps)
    expect(view).toMatchObject({ state: 'retired', mayChange: false, mayPublish: false })
    const rows = await world.arrange((tx, organisationId) =>
      tx.auditEntry.count({
        where: { organisationId, subjectId: checklistId, action: 'checklist.retired' },
      }),
    )
    expect(rows).toBe(1)
  })
})
