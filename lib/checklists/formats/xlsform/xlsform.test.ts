import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checklistDraftSchema } from '@/lib/checklist-documents/schema'
import { allQuestions } from '@/lib/core/checklist-questions'
import { writeSheets } from '@/lib/platform/sheet-file'
import { readSheets } from '@/lib/platform/table-file'
import { documents } from '@/test/factories/arbitrary-document'
import { templateNames } from '../../schema'
import { templateFile } from '../templates'
import { readXlsform } from './read-xlsform'
import { writeXlsform } from './write-xlsform'

describe('a checklist as a form', () => {
  it('is drawn as the format allows', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(checklistDraftSchema.parse(document)).toEqual(document)
      }),
      { numRuns: 100 },
    )
  })

  it('comes back from its workbook as it was, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const read = await readSheets(await writeSheets(writeXlsform(document, [])))
        if (!read.ok) throw new Error(read.reason)
        const form = readXlsform(read.sheets, 'spare')
        if (!form.ok) throw new Error(JSON.stringify(form.problems))
        expect(form.document).toEqual(document)
        expect(form.lines.filter(({ verdict }) => verdict !== 'taken')).toEqual([])
      }),
      { numRuns: 100 },
    )
  }, 60_000)

  it.each(templateNames)('comes back with its bounds: the template %s', async (name) => {
    const { checklist } = templateFile(name)
    const read = await readSheets(await writeSheets(writeXlsform(checklist, [])))
    if (!read.ok) throw new Error(read.reason)
    const form = readXlsform(read.sheets, 'spare')
    if (!form.ok) throw new Error(JSON.stringify(form.problems))
    const boundsOf = (document: typeof checklist) =>
      allQuestions(document).map(({ id, constraint }) => [id, constraint])
    expect(boundsOf(form.document)).toEqual(boundsOf(checklist))
  })
})

describe('a form whose groups are nested without end', () => {
  it('names the rows that are too deep, and takes their questions', () => {
    const begin = Array.from({ length: 5000 }, (_, index) => ({
      line: index + 2,
      cells: ['begin group', `g${index}`, 'Группа', index === 4000 ? "${q0} = 'a'" : ''],
    }))
    const rows = [
      { line: 1, cells: ['type', 'name', 'label', 'relevant'] },
      ...begin,
      { line: 5002, cells: ['text', 'q1', 'Что внутри?', ''] },
      ...begin.map(({ line }) => ({ line: line + 5001, cells: ['end group', '', '', ''] })),
      { line: 10_003, cells: ['text', 'q2', 'Что снаружи?', ''] },
    ]
    const form = readXlsform([{ name: 'survey', rows }], 'spare')
    if (!form.ok) throw new Error(JSON.stringify(form.problems))
    expect(
      allQuestions(form.document)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['q1', 'q2'])
    const told = form.lines.filter(({ verdict }) => verdict === 'not-taken')
    expect(told).toHaveLength(4980)
    expect(told[0]).toMatchObject({
      line: 22,
      reasons: [{ what: 'checklist-import.reasons.too-deep?depth=20' }],
    })
    expect(told.find(({ line }) => line === 4002)?.reasons).toHaveLength(2)
  })
})

describe('repeats within repeats', () => {
  const survey = (rows: readonly (readonly string[])[]) =>
    readXlsform(
      [
        {
          name: 'survey',
          rows: [['type', 'name', 'label', 'repeat_count'], ...rows].map((cells, index) => ({
            line: index + 1,
            cells: [...cells],
          })),
        },
      ],
      'spare',
    )
  const repeats = (counts: readonly string[], inside: readonly (readonly string[])[]) => [
    ...counts.map((count, index) => ['begin repeat', `r${index}`, 'Касса', count]),
    ...inside,
    ...counts.map(() => ['end repeat', '', '', '']),
  ]
  const reasonsAt = (form: ReturnType<typeof survey>, line: number) => {
    if (!form.ok) throw new Error(JSON.stringify(form.problems))
    const found = form.lines.find((told) => told.line === line && told.sheet === 'survey')
    return found?.reasons.map(({ what }) => what.replace('checklist-import.reasons.', ''))
  }

  it('are held to what a checklist has, with the row of the one that is taken once', () => {
    const six = ['20', '20', '20', '20', '20', '20']
    const form = survey(repeats(six, [['text', 'q', 'Чисто?', '']]))
    if (!form.ok) throw new Error(JSON.stringify(form.problems))
    expect(allQuestions(form.document)).toHaveLength(20)
    expect(reasonsAt(form, 2)).toEqual(['repeat-too-long?count=20&questions=2000&sections=400'])
    expect(reasonsAt(form, 6)).toEqual(['repeat-too-long?count=20&questions=2000&sections=400'])
    expect(reasonsAt(form, 7)).toEqual(['repeated?count=20'])
  })

  it('leave the room that the other rows need', () => {
    const many = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ['text', `q${from + index}`, 'Чисто?', ''])
    const fits = survey([...repeats(['10', '2'], many(0, 95)), ...many(95, 100)])
    const tooLong = survey([...repeats(['10', '2'], many(0, 95)), ...many(95, 101)])
    if (!fits.ok || !tooLong.ok) throw new Error('not read')
    expect(allQuestions(fits.document)).toHaveLength(2000)
    expect(reasonsAt(fits, 2)).toEqual(['repeated?count=10'])
    expect(allQuestions(tooLong.document)).toHaveLength(291)
    expect(reasonsAt(tooLong, 2)?.[0]).toMatch(/^repeat-too-long/)
    expect(reasonsAt(tooLong, 3)).toEqual(['repeated?count=2'])
  })

  it('and questions one by one stop at as many as a checklist has', () => {
    const rows = Array.from({ length: 2001 }, (_, index) => ['text', `q${index}`, 'Чисто?', ''])
    const form = survey(rows)
    if (!form.ok) throw new Error(JSON.stringify(form.problems))
    expect(allQuestions(form.document)).toHaveLength(2000)
    expect(reasonsAt(form, 2002)).toEqual(['too-many-questions?max=2000'])
  })
})

