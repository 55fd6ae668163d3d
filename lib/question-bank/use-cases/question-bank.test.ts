import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { templateFile } from '@/lib/checklists/formats/templates'
import { templateNames } from '@/lib/checklists/schema'
import { createChecklist } from '@/lib/checklists/use-cases/create-checklist'
import { createStandard } from '@/lib/standards/use-cases/create-standard'
import { aChecklistDocument, aQuestion, aSection } from '@/test/factories'
import { openWorld, type World } from '@/test/world'
import { type AddBankItems, bankLimits } from '../schema'
import { addBankItems } from './add-bank-items'
import { fillBank } from './fill-bank'
import { listBankItems } from './list-bank-items'
import { removeBankItem } from './remove-bank-item'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const aGift = (matters: Partial<AddBankItems> = {}): AddBankItems => ({
  questions: [aQuestion({ id: 'q1' })],
  sections: [],
  tags: [],
  touchpoint: 'store',
  ...matters,
})

const add = (matters: Partial<AddBankItems> = {}, actor = world.actors.programmeManager) =>
  addBankItems(actor, aGift(matters), world.deps)

const find = (asked: Partial<Parameters<typeof listBankItems>[1]> = {}, by = 'programmeManager') =>
  listBankItems(
    by === 'stranger' ? world.stranger : world.actors.programmeManager,
    { text: '', touchpoint: null, tag: null, standardId: null, ...asked },
    world.deps,
  )

describe('filling an empty bank', () => {
  const fill = (actor = world.actors.programmeManager) =>
    fillBank(actor, { language: 'en' }, world.deps)

  it.each(['administrator', 'reviewer', 'hr', 'unitHead', 'employee', 'shopper'] as const)(
    'is refused to %s',
    async (name) => {
      await expect(fill(world.actors[name])).rejects.toMatchObject({ code: 'not-found' })
    },
  )

  it('takes the sections of every template once, by whomever it is pressed', async () => {
    const manager = world.actors.programmeManager
    const call = { from: 'template', template: 'sales-call' } as const
    const { standardsAdded } = await createChecklist(manager, call, world.deps)
    const both = await Promise.all([fill(), fill()])
    const done = both.flatMap((answer) => (answer.ok ? [answer.items] : []))
    const sections = templateNames.flatMap((name) => templateFile(name).checklist.sections)
    expect(done).toEqual([sections.length])
    expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: 'not-empty' }])
    const list = await find()
    expect(list.total).toBe(sections.length)
    expect(list.tags).toHaveLength(templateNames.length)
    expect(list.tags).toContain('Sales call')
    // Standards that the organisation has are kept, the others were given up.
    expect(list.standards.map(({ number }) => number).sort()).toEqual([...standardsAdded].sort())
    // In the order of the templates, those of the touchpoint at hand before the rest.
    const titleOf = ({ parts }: (typeof list.items)[number]) => parts.sections[0]?.title.en
    const inOrder = sections.map(({ title }) => title.en)
    expect(list.items.map(titleOf)).toEqual(inOrder)
    const near = await find({ first: 'call' })
    const isCall = near.items.map(({ touchpoint }) => touchpoint === 'call')
    expect(isCall).toEqual(isCall.toSorted((a, b) => Number(b) - Number(a)))
    expect(near.items.map(titleOf).toSorted()).toEqual(inOrder.toSorted())
    const calls = await find({ tag: 'Sales call' })
    expect(new Set(calls.items.map(({ touchpoint }) => touchpoint))).toEqual(new Set(['call']))
    for (const { id } of list.items) await removeBankItem(manager, { itemId: id }, world.deps)
  })

  it('leaves a bank alone in which somebody has kept something', async () => {
    const kept = await find()
    if (kept.total === 0) await add()
    const { total } = await find()
    expect(await fill()).toEqual({ ok: false, reason: 'not-empty' })
    expect((await find()).total).toBe(total)
  })
})

