import { describe, expect, it } from 'vitest'
import {
  calendarDate,
  calendarMonth,
  decimalText,
  mapColumns,
  namesFor,
  RowReader,
  type TableColumn,
} from './table-rows'

const columns: readonly TableColumn<'name' | 'hired' | 'salary'>[] = [
  { key: 'name', headings: ['name', 'имя'], required: true },
  { key: 'hired', headings: ['hired', 'принят'], required: true },
  { key: 'salary', headings: ['salary', 'оклад'], required: false },
]

describe('namesFor', () => {
  it('puts the name first that the reader knows, and keeps the others', () => {
    const names = ['оклад', 'salary', 'сумма']
    expect(namesFor(names, 'ru')).toEqual(names)
    expect(namesFor(names, 'en')).toEqual(['salary', 'оклад', 'сумма'])
  })

  it('keeps the only name there is', () => {
    expect(namesFor(['kpi'], 'en')).toEqual(['kpi'])
  })
})

describe('mapColumns', () => {
  it('names the required columns that are missing', () => {
    expect(mapColumns(['Имя', 'Город'], columns)).toEqual({ ok: false, missing: ['hired'] })
  })

  it('recognises headings in both languages, whatever their case and marks', () => {
    const mapped = mapColumns([' ИМЯ * ', 'Hired:'], columns)
    expect(mapped.ok && [...mapped.map]).toEqual([
      ['name', { index: 0, heading: ' ИМЯ * ' }],
      ['hired', { index: 1, heading: 'Hired:' }],
    ])
  })
})

describe('RowReader', () => {
  it('collects every problem of the row with line, column, reason and value', () => {
    const mapped = mapColumns(['Имя', 'Принят', 'Оклад'], columns)
    if (!mapped.ok) throw new Error('columns')
    const reader = new RowReader({ line: 7, cells: ['', '31.02.2026', '12,345'] }, mapped.map)
    reader.requiredText('name')
    reader.date('hired')
    reader.decimal('salary', 2)
    expect(reader.problems).toEqual([
      { line: 7, column: 'Имя', reason: 'empty', value: '' },
      { line: 7, column: 'Принят', reason: 'not-a-date', value: '31.02.2026' },
      { line: 7, column: 'Оклад', reason: 'too-many-places', value: '12,345' },
    ])
  })

  it('refuses NUL and texts that are too long, and takes emoji', () => {
    const mapped = mapColumns(['name', 'hired'], columns)
    if (!mapped.ok) throw new Error('columns')
    const nul = new RowReader({ line: 2, cells: ['a\0b', ''] }, mapped.map)
    expect(nul.text('name')).toBeNull()
    expect(nul.problems[0]?.reason).toBe('nul')
    const long = new RowReader({ line: 3, cells: ['x'.repeat(201), ''] }, mapped.map)
    expect(long.text('name')).toBeNull()
    expect(long.problems[0]?.reason).toBe('too-long')
    expect(new RowReader({ line: 4, cells: ['Анна 🌷', ''] }, mapped.map).text('name')).toBe(
      'Анна 🌷',
    )
  })
})

describe('calendarDate', () => {
  it.each([
    ['2026-10-03', '2026-10-03'],
    ['3.10.2026', '2026-10-03'],
    ['2026-10-03T00:00:00', '2026-10-03'],
    ['29.02.2026', null],
    ['2026-13-01', null],
    ['10/03/2026', null],
    ['1026-10-03', null],
  ])('%s -> %s', (text, expected) => expect(calendarDate(text)).toBe(expected))
})

describe('calendarMonth', () => {
  it.each([
    ['2026-10', '2026-10'],
    ['10.2026', '2026-10'],
    ['1.2026', '2026-01'],
    ['01.10.2026', '2026-10'],
    ['2026-10-31', '2026-10'],
    ['2026-13', null],
    ['13.2026', null],
    ['October', null],
    ['октябрь', null],
    ['Ноябрь 2026', '2026-11'],
    ['ноября 2026', '2026-11'],
    ['нояб. 2026 г.', '2026-11'],
    ['май 2026 года', '2026-05'],
    ['мая 2026 год', '2026-05'],
    ['мар 2026', '2026-03'],
    ['ма 2026', null],
    ['november 2026', '2026-11'],
    ['Nov, 2026', '2026-11'],
    ['Jul 2026', '2026-07'],
    ['novembre 2026', null],
    ['ноябрь 26', null],
    ['ноябрь 20261', null],
    ['3 ноября 2026', null],
    ['ноябрь 2026 план', null],
  ])('%s -> %s', (text, expected) => expect(calendarMonth(text)).toBe(expected))
})

describe('calendarMonth in words', () => {
  const names = {
    ru: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь',
    dates: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
    en: 'January February March April May June July August September October November December',
  }

  it.each(Object.entries(names))('reads each of the twelve, whole and cut: %s', (_, words) => {
    const months = words.split(' ')
    expect(months.map((word) => calendarMonth(`${word} 2026`))).toEqual(
      months.map((_, place) => `2026-${String(place + 1).padStart(2, '0')}`),
    )
    expect(months.map((word) => calendarMonth(`${word.slice(0, 3)} 2026`))).toEqual(
      months.map((word) => calendarMonth(`${word} 2026`)),
    )
  })
})

describe('decimalText', () => {
  it.each([
    ['60 000,50', '60000.50'],
    ['60\u00a0000', '60000'],
    ['-0.5', '-0.5'],
    ['08', '8'],
    ['-007,50', '-7.50'],
    ['00', '0'],
    ['0.5', '0.5'],
    ['99999999999', '99999999999'],
    ['100000000000', null],
    ['1.234', null],
    ['1e5', null],
    ['12,34,56', null],
    ['', null],
  ])('%s -> %s', (text, expected) => expect(decimalText(text, 2)).toBe(expected))
})
