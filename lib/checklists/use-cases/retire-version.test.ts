import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listCurrentVersions } from '@/lib/checklist-versions/queries'
import { planVisitsSchema } from '@/lib/planning/schema'
import { listPlanOptions } from '@/lib/planning/use-cases/list-plan-options'
import { planVisits } from '@/lib/planning/use-cases/plan-visits'
import { listSchemeChoices } from '@/lib/schemes/use-cases/list-scheme-choices'
import { viewOwnVisit } from '@/lib/visits/use-cases/view-own-visit'
import {
  aCampaign,
  aChecklistDocument,
  aPublishedChecklist,
  aQuestion,
  aSection,
  aVisit,
} from '@/test/factories'
import { openWorld, type World } from '@/test/world'
import { listChecklists } from './list-checklists'
import { listVersions } from './list-versions'
import { publishChecklist } from './publish-checklist'
import { restoreVersion, retireVersion } from './retire-version'
import { saveChecklistDraft } from './save-checklist-draft'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const manager = () => world.actors.programmeManager
const documentOf = (id: string) =>
  aChecklistDocument({ sections: [aSection({ questions: [aQuestion({ id })] })] })

async function twoVersions() {
  const { checklistId, versionId: first } = await aPublishedChecklist(world, documentOf('q1'))
  const change = { checklistId, revision: 1, document: documentOf('q2') }
  const saved = await saveChecklistDraft(manager(), change, world.deps)
  if (!saved.ok) throw new Error(saved.reason)
  const { revision } = saved
  const published = await publishChecklist(manager(), { checklistId, revision }, world.deps)
  if (!published.ok) throw new Error(published.reason)
  return { checklistId, first, second: published.versionId, revision }
}

const retire = (checklistId: string, versionId: string, actor = manager()) =>
  retireVersion(actor, { checklistId, versionId }, world.deps)
const restore = (checklistId: string, versionId: string, actor = manager()) =>
  restoreVersion(actor, { checklistId, versionId }, world.deps)

async function current(checklistId: string): Promise<string | null> {
  const versions = await world.arrange(listCurrentVersions)
  return versions.find((version) => version.checklistId === checklistId)?.id ?? null
}

async function noted(checklistId: string): Promise<readonly (readonly [string, unknown])[]> {
  const rows = await world.arrange((tx, organisationId) =>
    tx.auditEntry.findMany({
      where: { organisationId, subjectId: checklistId, action: { contains: 'version-' } },
      orderBy: { at: 'asc' },
      select: { action: true, details: true },
    }),
  )
  return rows.map(({ action, details }) => [action, Object(details).number] as const)
}

