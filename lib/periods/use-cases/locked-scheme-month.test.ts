import { afterEach, beforeEach, expect, test } from 'vitest'
import { activateScheme } from '@/lib/schemes/use-cases/activate-scheme'
import { saveSchemeDraft } from '@/lib/schemes/use-cases/save-scheme-draft'
import { listAllSchemes, viewScheme } from '@/lib/schemes/use-cases/view-schemes'
import { type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'

let world: World
let months: PayMonths
beforeEach(async () => {
  world = await openWorld()
  months = await payMonths(world)
})
afterEach(() => world.close())

test('a version is not activated from a locked month: the first open one is proposed', async () => {
  const { hr } = world.actors
  const [listed] = await listAllSchemes(hr, world.deps)
  const schemeId = listed?.scheme.id ?? ''
  await months.locked('2026-10')
  const { scheme, proposedMonth } = await viewScheme(hr, schemeId, world.deps)
  expect(proposedMonth).toBe('2026-11')
  const document = { ...scheme.draft, proration: !scheme.draft.proration }
  await saveSchemeDraft(hr, { schemeId, revision: 2, document }, world.deps)
  const input = { schemeId, revision: 3, effectiveFrom: '2026-10' }
  expect(await activateScheme(hr, input, world.deps)).toEqual({
    ok: false,
    reason: 'month-is-locked',
    firstMonth: '2026-11',
  })
  const open = { ...input, effectiveFrom: proposedMonth }
  expect(await activateScheme(hr, open, world.deps)).toMatchObject({ ok: true, number: 2 })
})
