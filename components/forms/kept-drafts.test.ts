import { expect, it, vi } from 'vitest'
import { type KeptDraftOf, KeptDrafts } from './kept-drafts'

const typed = { number: '1.2', text: { ru: 'Здороваемся первыми', en: '' } }
const own: KeptDraftOf = { kind: 'standard', accountId: 'me', id: 's' }

function shelf() {
  const kept = new Map<string, string>()
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  }
}

it("are nobody else's and of nothing else", () => {
  const kept = shelf()
  new KeptDrafts(kept, own).keep(3, typed)
  expect(new KeptDrafts(kept, { ...own, accountId: 'you' }).find()).toBeNull()
  expect(new KeptDrafts(kept, { ...own, id: 't' }).find()).toBeNull()
  expect(new KeptDrafts(kept, { ...own, kind: 'scheme' }).find()).toBeNull()
  expect(new KeptDrafts(kept, own).find()).toEqual({ revision: 3, values: typed })
})

it('are gone once they are saved', () => {
  const drafts = new KeptDrafts(shelf(), own)
  drafts.keep(3, typed)
  drafts.drop()
  expect(drafts.find()).toBeNull()
})

it('neither a damaged text nor a full shelf stops the form', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const damaged = { ...shelf(), getItem: () => '{' }
  expect(new KeptDrafts(damaged, own).find()).toBeNull()
  const full = {
    ...shelf(),
    setItem: () => {
      throw new Error('full')
    },
  }
  expect(() => new KeptDrafts(full, own).keep(3, typed)).not.toThrow()
  expect(warn).toHaveBeenCalledTimes(2)
  warn.mockRestore()
})
