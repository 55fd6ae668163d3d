import { describe, expect, it } from 'vitest'
import { mostNewChapters, planStandards } from './standard-table'

const header = ['Номер', 'Глава', 'Текст', 'Канал', 'Должности']
const nothing = { standards: [], chapters: [], positions: [] }

function planOf(rows: readonly (readonly string[])[], known: Known = nothing) {
  const lines = rows.map((cells, index) => ({ line: index + 2, cells }))
  const planned = planStandards(header, lines, known)
  if (!planned.ok) throw new Error('columns are missing')
  return planned.plan
}
type Known = Parameters<typeof planStandards>[2]

const rowOf = (index: number, chapter: string) => [`1.${index}`, chapter, 'Текст', 'магазин', '']

describe('a table of standards', () => {
  it.each(['constructor', 'toString', '__proto__', 'valueOf'])(
    'takes «%s» for no channel, chapter or position',
    (word) => {
      const row = ['1.1', word, 'Текст', word, word]
      expect(planOf([row])).toMatchObject({
        created: [],
        problems: [
          { column: 'Канал', reason: 'unknown-touchpoint', value: word },
          { column: 'Должности', reason: 'unknown-position', value: word },
        ],
      })
    },
  )

  it('names every line whose chapter is beyond what one file may make', () => {
    const rows = Array.from({ length: mostNewChapters + 2 }, (_, n) => rowOf(n, `Глава ${n}`))
    const plan = planOf([...rows, rowOf(900, 'ГЛАВА  7')])
    expect(plan.newChapters).toHaveLength(mostNewChapters)
    expect(plan.created).toHaveLength(mostNewChapters + 1)
    expect(plan.problems.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [mostNewChapters + 2, 'Глава', 'too-many-chapters'],
      [mostNewChapters + 3, 'Глава', 'too-many-chapters'],
    ])
  })

  it('finds a chapter by either title or its place, and of two alike the first', () => {
    const chapters = [
      { id: 'first', place: 1, title: { ru: 'Встреча', en: 'Greeting' } },
      { id: 'second', place: 2, title: { ru: 'встреча' } },
    ]
    const named = ['ВСТРЕЧА ', 'greeting', '1', '2']
    const plan = planOf(
      named.map((name, index) => rowOf(index, name)),
      { ...nothing, chapters },
    )
    expect(plan.newChapters).toEqual([])
    const found = plan.created.map(({ draft }) => draft.chapterId)
    expect(found).toEqual(['first', 'first', 'first', 'second'])
  })

  it('folds each name a few times only, however many there are', () => {
    const count = 4000
    const rows = Array.from({ length: count }, (_, n) => rowOf(n, `Глава ${n}`))
    const fold = String.prototype.toLocaleLowerCase
    let folds = 0
    String.prototype.toLocaleLowerCase = function (...locales) {
      folds += 1
      return fold.apply(this, locales)
    }
    try {
      planOf(rows)
    } finally {
      String.prototype.toLocaleLowerCase = fold
    }
    expect(folds).toBeLessThan(5 * count)
  })

  it('leaves a field alone where the cell is empty, and empties it where a dash stands', () => {
    const draft = {
      ...{ number: '1.1', text: { ru: 'Здороваются', en: 'Greet' }, example: {} },
      ...{ goodPictureId: null, badPictureId: null, chapterId: 'c', ownerId: null },
      ...{ positionIds: ['p'], touchpoint: 'call' as const },
    }
    const { number, text, touchpoint } = draft
    const standard = {
      ...{ id: 's', number, text, touchpoint, chapterId: 'c', draft, revision: 4 },
      ...{ retiredAt: null, version: null },
    }
    const known = {
      standards: [standard],
      chapters: [{ id: 'c', place: 1, title: { ru: 'Встреча' } }],
      positions: [{ id: 'p', name: 'Оператор' }],
    } as unknown as Known
    expect(planOf([['1.1', '', '', '', '']], known)).toMatchObject({ unchanged: 1, changed: [] })
    const [cleared] = planOf([['1.1', '-', '—', '', '–']], known).changed
    expect(cleared?.overwrites).toBe(4)
    expect(cleared?.draft).toMatchObject({
      text: { en: 'Greet' },
      ...{ chapterId: null, positionIds: [], touchpoint: 'call' },
    })
    expect(cleared?.changes).toEqual([
      { field: 'ru', before: 'Здороваются', after: null },
      { field: 'chapter', before: { ru: 'Встреча' }, after: null },
      { field: 'positions', before: 'Оператор', after: null },
    ])
  })
})
