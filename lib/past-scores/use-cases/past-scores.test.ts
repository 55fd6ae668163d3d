import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import type { ImportMode } from '@/lib/core/table-import'
import { viewOverview } from '@/lib/overview/use-cases/view-overview'
import { importPeople } from '@/lib/people/use-cases/import-people'
import { computePeriod } from '@/lib/periods/use-cases/compute-period'
import { openPeriod } from '@/lib/periods/use-cases/open-period'
import { listOwnResults } from '@/lib/results/use-cases/list-own-results'
import { readSource as readText, sourceFiles } from '@/test/architecture/source-files'
import { payRows } from '@/test/deny/pay-rows'
import { aPublishedChecklist } from '@/test/factories'
import { aReleasedVisit } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { importPastScores } from './import-past-scores'
import { listPastScoreImports } from './list-past-score-imports'
import { removePastScoreImport } from './remove-past-score-import'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const bytesOf = (text: string) => new TextEncoder().encode(text)
const run = (text: string, mode: ImportMode, actor: Actor = world.actors.programmeManager) =>
  importPastScores(actor, { bytes: bytesOf(text), mode }, world.deps)
const batches = async () =>
  (await listPastScoreImports(world.actors.programmeManager, world.deps)).batches

describe('importing past scores', () => {
  it('looks like nothing is there to everybody but the programme manager', async () => {
    const names = ['administrator', 'reviewer', 'hr', 'unitHead', 'employee', 'shopper'] as const
    for (const name of names) {
      const actor = world.actors[name]
      await expect(run('', 'preview', actor)).rejects.toMatchObject({ code: 'not-found' })
      await expect(listPastScoreImports(actor, world.deps)).rejects.toMatchObject({
        code: 'not-found',
      })
    }
  })

  it('names every bad line with its number, column and reason', async () => {
    const result = await run(
      'Дата;Табельный номер;Код точки;Оценка, %;Канал;Источник\n' +
        '01.03.2026;;S1;86,4 %;магазин;старая система\n' +
        'март;;S1;80;;\n' +
        '2026-03-02;nobody;;80;;\n' +
        '2026-03-02;;NOPE;80;;\n' +
        '2026-03-02;;;80;;\n' +
        '2026-03-02;202;S1;80;;\n' +
        '2026-03-02;202;;100,1;;\n' +
        '2026-03-02;202;;-1;;\n' +
        '2026-03-02;202;;хорошо;;\n' +
        '2026-03-02;202;;;;\n' +
        '2026-12-01;202;;80;;\n' +
        '2026-03-02;202;;80;радио;\n' +
        '2026-03-01;;S1;70;магазин;старая система\n',
      'all-or-nothing',
    )
    expect(result).toMatchObject({ ok: true, created: 1, written: false })
    const named = result.ok && result.problems.map((p) => [p.line, p.column, p.reason])
    expect(named).toEqual([
      [3, 'Дата', 'not-a-date'],
      [4, 'Табельный номер', 'unknown-person'],
      [5, 'Код точки', 'unknown-unit-name'],
      [6, 'Табельный номер', 'person-or-unit'],
      [7, 'Код точки', 'person-or-unit'],
      [8, 'Оценка, %', 'not-a-percent'],
      [9, 'Оценка, %', 'not-a-percent'],
      [10, 'Оценка, %', 'not-a-number'],
      [11, 'Оценка, %', 'empty'],
      [12, 'Дата', 'in-the-future'],
      [13, 'Канал', 'unknown-touchpoint'],
      [14, 'Дата', 'twice-in-file'],
    ])
    expect(await batches()).toEqual([])
    expect(await run('date,score\n', 'preview')).toMatchObject({ ok: true, created: 0 })
    expect(await run('date,unit code\n2026-03-01,S1\n', 'preview')).toMatchObject({
      ok: false,
      reason: 'columns-missing',
      missing: ['оценка, %'],
      table: { headings: ['date', 'unit code'], mapping: ['date', 'unit'] },
    })
  })

  it('takes shares for what they are, and a whole 1 or 0 for a score', async () => {
    const shares = await run(
      'date,unit code,score\n2026-03-01,S1,0.864\n2026-03-02,S1,1\n',
      'preview',
    )
    expect(shares.ok && shares.problems.map(({ reason }) => reason)).toEqual([
      'share-not-percent',
      'share-not-percent',
    ])
    const zeros = await run('date,unit code,score\n2026-03-01,S1,0\n2026-03-02,S1,1\n', 'preview')
    expect(zeros).toMatchObject({ created: 2, problems: [] })
  })

  const table = 'date,unit code,score,source\n2026-03-01,S1,86.400000001,old\n2026-03-02,S2,70,\n'

  it('keeps decimals exact, adds nothing twice, and refuses another score in the same place', async () => {
    expect(await run(table, 'preview')).toMatchObject({ created: 2, written: false })
    expect(await batches()).toEqual([])
    expect(await run(table, 'all-or-nothing')).toMatchObject({ created: 2, written: true })
    expect(await run(table, 'all-or-nothing')).toMatchObject({ created: 0, unchanged: 2 })
    const other = await run(table.replace('70', '71'), 'good-rows')
    expect(other.ok && other.problems).toEqual([
      { line: 3, column: 'score', reason: 'other-past-score', value: '71' },
    ])
    const kept = await world.database.asOwner(
      'SELECT trim_scale(score)::text AS score FROM past_scores ORDER BY scored_on',
    )
    expect(kept).toEqual([{ score: '86.400000001' }, { score: '70' }])
    expect(await batches()).toMatchObject([
      { scores: 2, firstOn: '2026-03-01', lastOn: '2026-03-02', sources: ['old'], removedAt: null },
    ])
  })

  it('cannot be changed, nor taken away line by line, not even by the owner of the database', async () => {
    for (const statement of [
      'UPDATE past_scores SET score = 100',
      'DELETE FROM past_scores',
      'TRUNCATE past_scores',
      'DELETE FROM past_score_batches',
      'UPDATE past_score_batches SET scores = 1',
    ])
      await expect(world.database.asOwner(statement)).rejects.toThrow()
  })

  it('is removed whole, once, by name; the record stays and the file can come again', async () => {
    const [batch] = await batches()
    const batchId = batch?.id ?? ''
    const remove = (actor: Actor) => removePastScoreImport(actor, { batchId }, world.deps)
    for (const actor of [world.actors.administrator, world.actors.reviewer, world.stranger])
      await expect(remove(actor)).rejects.toMatchObject({ code: 'not-found' })
    expect(await remove(world.actors.programmeManager)).toEqual({ ok: true, removed: 2 })
    expect(await remove(world.actors.programmeManager)).toEqual({
      ok: false,
      reason: 'already-removed',
    })
    const [removed] = await batches()
    expect(removed).toMatchObject({ id: batchId, scores: 2, sources: [] })
    expect(removed?.removedBy).not.toBeNull()
    const audited = await world.database.asOwner(
      `SELECT action, details FROM audit_entries WHERE subject_kind = 'past-score' ORDER BY id DESC`,
    )
    expect(audited).toEqual(
      expect.arrayContaining([
        { action: 'past-scores.removed', details: { removed: 2 } },
        { action: 'past-scores.imported', details: { created: 2, refused: 0 } },
      ]),
    )
    expect(await run(table, 'all-or-nothing')).toMatchObject({ created: 2, written: true })
  })

  it('never sees or touches another organisation', async () => {
    expect((await listPastScoreImports(world.stranger, world.deps)).batches).toEqual([])
    expect(await run(table, 'preview', world.stranger)).toMatchObject({ created: 1 })
    const { overview } = await viewOverview(world.stranger, {}, world.deps)
    expect(overview.past).toBeNull()
  })
})

