import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { allQuestions } from '@/lib/core/checklist-questions'
import { hintPicturesOf } from '@/lib/core/hint-pictures'
import { storePicture } from '@/lib/pictures/use-cases/store-picture'
import { aChecklistDocument, aQuestion, aSection } from '@/test/factories'
import { aPhoto } from '@/test/photo'
import { openWorld, type World } from '@/test/world'
import type { ImportChecklist } from '../schema'
import { createChecklist } from './create-checklist'
import { exportChecklist } from './export-checklist'
import { importChecklist } from './import-checklist'
import { listChecklists } from './list-checklists'
import { publishChecklist } from './publish-checklist'
import { retireChecklist } from './retire-checklist'
import { saveChecklistDraft } from './save-checklist-draft'
import { viewChecklist } from './view-checklist'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const file = (content: string | Uint8Array, given: Partial<ImportChecklist> = {}) => ({
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  fileName: 'анкета.csv',
  mode: 'take' as const,
  columns: null,
  into: null,
  ...given,
})

const table = 'Раздел;Вопрос;Тип;Стандарт\nЗал;Чисто?;да/нет;404\nЗал;Как?;голограмма;\n'
const manager = () => world.actors.programmeManager
const draftOf = async (checklistId: string) =>
  (await viewChecklist(manager(), { checklistId }, world.deps)).draft

async function aPicture(actor: Actor, name: string): Promise<string> {
  const { bytes } = await aPhoto(name)
  const answer = await storePicture(actor, bytes, world.deps)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.pictureId
}

async function aDraft(): Promise<string> {
  const document = aChecklistDocument({
    sections: [aSection({ id: 's1', questions: [aQuestion({ id: 'q1' })] })],
  })
  const created = await createChecklist(manager(), { from: 'document', document }, world.deps)
  return created.checklistId
}

