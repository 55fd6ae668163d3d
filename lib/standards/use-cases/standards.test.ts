import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countByStandard } from '@/lib/acknowledgements/queries'
import { createChapter } from '@/lib/chapters/use-cases/save-chapter'
import { createChecklist } from '@/lib/checklists/use-cases/create-checklist'
import { insertScheme } from '@/lib/schemes/queries'
import { holdNumbers } from '@/lib/standard-drafts/queries'
import { untilWaiting } from '@/test/database'
import { aChecklistDocument, aQuestion, aSection, aStandardDraft } from '@/test/factories'
import { aComponent, aScheme, ownScore } from '@/test/factories/pay'
import { openWorld, type World } from '@/test/world'
import { createStandardSchema, listStandardsSchema } from '../schema'
import { changeStandard } from './change-standard'
import { createStandard } from './create-standard'
import { listStandards } from './list-standards'
import { publishStandards } from './publish-standards'
import { removeStandard } from './remove-standard'
import { restoreStandard, retireStandard } from './retire-standard'
import { viewStandard } from './view-standard'

/** No condition, nothing open. */
const everything = listStandardsSchema.parse({})

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const aStandard = (number: string, ru = 'Подойти за 2 минуты') =>
  ({ number, text: { ru }, touchpoint: 'store' }) as const

const aChange = (
  standardId: string,
  matters: Parameters<typeof aStandardDraft>[0],
  revision = 1,
) => ({
  standardId,
  revision,
  ...aStandardDraft(matters),
})

const publish = (standardId: string, revision: number, deps = world.deps) =>
  publishStandards(
    world.actors.programmeManager,
    { standards: [{ standardId, revision }], note: 'Короче' },
    deps,
  )

const seen = (standardId: string, from: number | 'draft' | null = null, to = from) => ({
  ...{ standardId, from, to },
})

async function created(number: string): Promise<string> {
  const manager = world.actors.programmeManager
  const answer = await createStandard(manager, aStandard(number), world.deps)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.standardId
}

const taken = { ok: false, reason: 'number-taken', fields: { number: 'errors.fields.taken' } }

