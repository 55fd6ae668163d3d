import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checklistDraftSchema } from '@/lib/checklist-documents/schema'
import { allQuestions } from '@/lib/core/checklist-questions'
import { writeSheets } from '@/lib/platform/sheet-file'
import { readSheets } from '@/lib/platform/table-file'
import { documents } from '@/test/factories/arbitrary-document'
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
