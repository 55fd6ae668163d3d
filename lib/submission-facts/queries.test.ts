import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '@/test/world'
import { findSubmissionFacts } from './queries'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('looks for the reports of one visit by its key, also by a plan made when there were none', async () => {
  const { organisationId } = world
  const [visitId, id] = [randomUUID(), randomUUID()]
  const plan = await world.db.onLine(organisationId, async (line) => {
    const generic = `SELECT set_config('plan_cache_mode', 'force_generic_plan', true)`
    await line.ask({ name: 'test-generic-plan', text: generic }, [])
    await findSubmissionFacts(line, organisationId, {
      id,
      sha256: 'a'.repeat(64),
      visitId,
      shopperId: randomUUID(),
      hasFiles: false,
    })
    const kept = `EXPLAIN EXECUTE "reports-beside"('${organisationId}', '${visitId}', '${id}')`
    return line.askLast<{ 'QUERY PLAN': string }>({ name: 'test-plan', text: kept }, [])
  })
  const lines = plan.map((row) => row['QUERY PLAN'].trim())
  expect(lines.filter((text) => /Seq Scan|Bitmap/.test(text))).toEqual([])
  expect(lines.filter((text) => text.startsWith('Index Cond'))).toEqual([
    'Index Cond: ((organisation_id = $1) AND (visit_id = $2))',
    'Index Cond: ((organisation_id = $1) AND (id = $3))',
  ])
})