describe('retiring a version', () => {
  it.each(['reviewer', 'hr', 'unitHead', 'employee', 'shopper', 'administrator'] as const)(
    'is refused to %s, and so is bringing it back',
    async (name) => {
      const { checklistId, versionId } = await aPublishedChecklist(world)
      for (const change of [retire, restore]) {
        const refused = change(checklistId, versionId, world.actors[name])
        await expect(refused).rejects.toMatchObject({ code: 'not-found' })
      }
      expect(await current(checklistId)).toBe(versionId)
    },
  )

  it('is refused to another organisation, and where the version is of another checklist', async () => {
    const { checklistId, versionId } = await aPublishedChecklist(world)
    const other = await aPublishedChecklist(world)
    const nowhere = { code: 'not-found' }
    await expect(retire(checklistId, versionId, world.stranger)).rejects.toMatchObject(nowhere)
    await expect(retire(other.checklistId, versionId)).rejects.toMatchObject(nowhere)
    await expect(retire(checklistId, crypto.randomUUID())).rejects.toMatchObject(nowhere)
    expect(await current(checklistId)).toBe(versionId)
  })

  it('leads new visits to the newest version that is left, and back', async () => {
    const { checklistId, first, second } = await twoVersions()
    const campaignId = await aCampaign(world)
    const offered = async () => {
      const { options } = await listPlanOptions(manager(), { campaignId }, world.deps)
      return options.versions.map(({ id }) => id).filter((id) => id === first || id === second)
    }
    expect(await offered()).toEqual([second])
    await retire(checklistId, second)
    expect(await current(checklistId)).toBe(first)
    expect(await offered()).toEqual([first])
    await retire(checklistId, first)
    expect(await current(checklistId)).toBeNull()
    expect(await offered()).toEqual([])
    const { checklists } = await listChecklists(manager(), {}, world.deps)
    expect(checklists.find(({ id }) => id === checklistId)?.version).toBeNull()
    await restore(checklistId, second)
    expect(await offered()).toEqual([second])
  })

  it('of every version is said in the list, and schemes that read the checklist still find it', async () => {
    const { checklistId, first, second } = await twoVersions()
    const stateNow = async () => {
      const { checklists } = await listChecklists(manager(), {}, world.deps)
      return checklists.find(({ id }) => id === checklistId)?.state
    }
    const choice = async () => {
      const { checklists } = await listSchemeChoices(world.actors.hr, world.deps)
      return checklists.filter(({ id }) => id === checklistId)
    }
    expect(await stateNow()).toBe('published')
    expect(await choice()).toMatchObject([{ isRetired: false }])
    await retire(checklistId, second)
    // The draft is the second version, and what is in use is the first.
    expect(await stateNow()).toBe('changed')
    expect(await choice()).toMatchObject([{ isRetired: false }])
    await retire(checklistId, first)
    expect(await stateNow()).toBe('versions-retired')
    expect(await choice()).toMatchObject([{ isRetired: true, sections: [{}] }])
    await restore(checklistId, second)
    expect(await stateNow()).toBe('published')
    expect(await choice()).toMatchObject([{ isRetired: false }])
  })

  it('refuses to plan with it, even where it was chosen before', async () => {
    const { checklistId, versionId } = await aPublishedChecklist(world)
    const campaignId = await aCampaign(world)
    await retire(checklistId, versionId)
    const plan = planVisitsSchema.parse({
      ...{ campaignId, checklistVersionId: versionId, scenario: 'Купите крепёж.' },
      ...{ unitIds: [world.units.shopNorth], firstOn: '2026-10-21', lastOn: '2026-10-27' },
    })
    const answer = await planVisits(manager(), plan, world.deps)
    expect(answer).toEqual({ ok: false, reason: 'version-retired' })
  })

  it('leaves visits that stand on it as they are', async () => {
    const { checklistId, versionId } = await aPublishedChecklist(world, documentOf('q1'))
    const visitId = await aVisit(world, { versionId, state: 'accepted' })
    const seen = () => viewOwnVisit(world.actors.shopper, { visitId }, world.deps)
    const before = await seen()
    await retire(checklistId, versionId)
    expect(await seen()).toEqual(before)
    const list = await listVersions(world.actors.reviewer, { checklistId }, world.deps)
    expect(list.versions).toMatchObject([{ id: versionId, retiredOn: '2026-10-20', onPhones: 1 }])
    await restore(checklistId, versionId)
    const again = await listVersions(world.actors.reviewer, { checklistId }, world.deps)
    expect(again.versions).toMatchObject([{ id: versionId, retiredOn: null, onPhones: 1 }])
  })

  it('twice, also at once, is once in the audit', async () => {
    const { checklistId, first } = await twoVersions()
    await Promise.all([retire(checklistId, first), retire(checklistId, first)])
    await retire(checklistId, first)
    expect(await noted(checklistId)).toEqual([['checklist.version-retired', 1]])
    await restore(checklistId, first)
    await restore(checklistId, first)
    expect(await noted(checklistId)).toHaveLength(2)
  })

  it('keeps the same words from being published again, and lets other words be', async () => {
    const { checklistId, second, revision } = await twoVersions()
    await retire(checklistId, second)
    expect(await publishChecklist(manager(), { checklistId, revision }, world.deps)).toEqual({
      ok: false,
      reason: 'same-as-retired',
    })
    const change = { checklistId, revision, document: documentOf('q3') }
    const saved = await saveChecklistDraft(manager(), change, world.deps)
    if (!saved.ok) throw new Error(saved.reason)
    const next = { checklistId, revision: saved.revision }
    expect(await publishChecklist(manager(), next, world.deps)).toMatchObject({
      ok: true,
      number: 3,
    })
  })
})
