import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checklistDraftSchema } from '@/lib/checklist-documents/schema'
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
