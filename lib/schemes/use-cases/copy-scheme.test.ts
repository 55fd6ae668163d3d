import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '@/test/world'
import { copyScheme } from './copy-scheme'
import { createScheme } from './create-scheme'
import { saveSchemeDraft } from './save-scheme-draft'
import { viewScheme } from './view-schemes'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a copy is a scheme of its own that begins with the saved draft', async () => {
  const { hr, secondHr } = world.actors
  const { schemeId } = await createScheme(hr, { template: 'driver' }, world.deps)
  const { scheme: original } = await viewScheme(hr, schemeId, world.deps)
  const name = { ru: 'Водители'.repeat(15) }
  const regulation = { number: '17-П', date: '2026-01-01' }
  const document = { ...original.draft, name, regulation, cap: '70000.00' }
  await saveSchemeDraft(hr, { schemeId, revision: original.revision, document }, world.deps)
  const copied = await copyScheme(secondHr, { schemeId }, world.deps)
  const { scheme, versions } = await viewScheme(hr, copied.schemeId, world.deps)
  expect(versions).toEqual([])
  expect(scheme.draft).toEqual({
    ...document,
    name: { ru: `${'Водители'.repeat(15).slice(0, 112)} (копия)` },
    regulation: null,
  })
  expect(scheme.draftAuthors.toSorted()).toEqual([hr.accountId, secondHr.accountId].toSorted())
  const { scheme: after } = await viewScheme(hr, schemeId, world.deps)
  expect(after.draft).toEqual(document)
})