describe('past scores', () => {
  const october = async () => {
    const { hr } = world.actors
    const { periodId } = await openPeriod(hr, { month: '2026-10' }, world.deps)
    const computed = await computePeriod(hr, { periodId }, world.deps)
    if (!computed.ok) throw new Error(computed.reason)
    const rows = await world.database.asOwner<{ snapshot: string; document: string }>(
      `SELECT r.snapshot, s.document FROM period_runs r
       JOIN statements s ON s.organisation_id = r.organisation_id AND s.run_id = r.id
       WHERE r.id = $1 ORDER BY s.person_id`,
      [computed.runId],
    )
    const { run: _, ...snapshot } = JSON.parse(rows[0]?.snapshot ?? '{}')
    return { total: computed.total, snapshot, documents: rows.map(({ document }) => document) }
  }
  const overviewOf = async () => {
    const { overview } = await viewOverview(world.actors.programmeManager, {}, world.deps)
    const { trend, past, ...judged } = overview
    return { trend, past, judged }
  }

  it('pay nothing and rank nobody: pay, period score and league are those without them', async () => {
    const { versionId } = await aPublishedChecklist(world)
    const personId = world.actors.employee.personId ?? ''
    for (const visitedOn of ['2026-10-05', '2026-10-12', '2026-10-19'])
      await aReleasedVisit(
        world,
        { unitId: world.units.shopNorth, versionId, personId },
        { visitedOn },
      )
    await payRows({
      deps: world.deps,
      positionId: world.positions.seller,
      personnelNumbers: ['202', '203'],
      hr: [world.actors.hr, null],
    })
    const before = { pay: await october(), overview: await overviewOf() }
    // So that the test is about something: the month pays by visits.
    expect(JSON.stringify(before.pay.snapshot.scores)).toContain(personId)
    const lines = ['2026-10-05', '2026-10-06', '2026-10-07', '2025-12-01'].map(
      (day) => `${day},202,,1\n${day},,S1,2\n`,
    )
    const table = `date,personnel number,unit code,score\n${lines.join('')}`
    expect(await run(table, 'all-or-nothing')).toMatchObject({ created: 8, written: true })
    const after = { pay: await october(), overview: await overviewOf() }
    expect(after.pay).toEqual(before.pay)
    expect(after.overview.judged).toEqual(before.overview.judged)
    expect(after.overview.trend.slice(-6)).toEqual(before.overview.trend.slice(-6))
  })

  it('stand beside the trend as a series of their own, and lengthen it', async () => {
    const { trend, past } = await overviewOf()
    expect(trend.map(({ month }) => month)[0]).toBe('2025-12')
    expect(past?.map(({ month }) => month)).toEqual(trend.map(({ month }) => month))
    expect(past?.[0]).toMatchObject({ visits: 2, score: { text: '1.50' }, isFew: true })
    expect(past?.at(-1)).toMatchObject({ visits: 6, score: { text: '1.50' }, isFew: false })
    expect(trend.at(-1)).toMatchObject({ visits: 3 })
  })

  it('are narrowed by region and touchpoint as the visits are', async () => {
    const table = 'date,unit code,score,touchpoint\n2026-09-01,C1,40,call\n2026-09-01,S2,60,store\n'
    await run(table, 'all-or-nothing')
    const septemberOf = async (input: { touchpoint?: 'store' | 'call'; region?: string }) => {
      const { overview } = await viewOverview(world.actors.reviewer, input, world.deps)
      return overview.past?.find(({ month }) => month === '2026-09')?.score?.text
    }
    expect(await septemberOf({ touchpoint: 'call' })).toBe('40.00')
    expect(await septemberOf({ touchpoint: 'store' })).toBe('60.00')
    expect(await septemberOf({ touchpoint: 'call', region: world.units.region })).toBeUndefined()
  })

  it('reach the person whom they are about, and nobody else', async () => {
    const ownPast = async (actor: Actor) =>
      (await listOwnResults(actor, {}, world.deps)).groups.map(({ past }) => past?.at(-1)?.visits)
    expect(await ownPast(world.actors.employee)).toEqual([3])
    expect(await ownPast(world.actors.otherEmployee)).toEqual([])
  })

  it('are read by their own queries alone', () => {
    const reading = sourceFiles(['lib', 'app']).filter(
      (file) => !file.startsWith('lib/platform/db/generated/'),
    )
    const tables = /past_scores|past_score_batches|past_evaluations|\.pastScore|\.pastEvaluation/
    expect(reading.filter((file) => tables.test(readText(file)))).toEqual([
      'lib/past-scores/queries.ts',
    ])
    const users = reading.filter((file) => readText(file).includes("'@/lib/past-scores/queries'"))
    expect(users).toEqual([
      'lib/overview/use-cases/read-trend.ts',
      'lib/results/use-cases/list-own-results.ts',
      'lib/results/use-cases/list-team-results.ts',
    ])
  })
})