describe('changing the standards', () => {
  it.each(['reviewer', 'hr', 'unitHead', 'employee', 'administrator', 'shopper'] as const)(
    'is refused to %s',
    async (name) => {
      const actor = world.actors[name]
      const standardId = await created(`1.${name}`)
      const tries = [
        () => createStandard(actor, aStandard('0.1'), world.deps),
        () => changeStandard(actor, aChange(standardId, aStandard('0.2')), world.deps),
        () => removeStandard(actor, { standardId }, world.deps),
        () => retireStandard(actor, { standardId }, world.deps),
        () =>
          publishStandards(
            actor,
            { standards: [{ standardId, revision: 1 }], note: null },
            world.deps,
          ),
      ]
      for (const attempt of tries)
        await expect(attempt()).rejects.toMatchObject({ code: 'not-found' })
    },
  )

  it('is refused to another organisation as if there were none', async () => {
    const standardId = await created('2.1')
    const tries = [
      () => changeStandard(world.stranger, aChange(standardId, aStandard('2.1')), world.deps),
      () => removeStandard(world.stranger, { standardId }, world.deps),
    ]
    for (const attempt of tries)
      await expect(attempt()).rejects.toMatchObject({ code: 'not-found' })
    const { standards } = await listStandards(world.stranger, everything, world.deps)
    expect(standards).toEqual([])
  })

  it.each([
    ['no number', { number: ' ' }],
    ['a number of other signs', { number: '2<3' }],
    ['no text in any language', { text: { ru: ' ', en: '' } }],
    ['NUL in the text', { text: { ru: 'a\u0000' } }],
  ])('is refused with %s', (_, wrong) => {
    expect(createStandardSchema.safeParse({ ...aStandard('2.2'), ...wrong }).success).toBe(false)
  })

  it('refuses a number that is taken, by creation and by change', async () => {
    const manager = world.actors.programmeManager
    await created('3.1')
    const standardId = await created('3.2')
    expect(await createStandard(manager, aStandard('3.1'), world.deps)).toEqual(taken)
    const change = aChange(standardId, aStandard('3.1'))
    expect(await changeStandard(manager, change, world.deps)).toEqual(taken)
  })

  it('of two who take one number at once, one gets it and the other is told', async () => {
    const manager = world.actors.programmeManager
    const standardId = await created('4.0')
    const answers = await Promise.all([
      createStandard(manager, aStandard('4.1'), world.deps),
      createStandard(manager, aStandard('4.1'), world.deps),
      changeStandard(manager, aChange(standardId, aStandard('4.1')), world.deps),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter(({ ok }) => !ok)).toEqual([taken, taken])
  })

  it('keeps the wording that stood before in the audit', async () => {
    const manager = world.actors.programmeManager
    const standardId = await created('5.1')
    const change = aChange(standardId, aStandard('5.2', 'Подойти за 3 минуты'))
    expect(await changeStandard(manager, change, world.deps)).toEqual({ ok: true, revision: 2 })
    const rows = await world.arrange((tx, organisationId) =>
      tx.auditEntry.findMany({ where: { organisationId, subjectId: standardId } }),
    )
    expect(rows.map(({ action, details }) => [action, details])).toEqual(
      expect.arrayContaining([
        ['standard.created', { number: '5.1' }],
        ['standard.changed', { before: aStandardDraft(aStandard('5.1')) }],
      ]),
    )
  })

  it('may keep its own number', async () => {
    const manager = world.actors.programmeManager
    const standardId = await created('5.3')
    const change = aChange(standardId, aStandard('5.3', 'Иначе'))
    expect(await changeStandard(manager, change, world.deps)).toEqual({ ok: true, revision: 2 })
  })

  it('removes what nothing refers to, and nothing else', async () => {
    const manager = world.actors.programmeManager
    const used = await created('6.1')
    const unused = await created('6.2')
    const questions = [aQuestion({ standardId: used })]
    const document = aChecklistDocument({ sections: [aSection({ questions })] })
    await createChecklist(manager, { from: 'document', document }, world.deps)
    expect(await removeStandard(manager, { standardId: used }, world.deps)).toEqual({
      ok: false,
      reason: 'in-use',
    })
    expect(await removeStandard(manager, { standardId: unused }, world.deps)).toEqual({ ok: true })
    const paid = await created('6.3')
    const source = { kind: 'standard', id: paid } as const
    const draft = aScheme({
      components: [aComponent({ value: { ...ownScore, source } })],
    })
    await world.arrange((tx, organisationId) =>
      insertScheme(tx, organisationId, draft, [world.actors.hr.accountId], world.deps.now),
    )
    expect(await removeStandard(manager, { standardId: paid }, world.deps)).toEqual({
      ok: false,
      reason: 'in-scheme',
    })
    const { isRemovable } = await viewStandard(
      manager,
      { standardId: paid, from: null, to: null },
      world.deps,
    )
    expect(isRemovable).toBe(false)
    const again = removeStandard(manager, { standardId: unused }, world.deps)
    await expect(again).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the list of standards', () => {
  it('is refused to a shopper', async () => {
    const refused = listStandards(world.actors.shopper, everything, world.deps)
    await expect(refused).rejects.toMatchObject({ code: 'not-found' })
  })

  it('counts by number, and tells the programme where a standard is used', async () => {
    const manager = world.actors.programmeManager
    const late = await created('9.10')
    await created('9.9')
    const questions = [aQuestion({ standardId: late })]
    const title = { ru: 'Обход' }
    const document = aChecklistDocument({ title, sections: [aSection({ questions })] })
    const { checklistId } = await createChecklist(
      manager,
      { from: 'document', document },
      world.deps,
    )
    const { standards, mayChange } = await listStandards(manager, everything, world.deps)
    expect(mayChange).toBe(true)
    const last = standards.slice(-2)
    expect(last.map(({ number }) => number)).toEqual(['9.9', '9.10'])
    expect(last[1]?.usedBy).toEqual([{ checklistId, title }])
  })

  it('tells an employee what is in force: no draft, no checklist', async () => {
    const standardId = await created('9.11')
    const draft = await created('9.12')
    await publish(standardId, 1)
    const employee = world.actors.employee
    const { standards, mayChange } = await listStandards(employee, everything, world.deps)
    expect(mayChange).toBe(false)
    expect(standards.map(({ id }) => id)).toContain(standardId)
    expect(standards.map(({ id }) => id)).not.toContain(draft)
    expect(standards.flatMap(({ usedBy }) => usedBy)).toEqual([])
    expect(standards.every(({ acknowledged }) => acknowledged === null)).toBe(true)
    const refused = viewStandard(employee, seen(draft), world.deps)
    await expect(refused).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is narrowed by number, words, touchpoint, chapter and state', async () => {
    const manager = world.actors.programmeManager
    const chapter = await createChapter(manager, { title: { ru: 'Звонки' } }, world.deps)
    if (!chapter.ok) throw new Error(chapter.reason)
    const { chapterId } = chapter
    const text = { ru: 'Снять трубку за 40 секунд', en: 'Answer within 40 seconds' }
    const call = { number: '20.1', text, touchpoint: 'call', chapterId } as const
    await createStandard(manager, call, world.deps)
    const asked = async (conditions: object) => {
      const input = listStandardsSchema.parse(conditions)
      const { standards } = await listStandards(manager, input, world.deps)
      return standards.map(({ number }) => number)
    }
    expect(await asked({ text: 'ТРУБКУ' })).toEqual(['20.1'])
    expect(await asked({ text: 'answer' })).toEqual(['20.1'])
    expect(await asked({ text: '20.' })).toEqual(['20.1'])
    expect(await asked({ touchpoint: 'call' })).toEqual(['20.1'])
    expect(await asked({ chapter: chapterId })).toEqual(['20.1'])
    expect(await asked({ chapter: 'none' })).not.toContain('20.1')
    expect(await asked({ state: 'published' })).not.toContain('20.1')
    expect(await asked({ text: 'трубку', touchpoint: 'chat' })).toEqual([])
  })
})

describe('versions', () => {
  it('what is published stays in force while the draft changes', async () => {
    const manager = world.actors.programmeManager
    const standardId = await created('30.1')
    expect(await publish(standardId, 1)).toEqual({ ok: true, published: 1 })
    const draft = { ...aStandard('30.2', 'Подойти за 1 минуту'), example: { ru: 'Добрый день' } }
    await changeStandard(manager, aChange(standardId, draft), world.deps)
    const { standards } = await listStandards(manager, everything, world.deps)
    expect(standards.find(({ id }) => id === standardId)).toMatchObject({
      number: '30.1',
      text: { ru: 'Подойти за 2 минуты' },
      state: 'changed',
      version: 1,
    })
    expect(await publish(standardId, 2)).toEqual({ ok: true, published: 1 })
    const view = await viewStandard(manager, seen(standardId), world.deps)
    expect(view).toMatchObject({ number: '30.2', state: 'published' })
    expect(view.versions.map(({ number, note }) => [number, note])).toEqual([
      [2, 'Короче'],
      [1, 'Короче'],
    ])
    expect(view.comparison).toMatchObject({ from: 1, to: 2 })
    expect(view.comparison?.changes.map(({ kind }) => kind)).toEqual(['words', 'words', 'number'])
  })

  it('refuses a draft that somebody changed meanwhile, or that says nothing new', async () => {
    const manager = world.actors.programmeManager
    const standardId = await created('31.1')
    const change = aChange(standardId, aStandard('31.1', 'Иначе'))
    await changeStandard(manager, change, world.deps)
    const stale = aChange(standardId, aStandard('31.1', 'Ещё иначе'))
    const meanwhile = { ok: false, reason: 'changed-meanwhile' }
    expect(await changeStandard(manager, stale, world.deps)).toEqual(meanwhile)
    expect(await publish(standardId, 1)).toEqual({ ...meanwhile, number: '31.1' })
    await publish(standardId, 2)
    const again = { ok: false, reason: 'nothing-changed', number: '31.1' }
    expect(await publish(standardId, 2)).toEqual(again)
    // The same save again is no new revision: a retry of the phone changes nothing.
    expect(await changeStandard(manager, change, world.deps)).toEqual({ ok: true, revision: 2 })
  })

  it('says before publishing what changes, whom it asks, and which language is left behind', async () => {
    const manager = world.actors.programmeManager
    const standardId = await created('47.1')
    const both = { ...aStandard('47.1', 'Подойти'), text: { ru: 'Подойти', en: 'Come up' } }
    await changeStandard(manager, aChange(standardId, both), world.deps)
    const first = await viewStandard(manager, seen(standardId), world.deps)
    expect(first.publication).toMatchObject({ changes: [], leftBehind: null })
    await publish(standardId, 2)
    expect((await viewStandard(manager, seen(standardId), world.deps)).publication).toBeNull()
    const today = first.today
    const asked = await world.deps.db.asActor(manager, (tx) =>
      countByStandard(tx, manager.organisationId, today),
    )
    expect(first.publication?.readers).toBe(asked.get(standardId)?.of ?? 0)
    const russian = { ...both, text: { ru: 'Подойти и улыбнуться', en: 'Come up' } }
    await changeStandard(manager, aChange(standardId, russian, 2), world.deps)
    const { publication } = await viewStandard(manager, seen(standardId), world.deps)
    expect(publication).toMatchObject({
      leftBehind: 'en',
      changes: [{ kind: 'words', field: 'text', language: 'ru' }],
    })
    const reader = await viewStandard(world.actors.employee, seen(standardId), world.deps)
    expect(reader.publication).toBeNull()
  })

  it('publishes all of several or none', async () => {
    const manager = world.actors.programmeManager
    const [one, two] = [await created('32.1'), await created('32.2')]
    await publish(two, 1)
    const standards = [one, two].map((standardId) => ({ standardId, revision: 1 }))
    const answer = await publishStandards(manager, { standards, note: null }, world.deps)
    expect(answer).toEqual({ ok: false, reason: 'nothing-changed', number: '32.2' })
    const view = await viewStandard(manager, seen(one), world.deps)
    expect(view.versions).toEqual([])
  })

  it('waits for a change of one of them, and neither stands in the way of the other', async () => {
    const manager = world.actors.programmeManager
    const ids = [await created('32.3'), await created('32.4')].sort()
    const standards = ids.map((standardId) => ({ standardId, revision: 1 }))
    const begun = await world.arrange(async (tx, organisationId) => {
      await holdNumbers(tx, organisationId)
      const published = publishStandards(manager, { standards, note: null }, world.deps)
      await untilWaiting(world.database, 1)
      const change = aChange(ids[1] ?? '', aStandard('32.5'))
      const changed = changeStandard(manager, change, world.deps)
      await untilWaiting(world.database, 2)
      return { answers: Promise.allSettled([published, changed]) }
    })
    expect(await begun.answers).toEqual([
      { status: 'fulfilled', value: { ok: true, published: 2 } },
      { status: 'fulfilled', value: { ok: true, revision: 2 } },
    ])
  })

  it('refuses an owner, position, chapter or picture that is not there', async () => {
    const manager = world.actors.programmeManager
    const standardId = await created('33.1')
    const foreign = world.stranger.personId
    for (const wrong of [
      { ownerId: foreign },
      { chapterId: standardId },
      { goodPictureId: standardId },
      { positionIds: [standardId] },
    ]) {
      const change = aChange(standardId, { ...aStandard('33.1'), ...wrong })
      const refused = changeStandard(manager, change, world.deps)
      await expect(refused).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  it('names the owner of the draft, also while another one is in force', async () => {
    const manager = world.actors.programmeManager
    const standardId = await created('33.2')
    await publish(standardId, 1)
    const ownerId = world.actors.employee.personId
    await changeStandard(
      manager,
      aChange(standardId, { ...aStandard('33.2'), ownerId }),
      world.deps,
    )
    const view = await viewStandard(manager, seen(standardId), world.deps)
    expect(view.document.owner).toBeNull()
    expect(view.draftOwner).toEqual({ id: ownerId, name: 'Ольга Смирнова' })
  })

  it('cannot be changed or removed in the database', async () => {
    const standardId = await created('34.1')
    await publish(standardId, 1)
    const manager = world.actors.programmeManager
    const removed = await removeStandard(manager, { standardId }, world.deps)
    expect(removed).toEqual({ ok: false, reason: 'published' })
    const { asOwner } = world.database
    const refused = { code: 'ET001' }
    await expect(asOwner('UPDATE standard_versions SET number = 9')).rejects.toMatchObject(refused)
    await expect(asOwner('DELETE FROM standard_versions')).rejects.toMatchObject(refused)
  })

  it('a retired standard is neither changed nor published, and comes back as it was', async () => {
    const manager = world.actors.programmeManager
    const standardId = await created('35.1')
    await publish(standardId, 1)
    await retireStandard(manager, { standardId }, world.deps)
    const change = aChange(standardId, aStandard('35.1', 'Иначе'))
    const retired = { ok: false, reason: 'retired' }
    expect(await changeStandard(manager, change, world.deps)).toEqual(retired)
    expect(await publish(standardId, 1)).toEqual({ ...retired, number: '35.1' })
    const read = () => viewStandard(world.actors.employee, seen(standardId), world.deps)
    await expect(read()).rejects.toMatchObject({ code: 'not-found' })
    await restoreStandard(manager, { standardId }, world.deps)
    expect(await read()).toMatchObject({ state: 'published', draft: null })
  })
})