describe('a form with words of the language', () => {
  it('as types, columns and options reads them as words like any other', () => {
    const cells = [
      ['type', 'name', 'label', 'constructor'],
      ['constructor', 'q1', 'Тип?', 'x'],
      ['select_one toString', 'q2', 'Как?', 'x'],
      ['text', 'constructor', 'Кто?', ''],
    ]
    const lists = [
      ['list_name', 'name', 'label'],
      ['toString', 'constructor', 'Так'],
      ['toString', 'valueOf', 'Иначе'],
    ]
    const rowsOf = (all: readonly string[][]) =>
      all.map((row, index) => ({ line: index + 1, cells: row }))
    const form = readXlsform(
      [
        { name: 'survey', rows: rowsOf(cells) },
        { name: 'choices', rows: rowsOf(lists) },
      ],
      'spare',
    )
    if (!form.ok) throw new Error(JSON.stringify(form.problems))
    expect(allQuestions(form.document)).toMatchObject([
      { id: 'q2', options: [{ id: 'constructor' }, { id: 'valueOf' }] },
      { id: 'constructor', type: 'text' },
    ])
    const told = form.lines.flatMap(({ line, reasons }) => reasons.map(({ what }) => [line, what]))
    expect(told).toContainEqual([
      2,
      'checklist-import.reasons.unknown-survey-type?type=constructor&nearest=none',
    ])
    expect(told).toContainEqual([1, 'checklist-import.reasons.columns-unread?columns=constructor'])
  })
})

describe('a word that a column of our own does not know', () => {
  it('is named with its column, and the usual is taken', () => {
    const rowsOf = (all: readonly string[][]) =>
      all.map((row, index) => ({ line: index + 1, cells: row }))
    const survey = [
      [
        'type',
        'name',
        'label',
        'comment',
        'photo',
        'bonus',
        'etalon_type',
        'icon',
        'choice_filter',
      ],
      ['select_one a', 'q1', 'Как?', 'sometimes', 'maybe', 'perhaps', 'procent', '', 'town = 1'],
      ['range', 'q2', 'Сколько?', 'low', 'no', 'no', '', 'moon', ''],
    ]
    const choices = [
      ['list_name', 'name', 'label', 'points', 'town', 'media::image'],
      ['a', 'x', 'Так', '1', '1', 'x.png'],
      ['a', 'y', 'Иначе', '0', '2', ''],
    ]
    const settings = [
      ['form_title', 'touchpoint', 'method', 'not_applicable', 'unanswered', 'pass_rounding'],
      ['Анкета', 'shop', 'weighted', 'ignore', 'zero', 'up'],
    ]
    const form = readXlsform(
      [
        { name: 'survey', rows: rowsOf(survey) },
        { name: 'choices', rows: rowsOf(choices) },
        { name: 'settings', rows: rowsOf(settings) },
      ],
      'spare',
    )
    if (!form.ok) throw new Error(JSON.stringify(form.problems))
    const told = form.lines.flatMap(({ sheet, line, reasons }) =>
      reasons.map(({ what }) => `${sheet} ${line} ${what.replace(/^.*reasons\./, '')}`),
    )
    const unknown = (place: string, column: string, value: string) =>
      `${place} unknown-word?column=${column}&value=${value}`
    expect(told).toEqual(
      expect.arrayContaining([
        unknown('survey 2', 'comment', 'sometimes'),
        unknown('survey 2', 'photo', 'maybe'),
        unknown('survey 2', 'bonus', 'perhaps'),
        unknown('survey 2', 'etalon_type', 'procent'),
        unknown('survey 3', 'icon', 'moon'),
        unknown('settings 2', 'touchpoint', 'shop'),
        unknown('settings 2', 'method', 'weighted'),
        unknown('settings 2', 'not_applicable', 'ignore'),
        unknown('settings 2', 'unanswered', 'zero'),
        unknown('settings 2', 'pass_rounding', 'up'),
        'choices 1 columns-unread?columns=media%3A%3Aimage',
      ]),
    )
    expect(told.filter((one) => one.startsWith('survey 3'))).toHaveLength(1)
    expect(form.document.policies.method).toBe('weighted-sections')
  })
})