describe('importing a checklist', () => {
  it.each(['reviewer', 'hr', 'unitHead', 'employee', 'shopper', 'administrator'] as const)(
    'is refused to %s, also as a preview',
    async (name) => {
      for (const mode of ['preview', 'take'] as const) {
        const refused = importChecklist(world.actors[name], file(table, { mode }), world.deps)
        await expect(refused).rejects.toMatchObject({ code: 'not-found' })
      }
    },
  )

  it('does not touch a draft of another organisation', async () => {
    const checklistId = await aDraft()
    for (const how of ['append', 'replace'] as const) {
      const into = { checklistId, revision: 1, how }
      const refused = importChecklist(world.stranger, file(table, { into }), world.deps)
      await expect(refused).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(allQuestions(await draftOf(checklistId))).toHaveLength(1)
  })

  it('does not overwrite what somebody else has saved meanwhile', async () => {
    const checklistId = await aDraft()
    const into = { checklistId, revision: 7, how: 'replace' } as const
    expect(await importChecklist(manager(), file(table, { into }), world.deps)).toEqual({
      ok: false,
      reason: 'changed-elsewhere',
    })
    await retireChecklist(manager(), { checklistId }, world.deps)
    const retired = { checklistId, revision: 1, how: 'append' } as const
    expect(await importChecklist(manager(), file(table, { into: retired }), world.deps)).toEqual({
      ok: false,
      reason: 'retired',
    })
  })

  it.each([
    ['broken JSON', '{"format":', /^checklist-import\.refused\.not-json/],
    ['other JSON', '{"format":"other/1"}', /^checklists\.refused\.not-a-checklist/],
    ['nothing', '', /^checklist-import\.refused\.empty/],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]), /old-xls$/],
    ['a form without types', 'survey,,\n,name,label\n,a,b', /no-column\?column=type/],
  ])('refuses %s with a sentence and writes nothing', async (_, content, sentence) => {
    const before = await listChecklists(manager(), {}, world.deps)
    expect(await importChecklist(manager(), file(content), world.deps)).toMatchObject({
      ok: false,
      reason: 'bad-file',
      problems: [{ problem: expect.stringMatching(sentence) }],
    })
    expect(await listChecklists(manager(), {}, world.deps)).toEqual(before)
  })

  it('refuses a text that calls itself a workbook', async () => {
    const fileName = 'broken.xlsx'
    const text = file('this is not a workbook', { mode: 'preview' })
    expect(await importChecklist(manager(), { ...text, fileName }, world.deps)).toMatchObject({
      ok: false,
      problems: [{ problem: 'checklist-import.refused.not-a-workbook' }],
    })
  })

  it('shows first, and writes nothing', async () => {
    const before = await listChecklists(manager(), {}, world.deps)
    const shown = await importChecklist(manager(), file(table, { mode: 'preview' }), world.deps)
    expect(shown).toMatchObject({
      ok: true,
      written: false,
      kind: 'table',
      document: { title: { ru: 'анкета' } },
      standardsUnknown: ['404'],
      table: { mapping: ['section', 'question', 'type', 'standard'] },
    })
    if (!shown.ok || shown.written) throw new Error('no preview')
    expect(shown.lines.map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, 'simplified'],
      [3, 'not-taken'],
    ])
    expect(shown.lines[0]?.reasons.map(({ what }) => what)).toEqual([
      'checklist-import.reasons.standard-unknown?value=404',
    ])
    expect(await listChecklists(manager(), {}, world.deps)).toEqual(before)
  })

  it('leaves out pictures that this organisation does not have, and says of which questions', async () => {
    const own = await aPicture(manager(), 'бейдж')
    const foreign = await aPicture(world.stranger, 'чужой бейдж')
    const questions = [own, foreign, 'badge.png', randomUUID()].map((hintPicture, place) =>
      aQuestion({ id: `q${place + 1}`, hintPicture }),
    )
    const document = aChecklistDocument({ sections: [aSection({ questions })] })
    const json = JSON.stringify(document)
    const shown = await importChecklist(manager(), file(json, { mode: 'preview' }), world.deps)
    expect(shown).toMatchObject({ ok: true, picturesLost: [2, 3, 4] })
    const checklistId = await aDraft()
    for (const into of [null, { checklistId, revision: 1, how: 'append' } as const]) {
      const taken = await importChecklist(manager(), file(json, { into }), world.deps)
      if (!taken.ok || !taken.written) throw new Error('not taken')
      expect(hintPicturesOf(await draftOf(taken.checklistId))).toEqual([own])
    }
  })

  it('calls a row of a form simplified whose picture is not there, and knows one in capitals', async () => {
    const own = await aPicture(manager(), 'вывеска')
    const form = [
      'type,name,label,hint_picture',
      `text,q1,Вывеска,${own.toUpperCase()}`,
      `text,q2,Бейдж,${randomUUID()}`,
      'text,q3,Чек,',
    ].join('\n')
    const shown = await importChecklist(manager(), file(form, { mode: 'preview' }), world.deps)
    if (!shown.ok || shown.written) throw new Error('no preview')
    expect(shown).toMatchObject({ kind: 'xlsform', picturesLost: [2] })
    const rows = shown.lines.filter(({ line }) => line > 1)
    expect(rows.map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, 'taken'],
      [3, 'simplified'],
      [4, 'taken'],
    ])
    expect(rows[1]?.reasons[0]?.what).toMatch(/^checklist-import.reasons.picture-unknown/)
    const taken = await importChecklist(manager(), file(form), world.deps)
    if (!taken.ok || !taken.written) throw new Error('not taken')
    expect(hintPicturesOf(await draftOf(taken.checklistId))).toEqual([own])
  })

  it('takes the good rows, without a link to an unknown standard', async () => {
    const taken = await importChecklist(manager(), file(table), world.deps)
    if (!taken.ok || !taken.written) throw new Error('not taken')
    expect(taken).toMatchObject({ before: null, standardsAdded: [] })
    const questions = allQuestions(await draftOf(taken.checklistId))
    expect(questions).toMatchObject([{ type: 'yes-no', text: { ru: 'Чисто?' }, standardId: null }])
  })

  it('writes no draft that cannot be read again', async () => {
    const rows = Array.from({ length: 600 }, (_, index) => `Раздел ${index};Чисто?`)
    const many = await importChecklist(
      manager(),
      file(['Раздел;Вопрос', ...rows].join('\n')),
      world.deps,
    )
    if (!many.ok || !many.written) throw new Error('not taken')
    expect((await draftOf(many.checklistId)).sections).toHaveLength(400)
    const before = await listChecklists(manager(), {}, world.deps)
    const long = `Вопрос;Стандарт\nЧисто?;${'1'.repeat(81)}`
    for (const mode of ['preview', 'take'] as const) {
      const refused = await importChecklist(manager(), file(long, { mode }), world.deps)
      expect(refused).toMatchObject({ ok: false, reason: 'bad-file' })
    }
    expect(await listChecklists(manager(), {}, world.deps)).toEqual(before)
  })

  it('leaves no standard and no memory of columns behind where a draft grows too long', async () => {
    const document = aChecklistDocument({
      sections: [
        aSection({
          id: 's1',
          questions: Array.from({ length: 2000 }, (_, index) => aQuestion({ id: `q${index}` })),
        }),
      ],
    })
    const from = { from: 'document', document } as const
    const { checklistId } = await createChecklist(manager(), from, world.deps)
    const bringing = JSON.stringify({
      format: 'etalon.checklist-file/1',
      checklist: aChecklistDocument({
        sections: [
          aSection({ id: 's1', questions: [aQuestion({ id: 'q1', standardId: '77.7' })] }),
        ],
      }),
      standards: [{ number: '77.7', text: { ru: 'Новый' }, touchpoint: 'store' }],
    })
    const into = { checklistId, revision: 1, how: 'append' } as const
    const unheard = file('Невиданный;Вопрос\nЧисто?;Светло?\n', { into, columns: ['question'] })
    for (const sent of [file(bringing, { into }), unheard]) {
      expect(await importChecklist(manager(), sent, world.deps)).toMatchObject({
        ok: false,
        reason: 'bad-file',
      })
    }
    const [left, meant] = await world.arrange((tx, organisationId) =>
      Promise.all([
        tx.standard.count({ where: { organisationId, number: '77.7' } }),
        tx.tableMapping.count({ where: { organisationId, heading: 'невиданный' } }),
      ]),
    )
    expect([left, meant]).toEqual([0, 0])
    expect(allQuestions(await draftOf(checklistId))).toHaveLength(2000)
    const replaced = file(bringing, { into: { ...into, how: 'replace' } })
    expect(await importChecklist(manager(), replaced, world.deps)).toMatchObject({
      ok: true,
      standardsAdded: ['77.7'],
    })
  })

  it('remembers what the columns were, for this organisation alone', async () => {
    const strange = 'Пункт №;Суть\n1;Чисто ли?\n'
    const columns = [null, 'question']
    const said = await importChecklist(manager(), file(strange, { columns }), world.deps)
    expect(said).toMatchObject({ ok: true, written: true })
    const again = file('Суть;Пункт №\nЧисто ли?;1\n', { mode: 'preview' })
    expect(await importChecklist(manager(), again, world.deps)).toMatchObject({
      table: { mapping: ['question', null] },
    })
    expect(await importChecklist(world.stranger, again, world.deps)).toMatchObject({
      table: { mapping: [null, 'question'] },
    })
  })

  it('adds to a draft under identifiers of its own, and can be undone', async () => {
    const checklistId = await aDraft()
    const was = await draftOf(checklistId)
    const into = { checklistId, revision: 1, how: 'append' } as const
    const taken = await importChecklist(manager(), file(table, { into }), world.deps)
    if (!taken.ok || !taken.written || taken.before === null) throw new Error('not taken')
    const ids = allQuestions(await draftOf(checklistId)).map(({ id }) => id)
    expect(ids).toEqual(['q1', 'q1-2'])
    const undone = await saveChecklistDraft(
      manager(),
      { checklistId, revision: taken.before.revision, document: taken.before.document },
      world.deps,
    )
    expect(undone).toEqual({ ok: true, revision: 3 })
    expect(await draftOf(checklistId)).toEqual(was)
  })

  it('takes the place of a draft', async () => {
    const checklistId = await aDraft()
    const into = { checklistId, revision: 1, how: 'replace' } as const
    await importChecklist(manager(), file(table, { into }), world.deps)
    expect((await draftOf(checklistId)).title).toEqual({ ru: 'анкета' })
    const rows = await world.arrange((tx, organisationId) =>
      tx.auditEntry.findMany({ where: { organisationId, subjectId: checklistId } }),
    )
    expect(rows.map(({ action }) => action)).toContain('checklist.imported')
  })

  it.each(['json', 'xlsform'] as const)(
    'brings a template as %s to another organisation, with standards of its own there',
    async (as) => {
      const visit = { from: 'template', template: 'store-visit' } as const
      const { checklistId } = await createChecklist(manager(), visit, world.deps)
      const published = await publishChecklist(manager(), { checklistId, revision: 1 }, world.deps)
      if (!published.ok) throw new Error(published.reason)
      const from = { checklistId, versionId: published.versionId, as }
      const sent = await exportChecklist(manager(), from, world.deps)
      const bytes = typeof sent.body === 'string' ? new TextEncoder().encode(sent.body) : sent.body
      const taken = await importChecklist(world.stranger, file(bytes), world.deps)
      if (!taken.ok || !taken.written) throw new Error('not taken')
      const there = await exportChecklist(
        world.stranger,
        { checklistId: taken.checklistId, versionId: null },
        world.deps,
      )
      const here = await exportChecklist(manager(), { ...from, as: 'json' }, world.deps)
      const parts = (body: typeof here.body) => {
        const { checklist, standards } = JSON.parse(String(body))
        const byNumber = (a: { number: string }, b: { number: string }) =>
          a.number.localeCompare(b.number)
        return { checklist, standards: standards.toSorted(byNumber) }
      }
      expect(parts(there.body)).toEqual(parts(here.body))
    },
  )
})