describe('adding', () => {
  it.each(['administrator', 'reviewer', 'hr', 'unitHead', 'employee', 'shopper'] as const)(
    'is refused to %s',
    async (name) => {
      await expect(add({}, world.actors[name])).rejects.toMatchObject({ code: 'not-found' })
    },
  )

  it.each([
    ['nothing', { questions: [] }, 'nothing'],
    ['what is no question', { questions: [{ id: 'q1' }] }, 'damaged'],
    ['two of one name', { questions: [aQuestion(), aQuestion()] }, 'damaged'],
    [
      'too many at once',
      {
        questions: Array.from({ length: bankLimits.parts + 1 }, (_, n) =>
          aQuestion({ id: `q${n}` }),
        ),
      },
      'too-many',
    ],
  ])('%s is refused, and nothing is kept', async (_, matters, reason) => {
    const { total } = await find()
    expect(await add(matters)).toEqual({ ok: false, reason })
    expect((await find()).total).toBe(total)
  })

  it('keeps each marked part as an item with names of its own', async () => {
    const outside = { kind: 'answered', question: 'elsewhere' } as const
    const inside = { kind: 'answered', question: 's-q1' } as const
    const added = await add({
      questions: [aQuestion({ id: 'q1', text: { ru: 'Ёлка у входа' }, showWhen: outside })],
      sections: [
        aSection({
          id: 's',
          title: { ru: 'Ёлочный раздел' },
          questions: [aQuestion({ id: 's-q1' }), aQuestion({ id: 's-q2', showWhen: inside })],
        }),
      ],
      tags: ['праздник', 'праздник'],
    })
    expect(added).toMatchObject({ ok: true, lostConditions: 1 })
    const { items } = await find({ text: 'ёлоч' })
    expect(items).toHaveLength(1)
    const [section] = items[0]?.parts.sections ?? []
    expect(items[0]?.tags).toEqual(['праздник'])
    expect(section?.id).toMatch(/^b[0-9a-f]{12}$/)
    const [first, second] = section?.questions ?? []
    expect(second?.showWhen).toEqual({ kind: 'answered', question: first?.id })
  })

  it('keeps no picture that the organisation does not have, and says so', async () => {
    const hintPicture = '5f8f0d53-2f6b-4a54-9a39-3d0f5f0d7f11'
    const added = await add({
      questions: [aQuestion({ text: { ru: 'Где бейдж' }, hintPicture })],
    })
    expect(added).toMatchObject({ ok: true, lostPictures: 1 })
    const { items } = await find({ text: 'где бейдж' })
    expect(items[0]?.parts.questions[0]).not.toHaveProperty('hintPicture')
  })

  it('keeps a standard that is here and no other', async () => {
    const standard = { number: '7.7', text: { ru: 'Подмести' }, touchpoint: 'store' } as const
    const made = await createStandard(world.actors.programmeManager, standard, world.deps)
    if (!made.ok) throw new Error(made.reason)
    await add({
      questions: [
        aQuestion({ id: 'q1', text: { ru: 'Подметено' }, standardId: made.standardId }),
        aQuestion({ id: 'q2', text: { ru: 'Чужой' }, standardId: crypto.randomUUID() }),
        aQuestion({ id: 'q3', text: { ru: 'Странный' }, standardId: 'так не бывает' }),
      ],
    })
    const { items } = await find({ text: '7.7' })
    expect(items.map(({ standards }) => standards)).toEqual([['7.7']])
    const standardId = items[0]?.parts.questions[0]?.standardId ?? null
    const byStandard = await find({ standardId })
    expect(byStandard.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
    const known = { id: standardId, number: '7.7', text: standard.text }
    expect(byStandard.standards).toContainEqual(known)
    expect((await find({ standardId: crypto.randomUUID() })).found).toBe(0)
    for (const text of ['Чужой', 'Странный']) {
      expect((await find({ text })).items[0]?.parts.questions[0]?.standardId).toBeNull()
    }
  })
})

describe('the list', () => {
  it('is not there for whoever writes no checklists', async () => {
    const refused = listBankItems(
      world.actors.reviewer,
      { text: '', touchpoint: null, tag: null, standardId: null },
      world.deps,
    )
    await expect(refused).rejects.toMatchObject({ code: 'not-found' })
  })

  it('shows nothing of another organisation', async () => {
    await add()
    expect(await find({}, 'stranger')).toMatchObject({ items: [], total: 0, tags: [] })
  })

  it('finds by words, tag and touchpoint', async () => {
    await add({
      questions: [aQuestion({ text: { en: 'Umbrella stand' } })],
      tags: ['дождь'],
      touchpoint: 'call',
    })
    const found = async (asked: Parameters<typeof find>[0]) => (await find(asked)).found
    expect(await found({ text: 'UMBRELLA' })).toBe(1)
    expect(await found({ text: 'umbrella', touchpoint: 'call' })).toBe(1)
    expect(await found({ text: 'umbrella', touchpoint: 'chat' })).toBe(0)
    expect(await found({ tag: 'дождь' })).toBe(1)
    expect(await found({ tag: 'снег' })).toBe(0)
  })

  it('counts the checklists with a copy, each once', async () => {
    await add({ questions: [aQuestion({ text: { ru: 'Считаемый' } })] })
    const item = async () => (await find({ text: 'Считаемый' })).items[0]
    expect((await item())?.checklists).toBe(0)
    const questions = (await item())?.parts.questions ?? []
    const document = aChecklistDocument({ sections: [aSection({ questions })] })
    for (let n = 0; n < 2; n += 1) {
      const input = { from: 'document', document } as const
      await createChecklist(world.actors.programmeManager, input, world.deps)
    }
    expect((await item())?.checklists).toBe(2)
  })
})

describe('removing', () => {
  it('is refused for an item of another organisation, and a second time', async () => {
    const added = await add()
    if (!added.ok) throw new Error(added.reason)
    const itemId = String(added.itemIds[0])
    const remove = (actor = world.actors.programmeManager) =>
      removeBankItem(actor, { itemId }, world.deps)
    await expect(remove(world.stranger)).rejects.toMatchObject({ code: 'not-found' })
    await expect(remove(world.actors.reviewer)).rejects.toMatchObject({ code: 'not-found' })
    expect(await remove()).toEqual({ ok: true })
    await expect(remove()).rejects.toMatchObject({ code: 'not-found' })
  })
})
