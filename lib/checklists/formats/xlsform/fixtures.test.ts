import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { readSheets } from '@/lib/platform/table-file'
import type { ImportLine } from '../import-report'
import { looksLikeForm } from './form-sheets'
import { readXlsform } from './read-xlsform'

/** Published forms; the folder is not part of the product. */
const folder = path.resolve('../shared/fixtures')
const missing = existsSync(`${folder}/xlsforms`) ? null : `${folder}/xlsforms is not there`
if (missing) console.info(`Forms skipped: ${missing}`)

const filesIn = (name: string) =>
  missing ? [] : readdirSync(`${folder}/${name}`).filter((file) => !file.endsWith('.md'))

async function read(
  file: string,
): Promise<{ document: ChecklistDocument; lines: readonly ImportLine[] }> {
  const sheets = await readSheets(readFileSync(`${folder}/${file}`))
  if (!sheets.ok) throw new Error(sheets.reason)
  expect(looksLikeForm(sheets.sheets)).toBe(true)
  const form = readXlsform(sheets.sheets, 'form')
  if (!form.ok) throw new Error(JSON.stringify(form.problems))
  return form
}

describe.skipIf(missing !== null)('published forms', () => {
  it('are read, or refused with a sentence that says what to do', async () => {
    const files = filesIn('xlsforms')
    let agreeing = 0
    for (const file of files) {
      if (file.endsWith('.xls')) {
        const sheets = await readSheets(readFileSync(`${folder}/xlsforms/${file}`))
        expect(sheets).toEqual({ ok: false, reason: 'old-xls' })
      } else {
        const { document, lines } = await read(`xlsforms/${file}`)
        expect(allQuestions(document).length, file).toBeGreaterThan(0)
        expect(
          lines.every(({ verdict, reasons }) => verdict === 'taken' || reasons.length > 0),
        ).toBe(true)
      }
      agreeing += 1
    }
    console.info(`published forms: ${agreeing} / ${files.length}`)
  })

  it('import alike from CSV and from XLSX', async () => {
    const pairs = filesIn('xlsforms')
      .filter((file) => file.endsWith('.csv'))
      .map((file) => file.replace(/\.csv$/, ''))
      .filter((name) => existsSync(`${folder}/xlsforms/${name}.xlsx`))
    let agreeing = 0
    for (const name of pairs) {
      const [csv, xlsx] = await Promise.all(
        ['csv', 'xlsx'].map((kind) => read(`xlsforms/${name}.${kind}`)),
      )
      expect(csv?.document, name).toEqual(xlsx?.document)
      expect(csv?.lines.map(({ verdict, name: own }) => [verdict, own])).toEqual(
        xlsx?.lines.map(({ verdict, name: own }) => [verdict, own]),
      )
      agreeing += 1
    }
    expect(pairs.length).toBeGreaterThan(0)
    console.info(`the same form as CSV and XLSX: ${agreeing} / ${pairs.length}`)
  })

  it('that are broken name the sheet and the row', async () => {
    const files = filesIn('xlsforms_bad')
    let agreeing = 0
    for (const file of files) {
      const sheets = await readSheets(readFileSync(`${folder}/xlsforms_bad/${file}`))
      if (sheets.ok) {
        const { lines } = await read(`xlsforms_bad/${file}`)
        const told = lines.filter(({ verdict }) => verdict !== 'taken')
        expect(told.every(({ sheet, line }) => sheet !== '' && line > 0)).toBe(true)
        expect(told.length, file).toBeGreaterThan(0)
      } else expect(sheets.reason).toBe('old-xls')
      agreeing += 1
    }
    console.info(`broken forms: ${agreeing} / ${files.length}`)
  })

  it('keep conditions, cascades and tables', async () => {
    const { document } = await read('xlsforms/xlsform_spec_test.xlsx')
    const everything = document.sections.find(({ id }) => id === 'everything')
    expect(everything?.showWhen).toEqual({
      kind: 'not',
      of: { kind: 'chosen', question: 'skip_to_end', options: ['yes'] },
    })
    const question = (id: string) => allQuestions(document).find((one) => one.id === id)
    expect(question('calculate_test')).toMatchObject({ type: 'computed' })
    expect(JSON.stringify(document)).toContain('"layout":"matrix"')
    const cascade = await read('xlsforms/choice_filter_test.xlsx')
    const city = allQuestions(cascade.document).find(({ id }) => id === 'city')
    expect(city).toMatchObject({
      options: [
        { id: 'dumont', showWhen: { kind: 'chosen', question: 'county', options: ['king'] } },
        ...Array(7).fill({ showWhen: { kind: 'chosen', question: 'county' } }),
      ],
    })
  })

  it('say of a broken calculation why, in its row', async () => {
    const { lines } = await read('xlsforms_bad/bad_calc.xlsx')
    expect(lines.find(({ name }) => name === 'badcalc')).toMatchObject({
      sheet: 'survey',
      line: 2,
      verdict: 'not-taken',
      reasons: [{ why: 'checklist-import.expression.unclosed-quote?at=22' }],
    })
  })
})
