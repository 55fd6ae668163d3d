import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { checklistDraftSchema } from '@/lib/checklist-documents/schema'
import { allQuestions } from '@/lib/core/checklist-questions'
import { readSheets } from '@/lib/platform/table-file'
import { isKnownWord, partsOf, plainTypeOf } from './plain-answers'
import { guessMapping } from './plain-columns'
import { headingOf } from './plain-sheet'
import { readPlainTable } from './plain-table'

async function read(text: string | Uint8Array) {
  const sheets = await readSheets(typeof text === 'string' ? Buffer.from(text) : text)
  if (!sheets.ok) throw new Error(sheets.reason)
  const [sheet] = sheets.sheets
  if (sheet === undefined) throw new Error('no sheet')
  const mapping = guessMapping(headingOf(sheet)?.cells ?? [], new Map())
  const table = readPlainTable(sheet, mapping, 'Проверка магазина')
  expect(checklistDraftSchema.parse(table.document)).toEqual(table.document)
  return { ...table, mapping }
}

const tsv = (...rows: readonly (readonly string[])[]) =>
  rows
    .map((row) =>
      row
        .map((cell) => (/["\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join('\t'),
    )
    .join('\n')

const heading = ['Раздел', 'Вопрос', 'Тип', 'Варианты', 'Баллы', 'Вес', 'Критичный', 'Стандарт']

describe('a plain table', () => {
  it('names every row that it cannot read, and takes the others', async () => {
    const { document, lines } = await read(
      tsv(
        heading,
        ['Вход', 'Вывеска чистая?', 'да/нет', '', '2', '1,5', 'да', '1.1'],
        ['', 'Сколько голограмм?', 'голограмма', '', '', '', '', ''],
        ['', 'Какая оценка?', 'один из', '', '', '', '', ''],
        ['', 'Вес?', 'текст', '', '', 'много', '', ''],
        ['', 'Баллы?', 'да/нет', '', 'пять', '', '', ''],
        ['', '', 'да/нет', '', '1', '', '', ''],
        ['', 'Приветствие', 'один из', 'Да; Нет', '5; 3; 1', '', '', ''],
        ['Касса', 'Чек выдан?', 'yes/no', '', '', '', 'раздел', ''],
      ),
    )
    const told = lines.filter(({ verdict }) => verdict === 'not-taken')
    expect(told.map(({ line, reasons }) => [line, reasons[0]?.what.split('.').at(-1)])).toEqual([
      [3, expect.stringMatching(/^unknown-type\?type=/)],
      [4, 'no-options'],
      [5, expect.stringMatching(/^bad-weight\?value=/)],
      [6, expect.stringMatching(/^bad-points\?value=/)],
      [7, 'no-question'],
      [8, 'points-count'],
    ])
    expect(document.sections.map(({ title }) => title.ru)).toEqual(['Вход', 'Касса'])
    expect(allQuestions(document)).toMatchObject([
      {
        type: 'yes-no',
        yes: '2',
        no: '0',
        weight: '1.5',
        standardId: '1.1',
        critical: { effect: 'total-zero' },
      },
      { type: 'yes-no', yes: '1', critical: { effect: 'section-zero' } },
    ])
  })

  it('names every fault of a row, with the column as the table calls it', async () => {
    const { lines } = await read(
      tsv(
        ['Блок', 'Критерий', 'Вид', 'Ответы', 'Баллы', 'Вес'],
        ['Вход', 'Чисто?', 'голограмма', '', 'пять', 'много'],
        ['', 'Как?', 'один из', '', 'семь', 'мало'],
        ['', '', 'да/нет', '', 'три', 'мало'],
      ),
    )
    const faults = lines.map(({ line, verdict, reasons }) => [
      line,
      verdict,
      ...reasons.map(({ what, column }) => `${column}: ${what.split('.').at(-1)?.split('?')[0]}`),
    ])
    expect(faults).toEqual([
      [2, 'not-taken', 'Вид: unknown-type', 'Баллы: bad-points', 'Вес: bad-weight'],
      [3, 'not-taken', 'Ответы: no-options', 'Баллы: bad-points', 'Вес: bad-weight'],
      [4, 'not-taken', 'Критерий: no-question', 'Баллы: bad-points', 'Вес: bad-weight'],
    ])
  })

  it('makes no section of a row that lost its question, and keeps the rows of a section together', async () => {
    const { document, lines } = await read(
      tsv(
        heading,
        ['', 'Ничей?', 'да/нет'],
        ['Вход', 'Чисто?', 'да/нет', '', '', '1'],
        ['Вход', '', '', '', '', '1'],
        ['Вход', '', 'да/нет', '', '1', '1'],
        ['Касса', '', 'да/нет'],
        ['', 'Чек выдан?', 'да/нет'],
        ['Вход', 'Светло?', 'да/нет'],
        ['', 'Тепло?', 'да/нет'],
        ['Касса', '', ''],
        ['', 'Сдача?', 'да/нет'],
      ),
    )
    expect(
      document.sections.map(({ title, questions }) => [title.ru, questions.map((q) => q.text.ru)]),
    ).toEqual([
      ['Проверка магазина', ['Ничей?']],
      ['Вход', ['Чисто?', 'Светло?', 'Тепло?']],
      ['Касса', ['Чек выдан?', 'Сдача?']],
    ])
    const told = lines.filter(({ reasons }) => reasons.length > 0)
    expect(
      told.map(({ line, verdict, reasons }) => [line, verdict, reasons[0]?.what.split('.').at(-1)]),
    ).toEqual([
      [2, 'taken', expect.stringMatching(/^section-spare\?/)],
      [4, 'not-taken', 'no-question'],
      [5, 'not-taken', 'no-question'],
      [6, 'not-taken', 'no-question'],
      [7, 'taken', expect.stringMatching(/^section-above\?.*row=6/)],
      [8, 'taken', expect.stringMatching(/^section-joined\?.*row=3/)],
      [10, 'taken', expect.stringMatching(/^section-joined\?.*row=7/)],
    ])
  })

  it('takes what yes and no are worth from the options, whichever way round they are', async () => {
    const { document, lines } = await read(
      tsv(
        heading,
        ['Вход', 'Пахнет ли затхлым?', 'да/нет', 'Да=0; Нет=5', '', '', '', ''],
        ['', 'Был ли шум?', 'да/нет', 'Нет; Да; Н/П', '3; 0; 0', '', '', ''],
        ['', 'Чисто?', 'да/нет', 'Нет; Да', '4', '', '', ''],
        ['', 'Ценники?', 'да/нет', 'Выполнено=2; Не выполнено=0', '', '', '', ''],
        ['', 'Оценка?', 'балл 1-5', 'Плохо=0; Хорошо=10', '', '', '', ''],
        ['', 'Сколько ждали?', 'число', 'до 20=1', '', '', '', ''],
        ['', 'Сдача?', 'да/нет', 'Да; Нет', '1; 2; 3', '', '', ''],
      ),
    )
    expect(allQuestions(document)).toMatchObject([
      { type: 'yes-no', yes: '0', no: '5', allowNotApplicable: false },
      { type: 'yes-no', yes: '0', no: '3', allowNotApplicable: true },
      { type: 'yes-no', yes: '4', no: '0' },
      { type: 'single', options: [{ points: '2' }, { points: '0' }] },
      { type: 'scale', bands: null },
      { type: 'number', rule: null },
    ])
    const told = lines.map(({ line, verdict, reasons }) => [
      line,
      verdict,
      ...reasons.map(({ what }) => what.split('.').at(-1)),
    ])
    expect(told).toEqual([
      [2, 'taken'],
      [3, 'taken'],
      [4, 'taken'],
      [5, 'simplified', 'yes-no-words'],
      [6, 'simplified', 'options-unused'],
      [7, 'simplified', 'options-unused'],
      [8, 'not-taken', 'points-count'],
    ])
  })

  it('says what a mistyped type is taken for, and that its weight is not taken', async () => {
    const { document, lines } = await read(
      tsv(heading, ['Вход', 'Сколько?', 'числоо', '', '', '10', '', ''], ['', 'Чисто?', 'да/нет']),
    )
    expect(lines[0]?.verdict).toBe('simplified')
    expect(lines[0]?.reasons.map(({ what }) => what)).toEqual([
      expect.stringMatching(/type-unsure\?type=.+&taken=number$/),
      'checklist-import.reasons.weight-unused?value=10',
    ])
    expect(allQuestions(document)[0]).toMatchObject({ type: 'number', weight: '1' })
    expect(lines[1]?.verdict).toBe('taken')
  })

  it('takes no row of totals for a question or a section', async () => {
    const { document, lines } = await read(
      tsv(
        heading,
        ['Вход', 'Чисто?', 'да/нет', '', '60', '', '', ''],
        ['Итого', '', '', '', '60', '60', '', ''],
        ['Касса', 'Всего ли хватает?', '', '', '40', '', '', ''],
        ['', 'Всего по разделу', '', '', '40', '', '', ''],
        ['', 'Total points: 100', '', '', '100', '', '', ''],
        ['ИТОГО:', '', '', '', '', '100', '', ''],
        ['Итоговая встреча', '', '', '', '', '', '', ''],
      ),
    )
    const told = lines.filter(({ verdict }) => verdict === 'not-taken')
    expect(told.map(({ line, reasons }) => [line, reasons[0]?.what])).toEqual(
      [3, 5, 6, 7].map((line) => [line, 'checklist-import.reasons.total-row']),
    )
    expect(document.sections.map(({ title }) => title.ru)).toEqual([
      'Вход',
      'Касса',
      'Итоговая встреча',
    ])
    expect(allQuestions(document)).toHaveLength(2)
  })

  it('notes a question that is there twice, and takes a word like NPS for the language of the form', async () => {
    const { document, lines } = await read(
      tsv(
        heading,
        ['Вход', 'Чисто ли?'],
        ['', 'NPS', 'nps'],
        ['Sale', 'чисто  ли', 'выбор', 'OK=1; Нет=0'],
      ),
    )
    expect(lines[2]?.reasons[0]?.what).toBe('checklist-import.reasons.repeated-question?row=2')
    expect(lines[2]?.verdict).toBe('taken')
    expect(JSON.stringify(document)).not.toContain('"en"')
  })

  it('finds the heading under a block about the company', async () => {
    const { document, lines } = await read(
      tsv(
        ['Компания', 'Ромашка'],
        ['Дата', '01.11.2026'],
        [...heading],
        ['Вход', 'Чисто?', 'да/нет'],
      ),
    )
    expect(allQuestions(document)).toHaveLength(1)
    expect(lines.map(({ line, verdict }) => [line, verdict])).toEqual([
      [1, 'not-taken'],
      [2, 'not-taken'],
      [4, 'taken'],
    ])
  })

  it('cuts the long title of a section once, and keeps its rows together', async () => {
    const title = 'Как сотрудник встречает посетителя '.repeat(10).trim()
    const like = `${title.slice(0, 250)} и провожает`
    const rows = [title, title, 'Касса', title, like, title].map((section) => [section, 'Чисто?'])
    const { document, lines } = await read(
      tsv(['Раздел', 'Вопрос', 'Подсказка'], ...rows, [title, 'Где?', 'Вот '.repeat(600)]),
    )
    expect(document.sections.map(({ questions }) => questions.length)).toEqual([5, 1, 1])
    expect(document.sections[0]?.title.ru).toHaveLength(200)
    const cut = lines.filter(({ reasons }) => reasons.some(({ what }) => /-cut/.test(what)))
    const words = cut.map(({ line, reasons }) => [
      line,
      reasons.findLast(({ what }) => /-cut/.test(what))?.what,
    ])
    expect(words).toEqual([
      [2, 'checklist-import.reasons.section-cut?max=200'],
      [6, 'checklist-import.reasons.section-cut?max=200'],
      [8, 'checklist-import.reasons.text-cut?max=2000'],
    ])
  })

  it('names the rows of more sections than a checklist has', async () => {
    const rows = Array.from({ length: 600 }, (_, index) => [`Раздел ${index}`, 'Чисто?'])
    const later = [
      ['', 'Ничей?'],
      ['Раздел 7', 'Свой?'],
      ['Лишний', ''],
    ]
    const { document, lines } = await read(tsv(['Раздел', 'Вопрос'], ...rows, ...later))
    expect(document.sections).toHaveLength(400)
    expect(document.sections[7]?.questions).toHaveLength(2)
    const told = lines.filter(({ verdict }) => verdict === 'not-taken')
    expect(told.map(({ line }) => line)).toEqual([
      ...Array.from({ length: 200 }, (_, index) => index + 402),
      602,
      604,
    ])
    expect(told[0]?.reasons[0]?.what).toMatch(/too-many-sections\?max=400$/)
  })

  it.each([
    ['с баллами в вариантах', 'Отлично=5; Хорошо=3; Плохо=0', ''],
    ['с чертой', 'Отлично=5 | Хорошо=3 | Плохо=0', ''],
    ['по строкам', 'Отлично: 5\nХорошо: 3\nПлохо: 0', ''],
    ['в скобках', 'Отлично (5 баллов); Хорошо (3 балла); Плохо (0)', ''],
    ['в двух столбцах', 'Отлично; Хорошо; Плохо', '5; 3; 0'],
    ['через тире', 'Отлично - 5; Хорошо - 3; Плохо - 0', ''],
  ])('reads options %s', async (_, options, points) => {
    const { document } = await read(
      tsv(heading, ['Вход', 'Как?', 'выбор', options, points, '', '', '']),
    )
    expect(allQuestions(document)).toMatchObject([
      {
        type: 'single',
        options: [
          { text: { ru: 'Отлично' }, points: '5' },
          { text: { ru: 'Хорошо' }, points: '3' },
          { text: { ru: 'Плохо' }, points: '0' },
        ],
      },
    ])
    expect(allQuestions(document)[0]?.informational).toBeUndefined()
  })

  it('reads English headings in Windows-1251, and a section as a row of its own', async () => {
    const text = 'Block;Question;Type;Weight\nЗал;;;40\n;Чисто?;scale 1-5;2\n;Фото зала;photo;\n'
    const { document, mapping } = await read(iconv.encode(text, 'win1251'))
    expect(mapping).toEqual(['section', 'question', 'type', 'weight'])
    expect(document.sections).toMatchObject([
      {
        title: { ru: 'Зал' },
        weight: '40',
        questions: [{ type: 'scale', min: 1, max: 5, weight: '2' }, { type: 'photo' }],
      },
    ])
  })

  it.each(['cp866', 'koi8-r', 'utf16-le'])('reads Russian in %s', async (encoding) => {
    const bytes = iconv.encode('Раздел;Вопрос\nЗал;Чисто ли в зале?\n', encoding, { addBOM: true })
    const { document } = await read(bytes)
    expect(allQuestions(document)[0]?.text).toEqual({ ru: 'Чисто ли в зале?' })
  })

  it('remembers what a column was', () => {
    const remembered = new Map([
      ['суть', 'question' as const],
      ['вопрос', null],
    ])
    expect(guessMapping(['Вопрос', 'Суть', 'Тип'], remembered)).toEqual([null, 'question', 'type'])
  })

  it('takes no column for two', () => {
    expect(guessMapping(['Баллы', 'Балл макс', 'Ответ', 'Вопрос'], new Map())).toEqual([
      'points',
      null,
      'options',
      'question',
    ])
  })
})

describe('what must come with an answer', () => {
  const demands = async (...rows: readonly (readonly string[])[]) => {
    const { document, lines } = await read(
      tsv(['Вопрос', 'Тип', 'Варианты', 'Комментарий нужен', 'Подтверждение'], ...rows),
    )
    return {
      questions: allQuestions(document).map((question) => {
        const { commentRequired, commentOn, photo, photoOn, evidence } = question
        return { commentRequired, commentOn, photo, photoOn, evidence }
      }),
      reasons: lines.flatMap(({ line, reasons }) =>
        reasons
          .map(({ what }) => /(?:comment|evidence)-\w+/.exec(what)?.[0])
          .filter((code) => code !== undefined)
          .map((code) => [line, code]),
      ),
    }
  }
  const none = { commentRequired: 'never', photo: 'no' }

  it('is read from two columns: always, below full, or after chosen answers, with the kind', async () => {
    const { questions, reasons } = await demands(
      ['Чисто?', 'да/нет', '', 'всегда', 'фото'],
      ['Поздоровался?', 'да/нет', '', 'нет', 'аудио: нет'],
      ['Чек?', 'да/нет', '', '', 'файл при неполном балле'],
      ['Как?', 'один из', 'Хорошо=2; Средне=1; Плохо=0', 'Средне; Плохо', 'Плохо'],
      ['Зал', 'да/нет', '', 'при неполном балле', 'по желанию'],
      ['Просто', 'да/нет', '', '', ''],
    )
    expect(reasons).toEqual([])
    expect(questions).toEqual([
      { ...none, commentRequired: 'always', photo: 'required' },
      { ...none, commentOn: ['no'], photoOn: ['no'], evidence: 'audio' },
      { ...none, photo: 'required-low', evidence: 'file' },
      {
        ...none,
        commentOn: [expect.any(String), expect.any(String)],
        photoOn: [expect.any(String)],
      },
      { ...none, commentRequired: 'low', photo: 'optional' },
      none,
    ])
  })

  it('that is not understood is named, and nothing is demanded', async () => {
    const { questions, reasons } = await demands(
      ['Чисто?', 'да/нет', '', 'иногда', 'аудио: никогда'],
      ['Фото зала', 'фото', '', '', 'файл'],
    )
    expect(reasons).toEqual([
      [2, 'comment-unknown'],
      [2, 'evidence-unknown'],
      [3, 'evidence-unused'],
    ])
    expect(questions).toEqual([none, none])
  })
})

describe('words for types', () => {
  it.each([
    ['да/нет', { type: 'yes-no' }],
    ['Yes/No', { type: 'yes-no' }],
    ['балл 1-5', { type: 'scale', min: 1, max: 5 }],
    ['шкала от 0 до 10', { type: 'scale', min: 0, max: 10 }],
    ['оценка 1–10', { type: 'scale', min: 1, max: 10 }],
    ['1-5', { type: 'scale', min: 1, max: 5 }],
    ['NPS', { type: 'scale', min: 0, max: 10 }],
    ['шкала', { type: 'scale', min: 1, max: 5 }],
    ['число', { type: 'number' }],
    ['текст', { type: 'text' }],
    ['Фото', { type: 'photo' }],
    ['несколько из списка', { type: 'multiple' }],
    ['счётчик', { type: 'counter' }],
    ['шкала 5-1', null],
    ['голограмма', null],
  ])('%s', (cell, type) => {
    expect(plainTypeOf(cell)).toEqual(type)
  })

  it.each([
    ['числоо', false],
    ['числовой', true],
    ['текстик', false],
    ['да/нет', true],
    ['несколько из списка', true],
    ['оценка 1–10', true],
    ['балл 1-5', true],
    ['1-5', true],
    ['множественный выбор', true],
    ['одиночный', true],
    ['Фотография', true],
    ['photos', true],
    ['numberr', false],
  ])('knows %s: %s', (cell, isKnown) => {
    expect(isKnownWord(cell)).toBe(isKnown)
  })

  it('splits a cell at its own mark', () => {
    expect(partsOf('а; б\nв')).toEqual(['а; б', 'в'])
    expect(partsOf('- а\n- б\n')).toEqual(['а', 'б'])
  })
})
