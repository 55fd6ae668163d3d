import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checklistProblems } from '@/lib/core/checklist-problems'
import { listStandardsSchema } from '@/lib/standards/schema'
import { listStandards } from '@/lib/standards/use-cases/list-standards'
import { aChecklistDocument, aStandardRow } from '@/test/factories'
import { openWorld, type World } from '@/test/world'
import { standardsOf } from '../formats/checklist-file'
import { templateFile } from '../formats/templates'
import { createChecklist } from './create-checklist'
import { exportChecklist } from './export-checklist'
import { listChecklists } from './list-checklists'
import { viewChecklist } from './view-checklist'

/** No condition, nothing open. */
const everything = listStandardsSchema.parse({})

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const empty = { from: 'empty', title: { ru: 'Новая анкета' }, touchpoint: 'call' } as const
const visit = { from: 'template', template: 'store-visit' } as const

describe('creating a checklist', () => {
  it.each(['reviewer', 'hr', 'unitHead', 'employee', 'shopper'] as const)(
    'is refused to %s',
    async (name) => {
      const refused = createChecklist(world.actors[name], empty, world.deps)
      await expect(refused).rejects.toMatchObject({ code: 'not-found' })
    },
  )

  it('begins empty, as a draft', async () => {
    const manager = world.actors.programmeManager
    const { checklistId } = await createChecklist(manager, empty, world.deps)
    const view = await viewChecklist(manager, { checklistId }, world.deps)
    expect(view).toMatchObject({ state: 'draft', revision: 1, versions: [], mayChange: true })
    expect(view.draft).toMatchObject({ title: { ru: 'Новая анкета' }, sections: [] })
  })

  it('brings the standards of a template, each once however often', async () => {
    const manager = world.actors.programmeManager
    const numbers = templateFile('store-visit').standards.map(({ number }) => number)
    const first = await createChecklist(manager, visit, world.deps)
    expect(first.standardsAdded).toEqual(numbers)
    const second = await createChecklist(manager, visit, world.deps)
    expect(second.standardsAdded).toEqual([])
    const { standards } = await listStandards(manager, everything, world.deps)
    expect(standards.map(({ number }) => number)).toEqual(numbers)
    const [one, two] = await Promise.all(
      [first, second].map(({ checklistId }) => viewChecklist(manager, { checklistId }, world.deps)),
    )
    expect(two?.draft).toEqual(one?.draft)
    const problems = checklistProblems(two?.draft ?? aChecklistDocument())
    // A list of equal ticks counts as many points as it has ticks: a template says so.
    expect(problems.filter(({ code }) => code !== 'points-apart')).toEqual([])
    expect(new Set(standardsOf(two?.draft ?? aChecklistDocument()))).toEqual(
      new Set(standards.map(({ id }) => id)),
    )
  })

  it('leaves the wording of an organisation that has the number already', async () => {
    const manager = world.actors.programmeManager
    const text = { ru: 'Своя формулировка' }
    await aStandardRow(world, { number: '2.1.1', text, touchpoint: 'call' })
    const call = { from: 'template', template: 'sales-call' } as const
    const created = await createChecklist(manager, call, world.deps)
    expect(created.standardsAdded).not.toContain('2.1.1')
    const { standards } = await listStandards(manager, everything, world.deps)
    expect(standards.find(({ number }) => number === '2.1.1')?.text).toEqual(text)
  })

  it('two templates at once add each standard once', async () => {
    const manager = world.actors.programmeManager
    const call = { from: 'template', template: 'back-office-call' } as const
    const both = await Promise.all([1, 2].map(() => createChecklist(manager, call, world.deps)))
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    const { standards } = await listStandards(manager, everything, world.deps)
    const numbers = standards.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('is written in the audit', async () => {
    const manager = world.actors.programmeManager
    const { checklistId } = await createChecklist(manager, empty, world.deps)
    const rows = await world.arrange((tx, organisationId) =>
      tx.auditEntry.findMany({ where: { organisationId, subjectId: checklistId } }),
    )
    expect(rows).toMatchObject([{ action: 'checklist.created', accountId: manager.accountId }])
  })
})

describe('a checklist of another organisation', () => {
  it('is not there', async () => {
    const { checklistId } = await createChecklist(world.actors.programmeManager, empty, world.deps)
    const notFound = { code: 'not-found' }
    await expect(viewChecklist(world.stranger, { checklistId }, world.deps)).rejects.toMatchObject(
      notFound,
    )
    await expect(
      exportChecklist(world.stranger, { checklistId, versionId: null }, world.deps),
    ).rejects.toMatchObject(notFound)
    const { checklists } = await listChecklists(world.stranger, {}, world.deps)
    expect(checklists.map(({ id }) => id)).not.toContain(checklistId)
  })
})
