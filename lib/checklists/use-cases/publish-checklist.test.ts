import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { findChecklistVersion, listCurrentVersions } from '@/lib/checklist-versions/queries'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { fingerprintOf } from '@/lib/core/fingerprint'
import { storePicture } from '@/lib/pictures/use-cases/store-picture'
import { createStandard } from '@/lib/standards/use-cases/create-standard'
import { removeStandard } from '@/lib/standards/use-cases/remove-standard'
import { retireStandard } from '@/lib/standards/use-cases/retire-standard'
import { aChecklistDocument, aQuestion, aSection } from '@/test/factories'
import { aPhoto } from '@/test/photo'
import { openWorld, type World } from '@/test/world'
import { createChecklist } from './create-checklist'
import { exportChecklist } from './export-checklist'
import { listChecklists } from './list-checklists'
import { publishChecklist } from './publish-checklist'
import { retireChecklist } from './retire-checklist'
import { saveChecklistDraft } from './save-checklist-draft'
import { viewChecklist, viewChecklistVersion } from './view-checklist'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function aDraft(document: ChecklistDocument = aChecklistDocument()): Promise<string> {
  const input = { from: 'document', document } as const
  const { checklistId } = await createChecklist(world.actors.programmeManager, input, world.deps)
  return checklistId
}

function publish(checklistId: string, revision = 1, actor = world.actors.programmeManager) {
  return publishChecklist(actor, { checklistId, revision }, world.deps)
}

async function published(checklistId: string, revision = 1) {
  const answer = await publish(checklistId, revision)
  if (!answer.ok) throw new Error(`not published: ${answer.reason}`)
  return answer
}

async function aPicture(actor: Actor, name: string): Promise<string> {
  const { bytes } = await aPhoto(name)
  const answer = await storePicture(actor, bytes, world.deps)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.pictureId
}

async function aStandard(number: string): Promise<string> {
  const input = { number, text: { ru: 'Здороваться' }, touchpoint: 'store' } as const
  const answer = await createStandard(world.actors.programmeManager, input, world.deps)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.standardId
}

const asking = (standardId: string) =>
  aChecklistDocument({ sections: [aSection({ questions: [aQuestion({ standardId })] })] })