describe('columns of a table of past scores', () => {
  it('are read as they are set on the screen, and remembered once they are taken', async () => {
    const strange = 'Когда;Где;Итог;Примечание\n2026-02-03;S1;91,5;ничего\n'
    const set = (mode: ImportMode, columns: readonly (string | null)[] | null, actor?: Actor) =>
      importPastScores(
        actor ?? world.actors.programmeManager,
        { bytes: bytesOf(strange), mode, columns },
        world.deps,
      )
    const unknown = await set('preview', null)
    expect(unknown).toMatchObject({
      ok: false,
      reason: 'columns-missing',
      table: {
        mapping: [null, null, null, null],
        samples: [['2026-02-03', 'S1', '91,5', 'ничего']],
      },
    })
    const columns = ['date', 'unit', 'score', null]
    expect(await set('preview', columns)).toMatchObject({ ok: true, created: 1, unread: [] })
    // A look remembers nothing.
    expect(await set('preview', null)).toMatchObject({ ok: false })
    expect(await set('all-or-nothing', columns)).toMatchObject({ ok: true, written: true })
    const again = await set('preview', null)
    expect(again).toMatchObject({ ok: true, unchanged: 1, table: { mapping: columns } })
    // Neither another organisation nor another kind of table knows them.
    expect(await set('preview', null, world.stranger)).toMatchObject({ ok: false })
    const people = await importPeople(
      world.actors.administrator,
      { bytes: bytesOf(strange), mode: 'preview' },
      world.deps,
    )
    expect(people).toMatchObject({ ok: false, table: { mapping: [null, null, null, null] } })
  })
})
