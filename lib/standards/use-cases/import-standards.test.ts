import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listStandardRows } from '@/lib/standard-drafts/queries'
import { untilWaiting } from '@/test/database'
import { openWorld, type World } from '@/test/world'
import { listStandardsSchema } from '../schema'
import { exportStandards } from './export-standards'
import { importStandards, type Overwrite } from './import-standards'
import { listStandards } from './list-standards'
import { publishStandards } from './publish-standards'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const send = (
  lines: readonly string[],
  mode: 'preview' | 'all-or-nothing' | 'good-rows',
  overwrite: Overwrite = new Map(),
) =>
  importStandards(
    world.actors.programmeManager,
    { bytes: new TextEncoder().encode(lines.join('\r\n')), mode, overwrite },
    world.deps,
  )
const lines = async () =>
  (await listStandards(world.actors.programmeManager, listStandardsSchema.parse({}), world.deps))
    .standards

const header = 'Номер;Глава;Текст;Text EN;Канал;Должности'
const good = [
  header,
  '1.1;Встреча;Здороваются первыми;Greet first;магазин;Продавец, Директор магазина',
  '1.2;встреча ;Подходят за 2 минуты;;магазин;',
  '2.1;Звонок;Берут трубку за 20 секунд;;call;Оператор',
]

describe('a table of standards', () => {
  it('without the columns that it needs is refused by their names', async () => {
    const answer = await send(['Номер;Текст', '1.1;Здороваются'], 'preview')
    expect(answer).toMatchObject({ ok: false, reason: 'columns-missing', missing: ['канал'] })
  })

  it('names every bad line and writes none of them', async () => {
    const bad = [
      header,
      ';Встреча;Без номера;;магазин;',
      '1<1;Встреча;Не номер;;магазин;',
      '1.1;Встреча;;;магазин;',
      '1.2;Встреча;Текст;;ларёк;',
      '1.3;Встреча;Текст;;магазин;Швец',
      '1.4;Встреча;Текст;;магазин;',
      '1.4;Встреча;Ещё раз;;магазин;',
    ]
    const answer = await send(bad, 'all-or-nothing')
    if (!answer.ok) throw new Error(answer.reason)
    expect(answer.written).toBe(false)
    expect(answer.problems.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, 'Номер', 'empty'],
      [3, 'Номер', 'not-a-standard-number'],
      [4, 'Текст', 'empty'],
      [5, 'Канал', 'unknown-touchpoint'],
      [6, 'Должности', 'unknown-position'],
      [8, 'Номер', 'twice-in-file'],
    ])
    expect(await lines()).toEqual([])
  })

  it('shows what it would do, does it as drafts, and does it once', async () => {
    const preview = await send(good, 'preview')
    const found = { created: 3, changed: 0, unchanged: 0, newChapters: ['Встреча', 'Звонок'] }
    expect(preview).toMatchObject({ ok: true, written: false, ...found })
    expect(await lines()).toEqual([])
    expect(await send(good, 'all-or-nothing')).toMatchObject({ written: true, ...found })
    const written = await lines()
    expect(written.map(({ number, state }) => [number, state])).toEqual([
      ['1.1', 'draft'],
      ['1.2', 'draft'],
      ['2.1', 'draft'],
    ])
    expect(written[0]?.chapterId).toBe(written[1]?.chapterId)
    expect(await send(good, 'all-or-nothing')).toMatchObject({ created: 0, unchanged: 3 })
  })

  it('changes the draft of what is published, not what is in force', async () => {
    const [first] = await lines()
    if (first === undefined) throw new Error('nothing was imported')
    const standards = [{ standardId: first.id, revision: first.revision }]
    const manager = world.actors.programmeManager
    await publishStandards(manager, { standards, note: null }, world.deps)
    const answer = await send(
      ['Номер;Текст;Канал', '1.1;Здороваются и улыбаются;магазин'],
      'good-rows',
    )
    expect(answer).toMatchObject({ created: 0, changed: 1 })
    const [now] = await lines()
    // What the file does not name stays: the English text and the chapter.
    expect(now).toMatchObject({
      text: { ru: 'Здороваются первыми', en: 'Greet first' },
      state: 'changed',
      chapterId: first.chapterId,
    })
  })

  it('leaves an unpublished draft alone until its line and revision are named', async () => {
    const table = ['Номер;Глава;Текст;Text EN;Канал;Должности', '1.1;;Здороваются громко;;;']
    const [before] = await lines()
    const preview = await send(table, 'preview')
    if (!preview.ok) throw new Error(preview.reason)
    const found = preview.changes[0]
    expect(preview).toMatchObject({ changed: 0, changes: [{ line: 2, number: '1.1' }] })
    expect(found).toMatchObject({
      isTaken: false,
      changes: [{ field: 'ru', before: 'Здороваются и улыбаются', after: 'Здороваются громко' }],
    })
    const revision = found?.overwrites ?? 0
    await send(table, 'all-or-nothing')
    await send(table, 'good-rows', new Map([[2, revision - 1]]))
    expect((await lines())[0]).toMatchObject({ revision: before?.revision })
    const answer = await send(table, 'all-or-nothing', new Map([[2, revision]]))
    expect(answer).toMatchObject({ changed: 1, changes: [{ isTaken: true }] })
    const saved = await world.arrange(listStandardRows)
    // Empty cells leave the English text, the chapter, the channel and the positions.
    expect(saved.find(({ number }) => number === '1.1')?.draft).toMatchObject({
      text: { ru: 'Здороваются громко', en: 'Greet first' },
      chapterId: before?.chapterId,
      touchpoint: 'store',
      positionIds: [expect.any(String), expect.any(String)],
    })
  })

  it('whose number somebody else takes at the same moment is undone as a whole', async () => {
    const begun = await world.arrange(async (tx, organisationId) => {
      const { now: createdAt } = world.deps
      const [taken] = await listStandardRows(tx, organisationId)
      if (taken === undefined) throw new Error('nothing was imported')
      const draft = { ...taken.draft, number: '7.2', positionIds: [], text: { ru: 'Чужой' } }
      const data = { organisationId, number: '7.2', text: { ru: 'Чужой' }, touchpoint: 'store' }
      await tx.standard.create({ data: { ...data, draft, createdAt, updatedAt: createdAt } })
      const sent = send([header, '7.1;;Один;;магазин;', '7.2;;Два;;магазин;'], 'good-rows')
      const outcome = sent.then(
        () => 'written',
        (error: { code?: string }) => error.code,
      )
      await untilWaiting(world.database, 1)
      return { outcome }
    })
    expect(await begun.outcome).toBe('conflict')
    expect((await lines()).map(({ number }) => number)).not.toContain('7.1')
  })
})

describe('the library as a table', () => {
  it.each(['ru', 'en'] as const)('in %s, sent back as it is, changes nothing', async (language) => {
    const written = await send(good, 'good-rows')
    expect(written.ok).toBe(true)
    const actor = world.actors.programmeManager
    const before = await world.arrange((tx, own) => listStandardRows(tx, own))
    const bytes = await exportStandards(actor, { language }, world.deps)
    const back = await importStandards(actor, { bytes, mode: 'all-or-nothing' }, world.deps)
    const inForce = before.filter(({ retiredAt }) => retiredAt === null)
    expect(back).toMatchObject({ ok: true, created: 0, changed: 0, problems: [], unread: [] })
    expect(back).toMatchObject({ unchanged: inForce.length, newChapters: [], changes: [] })
    expect(inForce.length).toBeGreaterThan(2)
    expect(await world.arrange((tx, own) => listStandardRows(tx, own))).toEqual(before)
  })
})
