import { describe, expect, it } from 'vitest'
import { owedSince, trainingAge } from './acknowledgement'
import {
  draftOf,
  languageLeftBehind,
  type StandardDocument,
  standardChanges,
} from './standard-document'

const document: StandardDocument = {
  number: '1.1',
  text: { ru: 'Подойти за 3 минуты' },
  example: {},
  goodPictureId: null,
  badPictureId: null,
  chapter: { id: 'c1', title: { ru: 'Встреча' } },
  owner: { id: 'p1', name: 'Ирина' },
  positions: [{ id: 'b', name: 'Продавец' }],
  touchpoint: 'store',
}

const kinds = (after: Partial<StandardDocument>) =>
  standardChanges(document, { ...document, ...after }).map(({ kind }) => kind)

describe('what changed between two versions', () => {
  it('is nothing where only names changed', () => {
    const renamed = {
      chapter: { id: 'c1', title: { ru: 'Первая минута' } },
      owner: { id: 'p1', name: 'Ирина Соколова' },
      positions: [{ id: 'b', name: 'Продавец-консультант' }],
    }
    expect(kinds(renamed)).toEqual([])
  })

  it.each<[string, Partial<StandardDocument>]>([
    ['words', { text: { ru: 'Подойти за 2 минуты' } }],
    ['words', { example: { en: 'Good afternoon' } }],
    ['picture', { badPictureId: 'x' }],
    ['number', { number: '1.2' }],
    ['chapter', { chapter: null }],
    ['owner', { owner: null }],
    ['touchpoint', { touchpoint: 'call' }],
  ])('%s', (kind, after) => {
    expect(kinds(after)).toEqual([kind])
  })

  it('says when a standard comes to concern everybody', () => {
    expect(standardChanges(document, { ...document, positions: [] })).toEqual([
      {
        kind: 'positions',
        added: [],
        removed: ['Продавец'],
        isEverybody: true,
        wasEverybody: false,
      },
    ])
  })

  it.each([
    ['the Russian alone changed', { ru: 'Б', en: 'A' }, 'en'],
    ['the English alone changed', { ru: 'А', en: 'B' }, 'ru'],
    ['both changed', { ru: 'Б', en: 'B' }, null],
    ['neither changed', { ru: 'А', en: 'A' }, null],
    ['the English went', { ru: 'А' }, null],
  ] as const)('%s: who is left behind', (_, text, language) => {
    expect(languageLeftBehind({ text: { ru: 'А', en: 'A' } }, { text })).toBe(language)
  })

  it('a translation that comes later leaves the first text as it was', () => {
    expect(languageLeftBehind({ text: { ru: 'А' } }, { text: { ru: 'А', en: 'A' } })).toBe(null)
  })

  it('a version gives its draft back', () => {
    const positions = [
      { id: 'b', name: 'А' },
      { id: 'a', name: 'Б' },
    ]
    expect(draftOf({ ...document, positions })).toMatchObject({
      chapterId: 'c1',
      ownerId: 'p1',
      positionIds: ['a', 'b'],
    })
  })
})

describe('since when it is owed', () => {
  const person = { hiredOn: '2026-01-10', placedOn: '2026-02-01', acknowledgedOn: null }
  it.each([
    ['2026-03-01', person, '2026-03-01'],
    ['2026-01-15', person, '2026-02-01'],
    ['2026-01-01', { ...person, placedOn: '2026-01-05' }, '2026-01-10'],
    ['2026-01-01', { ...person, acknowledgedOn: '2026-04-01' }, null],
  ])('published on %s', (publishedOn, concerned, since) => {
    expect(owedSince(publishedOn, concerned)).toBe(since)
  })

  it('a training fades after 90 days', () => {
    expect(trainingAge('2026-01-01', '2026-04-01')).toMatchObject({ days: 90, hasFaded: false })
    expect(trainingAge('2026-01-01', '2026-04-02')).toMatchObject({ days: 91, hasFaded: true })
  })
})
