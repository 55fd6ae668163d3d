import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activateScheme } from '@/lib/schemes/use-cases/activate-scheme'
import { createScheme } from '@/lib/schemes/use-cases/create-scheme'
import { saveSchemeDraft } from '@/lib/schemes/use-cases/save-scheme-draft'
import { aComponent, aKpi, aScheme } from '@/test/factories/pay'
import { openWorld, type World } from '@/test/world'
import { standardMetrics } from '../formats/standard-metrics'
import { saveMetricSchema } from '../schema'
import { addStandardMetrics } from './add-standard-metrics'
import { listAllMetrics } from './list-metrics'
import { addMetric, changeMetric } from './save-metric'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const smiles = saveMetricSchema.parse({
  code: ' Smiles ',
  titleRu: 'Улыбки',
  titleEn: '',
  unit: 'share',
  direction: 'more',
  target: '0,9',
})
const codes = async (actor = world.actors.hr) =>
  (await listAllMetrics(actor, world.deps)).metrics.map(({ code }) => code)

describe('the catalogue of metrics', () => {
  it('looks like nothing is there to everybody but HR', async () => {
    for (const name of ['administrator', 'programmeManager', 'unitHead', 'employee'] as const) {
      const actor = world.actors[name]
      for (const attempt of [
        () => listAllMetrics(actor, world.deps),
        () => addMetric(actor, smiles, world.deps),
        () => changeMetric(actor, smiles, world.deps),
        () => addStandardMetrics(actor, { codes: ['nps'] }, world.deps),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(await codes()).toEqual([])
  })

  it.each([
    [{ code: 'Улыбки' }, 'code'],
    [{ code: '1st' }, 'code'],
    [{ titleRu: ' ' }, 'titleRu'],
    [{ target: '0' }, 'target'],
    [{ target: '-1' }, 'target'],
    [{ target: 'много' }, 'target'],
    [{ unit: 'kilometres' }, 'unit'],
  ])('refuses %j at its field', (bad, field) => {
    const typed = { ...smiles, ...bad }
    const parsed = saveMetricSchema.safeParse(typed)
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
  })

  it('takes a metric once, changes it by its code, and knows no other', async () => {
    const { hr } = world.actors
    expect(await changeMetric(hr, smiles, world.deps)).toEqual({
      ok: false,
      reason: 'metric-unknown',
    })
    expect(await addMetric(hr, smiles, world.deps)).toEqual({ ok: true })
    const other = { ...smiles, titleRu: 'Другое' }
    expect(await addMetric(hr, other, world.deps)).toEqual({ ok: false, reason: 'metric-taken' })
    const [kept] = (await listAllMetrics(hr, world.deps)).metrics
    expect(kept).toMatchObject({ code: 'smiles', title: { ru: 'Улыбки' }, target: '0.9' })
    expect(await changeMetric(hr, { ...other, direction: 'less' }, world.deps)).toEqual({
      ok: true,
    })
    const [changed] = (await listAllMetrics(hr, world.deps)).metrics
    expect(changed).toMatchObject({ title: { ru: 'Другое' }, direction: 'less' })
    expect(await codes(world.stranger)).toEqual([])
  })

  it('adds standard metrics once and offers those that are left', async () => {
    const { hr } = world.actors
    const chosen = { codes: ['nps', 'churn', 'no_such'] }
    expect(await addStandardMetrics(hr, chosen, world.deps)).toEqual({ ok: true, added: 2 })
    expect(await addStandardMetrics(hr, chosen, world.deps)).toEqual({ ok: true, added: 0 })
    const { standard, metrics } = await listAllMetrics(hr, world.deps)
    expect(metrics.map(({ code }) => code)).toEqual(['churn', 'nps', 'smiles'])
    const left = standardMetrics.filter(({ code }) => code !== 'nps' && code !== 'churn')
    expect(standard).toEqual(left)
  })

  it('takes in the metrics of a template, and stops a scheme that names another', async () => {
    const { hr } = world.actors
    const { schemeId } = await createScheme(hr, { template: 'driver' }, world.deps)
    expect(await codes()).toEqual(expect.arrayContaining(['trips', 'on_time', 'clean', 'handover']))
    const document = aScheme({
      components: [aComponent({ code: 'trips', value: aKpi('tripps'), missing: 'pay-zero' })],
    })
    await saveSchemeDraft(hr, { schemeId, revision: 1, document }, world.deps)
    const input = { schemeId, revision: 2, effectiveFrom: '2026-10' }
    expect(await activateScheme(hr, input, world.deps)).toMatchObject({
      ok: false,
      reason: 'problems',
      problems: [{ code: 'metric-unknown-near', values: { near: 'trips' } }],
    })
  })
})
