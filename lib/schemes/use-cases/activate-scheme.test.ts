import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SchemeDocument } from '@/lib/core/scheme'
import { openWorld, type World } from '@/test/world'
import { activateScheme } from './activate-scheme'
import { createScheme } from './create-scheme'
import { saveSchemeDraft } from './save-scheme-draft'
import { viewScheme } from './view-schemes'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const withRegulation = (document: SchemeDocument): SchemeDocument => ({
  ...document,
  regulation: { number: '17-П', date: '2026-08-28' },
})

async function aDraft() {
  const { schemeId } = await createScheme(world.actors.hr, { template: 'driver' }, world.deps)
  const { scheme } = await viewScheme(world.actors.hr, schemeId, world.deps)
  return { schemeId, document: scheme.draft, revision: scheme.revision }
}

describe('schemes', () => {
  it('look like nothing is there to everybody but HR, and to another organisation', async () => {
    const { schemeId } = await aDraft()
    for (const name of ['administrator', 'programmeManager', 'unitHead', 'employee'] as const)
      await expect(viewScheme(world.actors[name], schemeId, world.deps)).rejects.toMatchObject({
        code: 'not-found',
      })
    await expect(viewScheme(world.stranger, schemeId, world.deps)).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('are not overwritten by a save that has read an older draft', async () => {
    const { schemeId, document, revision } = await aDraft()
    const mine = { schemeId, revision, document: { ...document, proration: false } }
    expect(await saveSchemeDraft(world.actors.hr, mine, world.deps)).toEqual({
      ok: true,
      revision: 2,
    })
    expect(await saveSchemeDraft(world.actors.hr, mine, world.deps)).toEqual({
      ok: true,
      revision: 2,
    })
    const theirs = { schemeId, revision, document: withRegulation(document) }
    expect(await saveSchemeDraft(world.actors.secondHr, theirs, world.deps)).toEqual({
      ok: false,
      reason: 'changed-elsewhere',
      revision: 2,
    })
  })

  it('are not activated without the regulation that they implement', async () => {
    const { schemeId, revision } = await aDraft()
    const input = { schemeId, revision, effectiveFrom: '2026-10' }
    expect(await activateScheme(world.actors.hr, input, world.deps)).toMatchObject({
      ok: false,
      reason: 'problems',
      problems: [{ code: 'no-regulation' }],
    })
  })

  it('become a version once, with everybody who wrote them as authors', async () => {
    const { schemeId, document, revision } = await aDraft()
    const draft = { schemeId, revision, document: withRegulation(document) }
    await saveSchemeDraft(world.actors.secondHr, draft, world.deps)
    const input = { schemeId, revision: revision + 1, effectiveFrom: '2026-10' }
    const first = await activateScheme(world.actors.hr, input, world.deps)
    expect(first).toMatchObject({ ok: true, number: 1, isNew: true })
    const again = await activateScheme(world.actors.hr, input, world.deps)
    expect(again).toMatchObject({ ok: true, number: 1, isNew: false })
    const { versions } = await viewScheme(world.actors.hr, schemeId, world.deps)
    expect(versions).toHaveLength(1)
    expect(new Set(versions[0]?.authors)).toEqual(
      new Set([world.actors.hr.accountId, world.actors.secondHr.accountId]),
    )
    const earlier = { ...input, effectiveFrom: '2026-09' }
    expect(await activateScheme(world.actors.hr, earlier, world.deps)).toEqual({
      ok: false,
      reason: 'earlier-than-last',
      effectiveFrom: '2026-10-01',
    })
  })
})

describe('a second scheme of the same people', () => {
  async function seller(from: string) {
    const { schemeId, document, revision } = await aDraft()
    const appliesTo = { positionIds: [world.positions.seller], unitIds: [], from }
    const draft = { schemeId, revision, document: { ...withRegulation(document), appliesTo } }
    await saveSchemeDraft(world.actors.hr, draft, world.deps)
    return { schemeId, revision: revision + 1, effectiveFrom: '2030-01' }
  }

  it('is activated only by whoever has seen how many are paid by both', async () => {
    const { hr } = world.actors
    const first = await seller('2030-01-01')
    const seen = (await viewScheme(hr, first.schemeId, world.deps)).doublePay.people
    const paidTwice = seen === 0 ? {} : { paidTwice: seen }
    expect(await activateScheme(hr, { ...first, ...paidTwice }, world.deps)).toMatchObject({
      ok: true,
    })
    const second = await seller('2030-03-01')
    const answer = await activateScheme(hr, second, world.deps)
    expect(answer).toMatchObject({ ok: false, reason: 'paid-twice' })
    if (answer.ok || answer.reason !== 'paid-twice') throw new Error('was not refused')
    const { doublePay } = answer
    expect(doublePay.people).toBeGreaterThan(0)
    expect(doublePay.schemes).toContainEqual(
      expect.objectContaining({ schemeId: first.schemeId, from: '2030-03' }),
    )
    const wrong = { ...second, paidTwice: doublePay.people + 1 }
    expect(await activateScheme(hr, wrong, world.deps)).toMatchObject({ reason: 'paid-twice' })
    const confirmed = { ...second, paidTwice: doublePay.people }
    expect(await activateScheme(hr, confirmed, world.deps)).toMatchObject({ ok: true, isNew: true })
    const again = await activateScheme(hr, second, world.deps)
    expect(again).toMatchObject({ ok: true, isNew: false })
  })
})
