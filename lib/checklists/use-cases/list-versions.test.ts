import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChecklistVersion } from '@/lib/checklist-versions/queries'
import { insertScheme } from '@/lib/schemes/queries'
import { viewOwnVisit } from '@/lib/visits/use-cases/view-own-visit'
import {
  aCampaign,
  aChecklistDocument,
  aPublishedChecklist,
  aQuestion,
  aSection,
  aVisit,
} from '@/test/factories'
import { aComponent, aScheme, ownScore } from '@/test/factories/pay'
import { openWorld, type World } from '@/test/world'
import { compareVersions } from './compare-versions'
import { listVersions } from './list-versions'
import { publishChecklist } from './publish-checklist'
import { retireChecklist } from './retire-checklist'
import { saveChecklistDraft } from './save-checklist-draft'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const documentOf = (...ids: string[]) =>
  aChecklistDocument({ sections: [aSection({ questions: ids.map((id) => aQuestion({ id })) })] })

/** Version 1 asks q1 and q2, the draft and version 2 ask q2 and q3. */
async function twoVersions() {
  const { checklistId, versionId } = await aPublishedChecklist(world, documentOf('q1', 'q2'))
  const manager = world.actors.programmeManager
  const change = { checklistId, revision: 1, document: documentOf('q2', 'q3') }
  const saved = await saveChecklistDraft(manager, change, world.deps)
  if (!saved.ok) throw new Error(saved.reason)
  const input = { checklistId, revision: saved.revision }
  const published = await publishChecklist(manager, input, world.deps)
  if (!published.ok) throw new Error(published.reason)
  return { checklistId, first: versionId, second: published.versionId }
}

describe('comparing', () => {
  it('refuses a version of another checklist, and states that are not there', async () => {
    const { checklistId, first } = await twoVersions()
    const other = await aPublishedChecklist(world)
    const nobody = crypto.randomUUID()
    for (const [from, to] of [
      [other.versionId, first],
      [first, other.versionId],
      [nobody, 'draft'],
    ] as const) {
      const compared = compareVersions(world.actors.reviewer, { checklistId, from, to }, world.deps)
      await expect(compared).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  it('says what is different, in both directions', async () => {
    const { checklistId, first, second } = await twoVersions()
    const told = async (from: string, to: string) => {
      const input = { checklistId, from, to }
      const { difference } = await compareVersions(world.actors.reviewer, input, world.deps)
      return difference.changes.map((one) =>
        'part' in one ? `${one.kind} ${one.part.id}` : one.kind,
      )
    }
    expect(await told(first, second)).toEqual(['removed q1', 'added q3'])
    expect(await told(second, first)).toEqual(['removed q3', 'added q1'])
    expect(await told(second, 'draft')).toEqual([])
  })
})

describe('who uses a version', () => {
  it('are the campaigns and visits that stand on it, cancelled ones not', async () => {
    const { checklistId, first, second } = await twoVersions()
    const campaignId = await aCampaign(world, { name: 'Октябрь' })
    await aVisit(world, { campaignId, versionId: first, state: 'offered' })
    await aVisit(world, { campaignId, versionId: first, state: 'accepted' })
    await aVisit(world, { campaignId, versionId: first, state: 'cancelled' })
    const list = await listVersions(world.actors.reviewer, { checklistId }, world.deps)
    expect(list.versions).toMatchObject([
      { id: second, number: 2, campaigns: [], open: 0, onPhones: 0, finished: 0 },
      {
        ...{ id: first, number: 1, open: 2, onPhones: 1, finished: 0 },
        campaigns: [{ campaignId, campaignName: 'Октябрь' }],
      },
    ])
  })
})

describe('pay schemes that read a checklist', () => {
  it('are counted for everybody and named to those who may read schemes', async () => {
    const { checklistId } = await twoVersions()
    const read = (actor = world.actors.reviewer) => listVersions(actor, { checklistId }, world.deps)
    expect((await read()).schemes).toEqual({ count: 0, named: [] })
    const sources = [
      { kind: 'section', checklistId, id: 's1' },
      { kind: 'checklist', id: crypto.randomUUID() },
    ] as const
    const insert = (source: (typeof sources)[number]) =>
      world.arrange((tx, organisationId) => {
        const draft = aScheme({ components: [aComponent({ value: { ...ownScore, source } })] })
        return insertScheme(tx, organisationId, draft, [world.actors.hr.accountId], world.deps.now)
      })
    const [reading, other] = sources
    const schemeId = await insert(reading)
    await insert(other)
    expect((await read()).schemes).toEqual({ count: 1, named: [] })
    const { schemes } = await read({ ...world.actors.reviewer, grants: ['reviewer', 'hr'] })
    expect(schemes).toEqual({ count: 1, named: [{ id: schemeId, name: aScheme().name }] })
  })
})

describe('a published version in use', () => {
  it('stays under the shopper whatever becomes of its checklist', async () => {
    const { checklistId, versionId } = await aPublishedChecklist(world, documentOf('q1', 'q2'))
    const { shopper, programmeManager } = world.actors
    const visitId = await aVisit(world, { versionId, state: 'accepted' })
    const seen = () => viewOwnVisit(shopper, { visitId }, world.deps)
    const before = await seen()

    const changed = await saveChecklistDraft(
      programmeManager,
      { checklistId, revision: 1, document: documentOf('q9') },
      world.deps,
    )
    expect(await seen()).toEqual(before)
    if (!changed.ok) throw new Error(changed.reason)
    const next = { checklistId, revision: changed.revision }
    expect(await publishChecklist(programmeManager, next, world.deps)).toMatchObject({ ok: true })
    expect(await seen()).toEqual(before)
    await retireChecklist(programmeManager, { checklistId }, world.deps)
    expect(await seen()).toEqual(before)
    expect(JSON.stringify(before)).toContain(versionId)

    const stored = await world.arrange((tx, organisationId) =>
      findChecklistVersion(tx, organisationId, versionId),
    )
    expect(stored?.document).toEqual(documentOf('q1', 'q2'))
  })

  it('cannot be rewritten or deleted in the database, not even by its owner', async () => {
    const { versionId } = await aPublishedChecklist(world)
    for (const statement of [
      `UPDATE checklist_versions SET document = '{}' WHERE id = '${versionId}'`,
      `DELETE FROM checklist_versions WHERE id = '${versionId}'`,
    ]) {
      await expect(world.database.asOwner(statement)).rejects.toThrow()
    }
  })
})
