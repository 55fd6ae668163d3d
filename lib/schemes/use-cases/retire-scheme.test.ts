import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { computePeriod } from '@/lib/periods/use-cases/compute-period'
import { openPeriod } from '@/lib/periods/use-cases/open-period'
import { viewPeriod } from '@/lib/periods/use-cases/view-period'
import { openWorld, type World } from '@/test/world'
import { activateScheme } from './activate-scheme'
import { createScheme } from './create-scheme'
import { retireScheme } from './retire-scheme'
import { saveSchemeDraft } from './save-scheme-draft'
import { viewScheme } from './view-schemes'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function anActiveScheme() {
  const { hr } = world.actors
  const { schemeId } = await createScheme(hr, { template: 'driver' }, world.deps)
  const { scheme } = await viewScheme(hr, schemeId, world.deps)
  const document = {
    ...scheme.draft,
    base: { kind: 'fixed' as const, amount: '60000.00' },
    regulation: { number: '17-П', date: '2026-08-28' },
    appliesTo: { ...scheme.draft.appliesTo, from: '2026-09-01' },
  }
  await saveSchemeDraft(hr, { schemeId, revision: 1, document }, world.deps)
  const { people } = (await viewScheme(hr, schemeId, world.deps)).doublePay
  const seen = people === 0 ? {} : { paidTwice: people }
  const activated = await activateScheme(
    hr,
    { schemeId, revision: 2, effectiveFrom: '2026-09', ...seen },
    world.deps,
  )
  expect(activated).toMatchObject({ ok: true })
  return { schemeId, document }
}

const retire = (schemeId: string, isRetired = true) =>
  retireScheme(world.actors.hr, { schemeId, isRetired }, world.deps)

describe('ending a scheme', () => {
  it('is HR’s alone, and of the own organisation', async () => {
    const { schemeId } = await anActiveScheme()
    for (const actor of [world.actors.administrator, world.actors.employee, world.stranger])
      await expect(
        retireScheme(actor, { schemeId, isRetired: true }, world.deps),
      ).rejects.toMatchObject({ code: 'not-found' })
    const { scheme } = await viewScheme(world.actors.hr, schemeId, world.deps)
    expect(scheme.retiredAt).toBeNull()
    await retire(schemeId)
  })

  it('stops changes and activations, keeps the versions, and can be taken back', async () => {
    const { schemeId, document } = await anActiveScheme()
    expect(await retire(schemeId)).toEqual({ ok: true })
    const { hr } = world.actors
    const changed = { ...document, proration: false }
    expect(
      await saveSchemeDraft(hr, { schemeId, revision: 2, document: changed }, world.deps),
    ).toEqual({ ok: false, reason: 'retired' })
    expect(
      await activateScheme(hr, { schemeId, revision: 2, effectiveFrom: '2026-12' }, world.deps),
    ).toEqual({ ok: false, reason: 'retired' })
    expect((await viewScheme(hr, schemeId, world.deps)).versions).toHaveLength(1)

    await retire(schemeId, false)
    expect(
      await saveSchemeDraft(hr, { schemeId, revision: 2, document: changed }, world.deps),
    ).toMatchObject({ ok: true })
    await retire(schemeId)
  })

  it('done twice is done once', async () => {
    const { schemeId } = await anActiveScheme()
    await retire(schemeId)
    const first = await viewScheme(world.actors.hr, schemeId, world.deps)
    expect(await retire(schemeId)).toEqual({ ok: true })
    const second = await viewScheme(world.actors.hr, schemeId, world.deps)
    expect(second.scheme.retiredAt).toEqual(first.scheme.retiredAt)
  })

  it('pays nobody any more, and leaves the other schemes alone', async () => {
    const { hr } = world.actors
    const ended = await anActiveScheme()
    const other = await anActiveScheme()
    const { periodId } = await openPeriod(hr, { month: '2026-09' }, world.deps)
    const paid = async () => {
      expect(await computePeriod(hr, { periodId }, world.deps)).toMatchObject({ ok: true })
      const { statements } = await viewPeriod(hr, periodId, world.deps)
      return statements.length
    }
    const before = await paid()
    expect(before).toBeGreaterThan(0)
    await retire(ended.schemeId)
    expect(await paid()).toBe(before / 2)
    await retire(other.schemeId)
    expect(await computePeriod(hr, { periodId }, world.deps)).toMatchObject({ ok: false })
    await retire(ended.schemeId, false)
    expect(await paid()).toBe(before / 2)
  })
})
