import { writeChecklistFile } from '@/lib/checklists/formats/checklist-file'
import { writeXlsform } from '@/lib/checklists/formats/xlsform/write-xlsform'
import { importChecklist } from '@/lib/checklists/use-cases/import-checklist'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { writeSheets } from '@/lib/platform/sheet-file'
import { aChecklistDocument, aQuestion, aSection } from '../factories'
import { type Bench, median, rounded, timed } from './bench'
import { withScratchOrganisation } from './scratch-organisation'

const questions = 1400
const runs = 5

/** 28 sections of 50 questions; every fifth is asked only after a yes to the one before. */
const document: ChecklistDocument = aChecklistDocument({
  sections: Array.from({ length: questions / 50 }, (_, section) =>
    aSection({
      id: `s${section}`,
      questions: Array.from({ length: 50 }, (_, index) => {
        const id = `q${section}-${index}`
        const question = aQuestion({ id, text: { ru: `Вопрос ${id}`, en: `Question ${id}` } })
        if (index % 5 !== 4) return question
        const before = `q${section}-${index - 1}`
        return { ...question, showWhen: { kind: 'chosen', question: before, options: ['yes'] } }
      }),
    }),
  ),
})

const table = [
  'Раздел\tВопрос\tТип\tВарианты\tВес\tКритичный',
  ...allQuestions(document).map(({ text }, index) =>
    [
      `Раздел ${Math.floor(index / 50)}`,
      text.ru,
      'выбор',
      'Да=5; Частично=3; Нет=0',
      '1,5',
      '',
    ].join('\t'),
  ),
].join('\n')

/** A form of 1,400 questions, from its bytes to a committed draft, through the use case. */
export const importBench: Bench = {
  name: 'imports',
  run: () =>
    withScratchOrganisation(async (actor, deps) => {
      const figures: Record<string, number> = { questions }
      for (const [name, bytes] of Object.entries(await sources())) {
        const input = { bytes, fileName: name, mode: 'take', columns: null, into: null } as const
        const times = await timed(runs, async () => {
          const answer = await importChecklist(actor, input, deps)
          if (!answer.ok) throw new Error(JSON.stringify(answer))
        })
        figures[`${name}, ms`] = rounded(median(times), 0)
        figures[`${name}, slowest ms`] = rounded(times.at(-1) ?? Number.NaN, 0)
      }
      return figures
    }),
}

async function sources(): Promise<Readonly<Record<string, Uint8Array>>> {
  return {
    JSON: new TextEncoder().encode(writeChecklistFile(document, [])),
    XLSForm: await writeSheets(writeXlsform(document, [])),
    'plain table': new TextEncoder().encode(table),
  }
}
