import { describe, expect, test } from 'vitest'
import {
  columnsKnowing,
  mappedHeader,
  mappedTable,
  mappingOf,
  meaningsOf,
  saidColumnsOf,
} from './table-mapping'
import { mapColumns, type TableColumn } from './table-rows'

const columns: readonly TableColumn<'number' | 'name' | 'unit'>[] = [
  { key: 'number', headings: ['табельный номер', 'personnel number'], required: true },
  { key: 'name', headings: ['фио', 'full name'], required: true },
  { key: 'unit', headings: ['код точки', 'unit code'], required: false },
]
const nothing = new Map<string, string | null>()

describe('what a column is', () => {
  test('as its heading sounds, while nobody said anything; the first of two has it', () => {
    const header = ['Табельный номер*', 'Сотрудник', 'Unit code', 'Код точки']
    expect(mappingOf(header, columns, nothing, null)).toEqual(['number', null, 'unit', null])
  })

  test('as was said of its heading before, also that it is left alone', () => {
    const said = new Map<string, string | null>([
      ['сотрудник', 'name'],
      ['код точки', null],
      ['прочее', 'no such key'],
    ])
    const header = [' СОТРУДНИК ', 'Код точки', 'Прочее', 'Табельный номер']
    expect(mappingOf(header, columns, said, null)).toEqual(['name', null, null, 'number'])
  })

  test('as is said now, whatever was said before; what is no key is left alone', () => {
    const said = ['unit', 'constructor', 'name', null, 'name']
    const header = ['Табельный номер', 'x', 'y', 'ФИО', 'z']
    expect(mappingOf(header, columns, new Map([['y', null]]), said)).toEqual([
      ...['unit', null, 'name'],
      ...[null, null],
    ])
    expect(mappingOf(['a', 'ФИО'], columns, nothing, ['number'])).toEqual(['number', null])
  })
})

describe('the header as the readers know it', () => {
  test('is the same where nothing was set', () => {
    const header = ['Табельный номер', 'ФИО', 'Прочее']
    const mapping = mappingOf(header, columns, nothing, null)
    expect(mappedHeader(header, columns, mapping)).toEqual(header)
  })

  test('names what was set, and says nothing of what is left alone', () => {
    const header = ['Таб', 'ФИО', 'Имя', '']
    const known = mappedHeader(header, columns, ['number', null, 'name', 'unit'])
    expect(known).toEqual(['табельный номер', '', 'фио', 'код точки'])
    const found = mapColumns(known, columns)
    expect(found.ok && [...found.map].map(([key, { index }]) => [key, index])).toEqual([
      ['number', 0],
      ['name', 2],
      ['unit', 3],
    ])
  })

  test('a column that is left alone is not read for another that was set', () => {
    const header = ['Unit code', 'Код точки', 'Номер магазина', 'ФИО', 'Табельный номер']
    const known = mappedHeader(header, columns, [null, null, 'unit', 'name', 'number'])
    expect(known).toEqual(['', '', 'код точки', 'ФИО', 'Табельный номер'])
    expect(mappedHeader(header, columns, [null, null, null, 'name', 'number'])).toEqual([
      ...['', '', 'Номер магазина', 'ФИО', 'Табельный номер'],
    ])
    // The second of two that sound alike stays as it is written: readers take the first.
    expect(mappedHeader(header, columns, ['unit', null, null, 'name', 'number'])).toEqual(header)
  })

  test('is found by remembered headings too', () => {
    const knowing = columnsKnowing(
      columns,
      new Map([
        ['таб', 'number'],
        ['кто', 'name'],
      ]),
    )
    expect(mapColumns(['Отчёт за год'], knowing).ok).toBe(false)
    expect(mapColumns(['Кто', 'Таб.'.replace('.', ':')], knowing).ok).toBe(true)
    expect(knowing.map(({ headings }) => headings[0])).toEqual(
      columns.map(({ headings }) => headings[0]),
    )
  })
})

describe('what the screen shows and what is remembered', () => {
  const rows = [
    { line: 2, cells: ['1', ''] },
    { line: 3, cells: ['', ' '] },
    { line: 4, cells: ['2', 'x'.repeat(100), 'more'] },
  ]
  const table = () => mappedTable(['Таб', ''], rows, columns, ['number', 'name'])

  test('the first full rows, as wide as the heading', () => {
    expect(table().samples).toEqual([
      ['1', ''],
      ['2', 'x'.repeat(80)],
    ])
    expect(table().columns.map(({ key, required }) => [key, required])).toEqual([
      ['number', true],
      ['name', true],
      ['unit', false],
    ])
  })

  test('a heading by its meaning; an empty one cannot be remembered', () => {
    expect([...meaningsOf(table())]).toEqual([['таб', 'number']])
  })

  test('an address says columns by their keys', () => {
    expect(saidColumnsOf(null)).toBeNull()
    expect(saidColumnsOf('number,,name')).toEqual(['number', null, 'name'])
  })
})
