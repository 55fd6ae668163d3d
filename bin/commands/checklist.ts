import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Argument, Command, Option } from 'commander'
import { checklistFile, writeChecklistFile } from '@/lib/checklists/formats/checklist-file'
import { checklistJsonSchema } from '@/lib/checklists/formats/json-schema'
import { type ImportedFile, readImport } from '@/lib/checklists/formats/read-import'
import { templateFile } from '@/lib/checklists/formats/templates'
import { writeXlsform } from '@/lib/checklists/formats/xlsform/write-xlsform'
import { type ExportFormat, exportFormats, templateNames } from '@/lib/checklists/schema'
import { exportChecklist } from '@/lib/checklists/use-cases/export-checklist'
import { importChecklist } from '@/lib/checklists/use-cases/import-checklist'
import { checklistProblems, isPublishable } from '@/lib/core/checklist-problems'
import { allQuestions } from '@/lib/core/checklist-questions'
import { locales } from '@/lib/platform/i18n/locales'
import { OperatorError } from '@/lib/platform/operator-error'
import { isUuid } from '@/lib/platform/paths'
import { writeSheets } from '@/lib/platform/sheet-file'
import { withActor } from './acting'
import { type ChecklistSentences, checklistSentences, languageOf } from './checklist-sentences'
import type { CommandContext } from './context'

/** What can be done with checklists as files; what writes or reads the database says for whom. */
export function checklistCommands(context: CommandContext): Command {
  const checklist = new Command('checklist').description('checklists as files')
  checklist.addCommand(validateCommand(context))
  checklist.addCommand(exportCommand(context))
  checklist.addCommand(importCommand(context))
  checklist
    .command('schema')
    .description('the JSON Schema of a checklist file, as it stands under /schemas')
    .action(() => context.print(checklistJsonSchema()))
  return checklist
}

function validateCommand({ print }: CommandContext): Command {
  return new Command('validate')
    .description(
      'whether a file (JSON, XLSForm or table as xlsx or csv) can be imported and published, and what is wrong with it',
    )
    .argument('<file>')
    .addOption(
      new Option('--lang <language>', 'of the sentences; without it as LANG says').choices(locales),
    )
    .action(async (file: string, { lang }: { lang?: string }) => {
      const answer = await validate(file, checklistSentences(languageOf(lang, process.env)))
      print(answer)
      if (!answer.ok) process.exitCode = 1
    })
}

async function validate(
  file: string,
  say: ChecklistSentences,
): Promise<{ ok: boolean } & Record<string, unknown>> {
  const read = await readImport(await bytesOf(file), {
    fileName: path.basename(file),
    mapping: null,
    remembered: new Map(),
  })
  if (!read.ok) return { ok: false, reason: 'bad-file', problems: read.problems.map(say.problem) }
  const { document, standards, lines, kind } = read
  const found = checklistProblems(document)
  const problems = found.map(say.hindrance)
  const facts = {
    kind,
    questions: allQuestions(document).length,
    standards: standards.length,
    ...rowsOf(lines, say),
  }
  const ok = isPublishable(found)
  return ok ? { ok, ...facts, problems } : { ok, reason: 'not-publishable', ...facts, problems }
}

/** The rows of which there is something to say; a file of our own has none. */
function rowsOf(lines: ImportedFile['lines'], say: ChecklistSentences) {
  if (lines.length === 0) return {}
  return {
    rows: lines.length,
    told: lines.filter(({ reasons }) => reasons.length > 0).map(say.line),
  }
}

interface ExportWords {
  readonly format: ExportFormat
  readonly out?: string
  readonly as?: string
  readonly version?: string
}

function exportCommand(context: CommandContext): Command {
  return new Command('export')
    .description('a template, or a checklist of the database, as a file')
    .addArgument(new Argument('<checklist>', `one of ${templateNames.join(', ')}, or an id`))
    .addOption(new Option('--format <format>').choices(exportFormats).default('json'))
    .option('--out <file>', 'write there; without it JSON is printed')
    .option('--version <id>', 'a published version instead of the draft')
    .option('--as <login>', 'the account for whom a checklist of the database is read')
    .action(async (name: string, words: ExportWords) => {
      const body = await exported(context, name, words)
      if (words.out !== undefined) {
        await writeFile(words.out, body)
        context.print({ ok: true, file: words.out })
      } else if (typeof body === 'string') context.print(JSON.parse(body))
      else throw new OperatorError('A workbook needs --out <file>.')
    })
}

async function exported(
  context: CommandContext,
  name: string,
  { format, as, version }: ExportWords,
): Promise<string | Uint8Array> {
  const template = templateNames.find((one) => one === name)
  if (template !== undefined) {
    const { checklist, standards } = templateFile(template)
    const named = standards.map((standard) => ({ ...standard, id: standard.number }))
    if (format === 'json') return writeChecklistFile(checklist, named)
    const file = checklistFile(checklist, named)
    return writeSheets(writeXlsform(file.checklist, file.standards))
  }
  if (!isUuid(name)) throw new OperatorError(`There is no template ${name}.`)
  const input = { checklistId: name, versionId: version ?? null, as: format }
  const { body } = await withActor(context, as, (actor, deps) =>
    exportChecklist(actor, input, deps),
  )
  return body
}

function importCommand(context: CommandContext): Command {
  return new Command('import')
    .description('a new checklist from a file: JSON, XLSForm or table as xlsx or csv')
    .argument('<file>')
    .requiredOption('--as <login>', 'the account of the programme manager whose checklist it is')
    .action(async (file: string, { as }: { as: string }) => {
      const bytes = await bytesOf(file)
      const input = { bytes, fileName: path.basename(file), columns: null, into: null } as const
      const answer = await withActor(context, as, (actor, deps) =>
        importChecklist(actor, { ...input, mode: 'take' }, deps),
      )
      const left = answer.ok && answer.written ? (answer.answersNotTaken ?? 0) : 0
      context.print(left === 0 ? answer : { ...answer, note: answersNote(left) })
      if (!answer.ok) process.exitCode = 1
    })
}

/** What becomes of the answers of a filled evaluation, which a checklist does not have. */
function answersNote(answers: number): string {
  return `The file is a filled evaluation: its questions became the checklist, its ${answers} answers were not taken. To keep them as a past evaluation, open Checklists, Import in the browser and choose this file: what is found there can be kept for a unit and a day.`
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw new OperatorError(`The file ${file} cannot be read (${code}).`)
  }
}
