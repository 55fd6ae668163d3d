import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createChapter } from '@/lib/chapters/use-cases/save-chapter'
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
    const title = { ru: 'Посещение магазина', en: 'Store visit' }
    expect(first.standardsAdded).toEqual(numbers)
    expect(first).toMatchObject({ chapters: [title], chaptersAdded: [title] })
    const second = await createChecklist(manager, visit, world.deps)
    expect(second).toMatchObject({ standardsAdded: [], chapters: [], chaptersAdded: [] })
    const { standards, chapters } = await listStandards(manager, everything, world.deps)
    expect(chapters).toMatchObject([{ place: 1, title }])
    expect(new Set(standards.map(({ chapterId }) => chapterId))).toEqual(
      new Set(chapters.map(({ id }) => id)),
    )
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

  it('takes its standards into a chapter that has the name already, in either language', async () => {
    const manager = world.actors.programmeManager
    const title = { en: 'SERVICE CALL' }
    const kept = await createChapter(manager, { title }, world.deps)
    const chapterId = kept.ok ? kept.chapterId : null
    const call = { from: 'template', template: 'service-call' } as const
    const created = await createChecklist(manager, call, world.deps)
    expect(created.chapters).toEqual([{ ru: 'Сервисный звонок', en: 'Service call' }])
    expect(created.chaptersAdded).toEqual([])
    const { standards, chapters } = await listStandards(manager, everything, world.deps)
    const own = standards.filter(({ number }) => created.standardsAdded.includes(number))
    expect(own.map((standard) => standard.chapterId)).toEqual(own.map(() => chapterId))
    expect(chapters.find(({ id }) => id === chapterId)?.title).toEqual(title)
  })

  it('leaves a standard where the organisation put it', async () => {
    const manager = world.actors.programmeManager
    await aStandardRow(world, { number: '8.1.1', text: { ru: 'Своё' }, touchpoint: 'store' })
    const bank = { from: 'template', template: 'bank-branch' } as const
    await createChecklist(manager, bank, world.deps)
    const { standards } = await listStandards(manager, everything, world.deps)
    expect(standards.find(({ number }) => number === '8.1.1')?.chapterId).toBeNull()
    expect(standards.find(({ number }) => number === '8.1.2')?.chapterId).not.toBeNull()
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
