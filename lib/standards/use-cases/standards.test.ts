import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createChecklist } from '@/lib/checklists/use-cases/create-checklist'
import { aChecklistDocument, aQuestion, aSection } from '@/test/factories'
import { openWorld, type World } from '@/test/world'
import { createStandardSchema, listStandardsSchema } from '../schema'
import { changeStandard } from './change-standard'
import { createStandard } from './create-standard'
import { listStandards } from './list-standards'
import { removeStandard } from './remove-standard'

/** No condition, nothing open. */
const everything = listStandardsSchema.parse({})

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const aStandard = (number: string, ru = 'Подойти за 2 минуты') =>
  ({ number, text: { ru }, touchpoint: 'store' }) as const

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
        () => changeStandard(actor, { standardId, ...aStandard('0.2') }, world.deps),
        () => removeStandard(actor, { standardId }, world.deps),
      ]
      for (const attempt of tries)
        await expect(attempt()).rejects.toMatchObject({ code: 'not-found' })
    },
  )

  it('is refused to another organisation as if there were none', async () => {
    const standardId = await created('2.1')
    const tries = [
      () => changeStandard(world.stranger, { standardId, ...aStandard('2.1') }, world.deps),
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
    const change = { standardId, ...aStandard('3.1') }
    expect(await changeStandard(manager, change, world.deps)).toEqual(taken)
  })

  it('of two who take one number at once, one gets it and the other is told', async () => {
    const manager = world.actors.programmeManager
    const standardId = await created('4.0')
    const answers = await Promise.all([
      createStandard(manager, aStandard('4.1'), world.deps),
      createStandard(manager, aStandard('4.1'), world.deps),
      changeStandard(manager, { standardId, ...aStandard('4.1') }, world.deps),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter(({ ok }) => !ok)).toEqual([taken, taken])
  })

  it('keeps the wording that stood before in the audit', async () => {
    const manager = world.actors.programmeManager
    const standardId = await created('5.1')
    const change = { standardId, ...aStandard('5.2', 'Подойти за 3 минуты') }
    expect(await changeStandard(manager, change, world.deps)).toEqual({ ok: true })
    const rows = await world.arrange((tx, organisationId) =>
      tx.auditEntry.findMany({ where: { organisationId, subjectId: standardId } }),
    )
    expect(rows.map(({ action, details }) => [action, details])).toEqual(
      expect.arrayContaining([
        ['standard.created', { number: '5.1' }],
        ['standard.changed', { before: aStandard('5.1') }],
      ]),
    )
  })

  it('may keep its own number', async () => {
    const manager = world.actors.programmeManager
    const standardId = await created('5.3')
    const change = { standardId, ...aStandard('5.3', 'Иначе') }
    expect(await changeStandard(manager, change, world.deps)).toEqual({ ok: true })
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

  it('tells an employee the standards, not the checklists', async () => {
    const { standards, mayChange } = await listStandards(
      world.actors.employee,
      everything,
      world.deps,
    )
    expect(mayChange).toBe(false)
    expect(standards.length).toBeGreaterThan(0)
    expect(standards.flatMap(({ usedBy }) => usedBy)).toEqual([])
  })

  it('is narrowed by number, words and touchpoint, and keeps the open one at hand', async () => {
    const manager = world.actors.programmeManager
    const text = { ru: 'Снять трубку за 40 секунд', en: 'Answer within 40 seconds' }
    const made = await createStandard(
      manager,
      { number: '20.1', text, touchpoint: 'call' },
      world.deps,
    )
    if (!made.ok) throw new Error(made.reason)
    const asked = async (conditions: object) => {
      const input = listStandardsSchema.parse({ ...conditions, open: made.standardId })
      const { standards, opened } = await listStandards(manager, input, world.deps)
      expect(opened?.id).toBe(made.standardId)
      return standards.map(({ number }) => number)
    }
    expect(await asked({ text: 'ТРУБКУ' })).toEqual(['20.1'])
    expect(await asked({ text: 'answer' })).toEqual(['20.1'])
    expect(await asked({ text: '20.' })).toEqual(['20.1'])
    expect(await asked({ touchpoint: 'call' })).toEqual(['20.1'])
    expect(await asked({ text: 'трубку', touchpoint: 'chat' })).toEqual([])
  })
})
