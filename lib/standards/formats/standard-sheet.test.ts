import { describe, expect, it } from 'vitest'
import type { Chapter } from '@/lib/chapters/schema'
import type { StandardDraft } from '@/lib/core/standard-document'
import { aStandardDraft } from '@/test/factories'
import { standardSheet } from './standard-sheet'

const chapter = (id: string, place: number, ru: string): Chapter => ({ id, place, title: { ru } })
const named = { number: '1.1', text: { ru: 'Здороваются' } }
const library = {
  chapters: [chapter('c1', 1, 'Встреча'), chapter('c2', 2, 'встреча'), chapter('c3', 3, '-')],
  positions: [
    { id: 'p1', name: 'Продавец' },
    { id: 'p2', name: 'Кассир, старший' },
  ],
}
const rowOf = (change: Partial<StandardDraft>) => {
  const [, row = []] = standardSheet(
    { ...library, drafts: [aStandardDraft({ ...named, ...change })] },
    'ru',
  )
  return row
}

describe('a standard in the table of the library', () => {
  it('is called by its chapter, or by the place of it where two have one name', () => {
    expect(rowOf({ chapterId: 'c1' })[1]).toBe('Встреча')
    expect(rowOf({ chapterId: 'c2' })[1]).toBe('2')
    expect(rowOf({ chapterId: 'c3' })[1]).toBe('3')
    expect(rowOf({ chapterId: null })[1]).toBe('')
  })

  it('leaves out positions that would be read as others', () => {
    expect(rowOf({ positionIds: ['p1'] })[5]).toBe('Продавец')
    expect(rowOf({ positionIds: ['p1', 'p2'] })[5]).toBe('')
  })

  it('leaves out a text that would empty the field', () => {
    expect(rowOf({ text: { ru: 'Здороваются', en: '–' } }).slice(2, 4)).toEqual(['Здороваются', ''])
  })
})
