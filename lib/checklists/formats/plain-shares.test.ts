import { describe, expect, it } from 'vitest'
import { allQuestions } from '@/lib/core/checklist-questions'
import { writeSheets } from '@/lib/platform/sheet-file'
import type { PlainMapping } from './plain-columns'
import { readImport } from './read-import'

const rows = [
  ['Раздел', 'Вопрос', 'Тип', 'Макс. балл', 'Вес, %'],
  ['Вход', 'Вывеска', 'да/нет', '5', '10'],
  ['Вход', 'Чистота', 'да/нет', '2', '30'],
  ['Касса', 'Чек', 'да/нет', '3', '20'],
  ['Касса', 'Прощание', 'балл 1-5', '', '40'],
]

async function read(
  table: readonly (readonly string[])[],
  mapping: PlainMapping | null = null,
  sheet: string | null = null,
  cover: readonly (readonly string[])[] = [],
) {
  const sheets = [
    ...(cover.length === 0 ? [] : [{ name: 'Обложка', rows: cover }]),
    { name: 'Анкета', rows: table },
  ]
  const bytes = await writeSheets(sheets)
  const options = { fileName: 'a.xlsx', mapping, sheet, remembered: new Map() }
  const found = await readImport(bytes, options)
  if (!found.ok || found.table === null) throw new Error('no table')
  return { ...found, table: found.table }
}

describe('shares of the whole', () => {
  it('become weights by which each question carries what its row says', async () => {
    const { document, table, lines } = await read(rows)
    expect(table.mapping.at(-1)).toBe('share')
    expect(table.shares).toMatchObject({ isSame: true })
    expect(table.shares?.rows.map(({ real }) => real)).toEqual(['10.00', '30.00', '20.00', '40.00'])
    expect(document.sections.map(({ weight }) => weight)).toEqual(['40', '60'])
    expect(allQuestions(document).map(({ weight }) => weight)).toEqual([
      '2',
      '15',
      '6.666666667',
      '40',
    ])
    expect(lines.filter(({ reasons }) => reasons.length > 0)).toMatchObject([
      { line: 4, reasons: [{ what: 'checklist-import.reasons.share-rounded' }] },
    ])
  })

  it('differ where the percent multiplies the points, and that is told', async () => {
    const { table } = await read(rows, ['section', 'question', 'type', 'points', 'weight'])
    expect(table.shares?.isSame).toBe(false)
    // Two sections of weight 1: 5 x 10 of 110 is 45.45 % of a half.
    expect(table.shares?.rows[0]).toEqual({
      ...{ line: 2, name: 'Вывеска', said: '10', real: '22.73', isSame: false },
    })
  })

  it('are not asked of plain multipliers', async () => {
    const plain = rows.map((row, place) => [...row.slice(0, 4), place === 0 ? 'Вес' : '2'])
    expect((await read(plain)).table.shares).toBeNull()
  })
})

describe('a workbook with a cover', () => {
  const cover = [
    ['Программа', 'Тайный покупатель'],
    ['Составил', 'Иванова'],
  ]

  it('is read from the sheet whose heading is recognised, and names the other', async () => {
    const { table, document, lines } = await read(rows, null, null, cover)
    expect(table).toMatchObject({ sheet: 'Анкета', sheets: ['Обложка', 'Анкета'] })
    expect(allQuestions(document)).toHaveLength(4)
    expect(lines.at(-1)).toMatchObject({ sheet: 'Обложка', verdict: 'not-taken' })
  })

  it('is read from the sheet that was chosen', async () => {
    const { table, document } = await read(rows, null, 'Обложка', cover)
    expect(table.sheet).toBe('Обложка')
    expect(allQuestions(document)).toHaveLength(0)
  })
})
