import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aStandardDraft } from '@/test/factories'
import { openWorld, type World } from '@/test/world'
import { changeStandard } from './change-standard'
import { createStandard } from './create-standard'
import { previewPublication } from './preview-publication'
import { publishStandards } from './publish-standards'
import { viewStandard } from './view-standard'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type Matters = Partial<Parameters<typeof aStandardDraft>[0]> & { readonly number: string }

const words = { text: { ru: 'Подойти за 3 минуты', en: 'Walk up within 3 minutes' } }

/** A draft as it is marked in the list. */
async function drafted(matters: Matters): Promise<string> {
  const manager = world.actors.programmeManager
  const draft = aStandardDraft({ ...words, ...matters })
  const made = await createStandard(manager, draft, world.deps)
  if (!made.ok) throw new Error(made.reason)
  const change = { standardId: made.standardId, revision: 1, ...draft }
  await changeStandard(manager, change, world.deps)
  return made.standardId
}

const preview = (standardIds: readonly string[], actor = world.actors.programmeManager) =>
  previewPublication(actor, { standardIds }, world.deps)

describe('what publishing several drafts would do', () => {
  it.each(['administrator', 'reviewer', 'hr', 'unitHead', 'employee', 'shopper'] as const)(
    'is not told to %s',
    async (name) => {
      const standardId = await drafted({ number: `9.${name}` })
      const refused = preview([standardId], world.actors[name])
      await expect(refused).rejects.toMatchObject({ code: 'not-found' })
    },
  )

  it('is not told to another organisation, nor where one of them is not there', async () => {
    const standardId = await drafted({ number: '1.1' })
    await expect(preview([standardId], world.stranger)).rejects.toMatchObject({ code: 'not-found' })
    const missing = '5f8f0d53-2f6b-4a54-9a39-3d0f5f0d7f11'
    await expect(preview([standardId, missing])).rejects.toMatchObject({ code: 'not-found' })
  })

  it('says of each what publishing it alone says, and counts the readers of all once', async () => {
    const manager = world.actors.programmeManager
    const { seller, operator } = world.positions
    const known = await drafted({ number: '2.1', positionIds: [seller] })
    const seen = { standardId: known, from: null, to: null }
    const { revision } = await viewStandard(manager, seen, world.deps)
    const standards = [{ standardId: known, revision }]
    await publishStandards(manager, { standards, note: null }, world.deps)
    const shorter = { ...words.text, ru: 'Подойти за 2 минуты' }
    const change = aStandardDraft({ number: '2.1', text: shorter, positionIds: [seller] })
    await changeStandard(manager, { standardId: known, revision, ...change }, world.deps)
    const fresh = await drafted({ number: '2.2', positionIds: [seller, operator] })
    const { publications, readers } = await preview([known, fresh])
    expect(publications).toMatchObject([
      { number: '2.1', isFirst: false, leftBehind: 'en', changes: [{ field: 'text' }] },
      { number: '2.2', isFirst: true, leftBehind: null, changes: [] },
    ])
    for (const publication of publications) {
      const asked = { standardId: publication.standardId, from: null, to: null }
      const alone = await viewStandard(manager, asked, world.deps)
      expect(alone.publication).toEqual(publication)
    }
    const [one, two] = publications.map((publication) => publication.readers)
    expect(one).toBeGreaterThan(0)
    // Whom the second one concerns are those of the first one and the operators.
    expect(readers).toBe(two)
  })

  it('without positions one of them asks everybody', async () => {
    const few = await drafted({ number: '3.1', positionIds: [world.positions.seller] })
    const all = await drafted({ number: '3.2', positionIds: [] })
    const { publications, readers } = await preview([few, all])
    const most = publications.find(({ number }) => number === '3.2')?.readers
    expect(readers).toBe(most)
    expect(readers).toBeGreaterThan(
      publications.find(({ number }) => number === '3.1')?.readers ?? 0,
    )
  })

  it('writes nothing', async () => {
    const standardId = await drafted({ number: '4.1' })
    await preview([standardId])
    const asked = { standardId, from: null, to: null }
    const view = await viewStandard(world.actors.programmeManager, asked, world.deps)
    expect(view).toMatchObject({ state: 'draft', versions: [] })
  })
})
