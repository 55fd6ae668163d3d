import { expect, it, vi } from 'vitest'
import { KeptDrafts, type TypedStandard } from './kept-draft'

const typed: TypedStandard = {
  ...{ standardId: 's', revision: 3, number: '1.2', touchpoint: 'store', chapterId: '' },
  ...{ text: { ru: 'Здороваемся первыми', en: '' }, example: { ru: '', en: '' } },
  ...{ goodPictureId: null, badPictureId: null, ownerId: '', positionIds: [] },
}

function shelf() {
  const kept = new Map<string, string>()
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  }
}

it("are nobody else's and of no other standard", () => {
  const own = shelf()
  new KeptDrafts(own, 'me', 's').keep(typed)
  expect(new KeptDrafts(own, 'you', 's').find()).toBeNull()
  expect(new KeptDrafts(own, 'me', 't').find()).toBeNull()
  expect(new KeptDrafts(own, 'me', 's').find()).toEqual({ revision: 3, values: typed })
})

it('are gone once they are saved', () => {
  const drafts = new KeptDrafts(shelf(), 'me', 's')
  drafts.keep(typed)
  drafts.drop()
  expect(drafts.find()).toBeNull()
})

it('neither a damaged text nor a full shelf stops the form', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const damaged = { ...shelf(), getItem: () => '{' }
  expect(new KeptDrafts(damaged, 'me', 's').find()).toBeNull()
  const full = {
    ...shelf(),
    setItem: () => {
      throw new Error('full')
    },
  }
  expect(() => new KeptDrafts(full, 'me', 's').keep(typed)).not.toThrow()
  expect(warn).toHaveBeenCalledTimes(2)
  warn.mockRestore()
})