describe('publishing', () => {
  it.each(['reviewer', 'hr', 'unitHead', 'employee', 'shopper', 'administrator'] as const)(
    'is refused to %s',
    async (name) => {
      const checklistId = await aDraft()
      const refused = publish(checklistId, 1, world.actors[name])
      await expect(refused).rejects.toMatchObject({ code: 'not-found' })
    },
  )

  it('is refused to another organisation as if there were none', async () => {
    const checklistId = await aDraft()
    await expect(publish(checklistId, 1, world.stranger)).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('refuses a draft with errors, and names them', async () => {
    const sections = [aSection({ weight: '1,5', questions: [aQuestion({ text: {} })] })]
    const checklistId = await aDraft(aChecklistDocument({ sections }))
    const answer = await publish(checklistId)
    expect(answer).toMatchObject({ ok: false, reason: 'problems' })
    const codes =
      !answer.ok && answer.reason === 'problems' && answer.problems.map(({ code }) => code)
    expect(codes).toEqual(['not-a-decimal', 'empty-text'])
  })

  it('refuses pictures that are not there, and those of another organisation, by question', async () => {
    const foreign = await aPicture(world.stranger, 'чужая')
    for (const hintPicture of [foreign, randomUUID(), 'badge.png']) {
      const questions = [aQuestion({ id: 'q1' }), aQuestion({ id: 'q2', hintPicture })]
      const checklistId = await aDraft(aChecklistDocument({ sections: [aSection({ questions })] }))
      expect(await publish(checklistId)).toMatchObject({
        ok: false,
        reason: 'problems',
        problems: [{ code: 'picture-unknown', questionId: 'q2', field: 'hintPicture' }],
      })
      const { draft } = await viewChecklist(
        world.actors.programmeManager,
        { checklistId },
        world.deps,
      )
      expect(draft.sections[0]?.questions[1]?.hintPicture).toBe(hintPicture)
    }
  })

  it('takes a standard that is retired where it is chosen already, and marks it', async () => {
    const [standardId, other] = [await aStandard('77.1'), await aStandard('77.2')]
    const manager = world.actors.programmeManager
    await retireStandard(manager, { standardId }, world.deps)
    const checklistId = await aDraft(asking(standardId))
    const { standards } = await viewChecklist(manager, { checklistId }, world.deps)
    const isRetired = new Map(standards.map((own) => [own.id, own.isRetired]))
    expect([isRetired.get(standardId), isRetired.get(other)]).toEqual([true, false])
    // What staff have never seen can be chosen, and is told apart.
    expect(standards.find(({ id }) => id === other)?.isUnpublished).toBe(true)
    expect((await published(checklistId)).number).toBe(1)
  })

  it('takes a picture of the own organisation', async () => {
    const hintPicture = await aPicture(world.actors.programmeManager, 'бейдж')
    const questions = [aQuestion({ hintPicture })]
    const checklistId = await aDraft(aChecklistDocument({ sections: [aSection({ questions })] }))
    expect((await published(checklistId)).number).toBe(1)
  })

  it('refuses a draft that has changed since it was looked at', async () => {
    const checklistId = await aDraft()
    const document = aChecklistDocument({ title: { ru: 'Другая' } })
    const manager = world.actors.programmeManager
    await saveChecklistDraft(manager, { checklistId, revision: 1, document }, world.deps)
    expect(await publish(checklistId, 1)).toEqual({
      ok: false,
      reason: 'changed-elsewhere',
      revision: 2,
    })
  })

  it('refuses a retired checklist', async () => {
    const checklistId = await aDraft()
    await retireChecklist(world.actors.programmeManager, { checklistId }, world.deps)
    expect(await publish(checklistId)).toEqual({ ok: false, reason: 'retired' })
  })

  it('refuses standards that are not there, and those of another organisation', async () => {
    const input = { number: '1', text: { ru: 'Чужой' }, touchpoint: 'store' } as const
    const foreign = await createStandard(world.stranger, input, world.deps)
    if (!foreign.ok) throw new Error(foreign.reason)
    for (const standardId of [foreign.standardId, 'not-even-an-id']) {
      const checklistId = await aDraft(asking(standardId))
      expect(await publish(checklistId)).toEqual({
        ok: false,
        reason: 'standards-gone',
        standardIds: [standardId],
      })
    }
  })

  it('freezes canonical JSON under its fingerprint', async () => {
    const document = aChecklistDocument()
    const checklistId = await aDraft(document)
    const answer = await published(checklistId)
    expect(answer).toMatchObject({ ok: true, number: 1 })
    const version = await world.arrange((tx, organisationId) =>
      findChecklistVersion(tx, organisationId, answer.versionId),
    )
    expect(version).toMatchObject({
      text: canonicalJson(document),
      fingerprint: fingerprintOf(document),
      document,
      publishedByName: world.actors.programmeManager.displayName,
    })
  })

  it('is refused while nothing differs from the newest version', async () => {
    const checklistId = await aDraft()
    await published(checklistId)
    const same = { ok: false, reason: 'same-as-published', number: 1 }
    expect(await publish(checklistId)).toEqual(same)
    const view = await viewChecklist(world.actors.programmeManager, { checklistId }, world.deps)
    expect(view.versions).toHaveLength(1)
    expect(view.state).toBe('published')
  })

  it('twice at the same moment is once', async () => {
    const checklistId = await aDraft()
    const answers = await Promise.all([1, 2, 3, 4].map(() => publish(checklistId)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const view = await viewChecklist(world.actors.programmeManager, { checklistId }, world.deps)
    expect(view.versions).toHaveLength(1)
  })

  it('a changed draft is the next version, and the old one stays as it was', async () => {
    const manager = world.actors.programmeManager
    const checklistId = await aDraft()
    const first = await published(checklistId)
    const document = aChecklistDocument({ title: { ru: 'Иначе' } })
    await saveChecklistDraft(manager, { checklistId, revision: 1, document }, world.deps)
    expect(await viewChecklist(manager, { checklistId }, world.deps)).toMatchObject({
      state: 'changed',
    })
    expect(await published(checklistId, 2)).toMatchObject({ number: 2 })
    const old = await viewChecklistVersion(
      manager,
      { checklistId, versionId: first.versionId },
      world.deps,
    )
    expect(old.document).toEqual(aChecklistDocument())
    expect(old.versions.map(({ number }) => number)).toEqual([2, 1])
  })

  it('cannot be undone or rewritten, even past the use cases', async () => {
    const { versionId } = await published(await aDraft())
    const rewritten = world.arrange((tx, organisationId) =>
      tx.checklistVersion.updateMany({
        where: { organisationId, id: versionId },
        data: { document: '{}' },
      }),
    )
    await expect(rewritten).rejects.toThrow()
  })

  it('is written in the audit once', async () => {
    const checklistId = await aDraft()
    const { versionId } = await published(checklistId)
    await publish(checklistId)
    const rows = await world.arrange((tx, organisationId) =>
      tx.auditEntry.findMany({
        where: { organisationId, subjectId: checklistId, action: 'checklist.published' },
      }),
    )
    expect(rows.map(({ details }) => details)).toMatchObject([{ versionId, number: 1 }])
  })
})

describe('a standard that a version refers to', () => {
  it('cannot be removed any more', async () => {
    const standardId = await aStandard('7.1')
    const checklistId = await aDraft(asking(standardId))
    await published(checklistId)
    const manager = world.actors.programmeManager
    const document = aChecklistDocument()
    await saveChecklistDraft(manager, { checklistId, revision: 1, document }, world.deps)
    expect(await removeStandard(manager, { standardId }, world.deps)).toEqual({
      ok: false,
      reason: 'in-use',
    })
  })

  it('is there after a removal and a publication at the same moment', async () => {
    for (const attempt of [1, 2, 3, 4, 5]) {
      const standardId = await aStandard(`8.${attempt}`)
      const checklistId = await aDraft(asking(standardId))
      const manager = world.actors.programmeManager
      const [removal, publication] = await Promise.all([
        removeStandard(manager, { standardId }, world.deps),
        publish(checklistId),
      ])
      expect([removal.ok, publication.ok]).toEqual([false, true])
    }
  })
})

describe('published versions', () => {
  it('of another organisation, or under another checklist, are not there', async () => {
    const checklistId = await aDraft()
    const { versionId } = await published(checklistId)
    const other = await aDraft()
    const notFound = { code: 'not-found' }
    const manager = world.actors.programmeManager
    const tries = [
      () => viewChecklistVersion(world.stranger, { checklistId, versionId }, world.deps),
      () => viewChecklistVersion(manager, { checklistId: other, versionId }, world.deps),
      () => exportChecklist(world.stranger, { checklistId, versionId }, world.deps),
      () => exportChecklist(manager, { checklistId: other, versionId }, world.deps),
      () => viewChecklistVersion(world.actors.hr, { checklistId, versionId }, world.deps),
    ]
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject(notFound)
  })

  it('are listed for planning: the newest of each checklist that is in use', async () => {
    const manager = world.actors.programmeManager
    const retired = await aDraft()
    await published(retired)
    await retireChecklist(manager, { checklistId: retired }, world.deps)
    const inUse = await aDraft()
    await published(inUse)
    const document = aChecklistDocument({ title: { ru: 'Новее' } })
    await saveChecklistDraft(manager, { checklistId: inUse, revision: 1, document }, world.deps)
    const second = await published(inUse, 2)
    const versions = await world.arrange(listCurrentVersions)
    const own = versions.filter(({ checklistId }) => [retired, inUse].includes(checklistId))
    expect(own).toMatchObject([{ id: second.versionId, number: 2, document }])
  })

  it('are shown in the list with their state, and to a reviewer without the power to change', async () => {
    const checklistId = await aDraft()
    const { versionId } = await published(checklistId)
    const list = await listChecklists(world.actors.reviewer, {}, world.deps)
    expect(list.mayChange).toBe(false)
    expect(list.checklists.find(({ id }) => id === checklistId)).toMatchObject({
      state: 'published',
      questions: 1,
      visits: 0,
      version: { id: versionId, number: 1 },
    })
  })
})
