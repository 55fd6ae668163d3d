import { readFile } from 'node:fs/promises'
import { Argument, Command } from 'commander'
import { readChecklistFile, writeChecklistFile } from '@/lib/checklists/formats/checklist-file'
import { templateFile } from '@/lib/checklists/formats/templates'
import { type TemplateName, templateNames } from '@/lib/checklists/schema'
import { checklistProblems, isPublishable } from '@/lib/core/checklist-problems'
import { allQuestions } from '@/lib/core/checklist-questions'
import { OperatorError } from '@/lib/platform/operator-error'
import type { CommandContext } from './context'

/** What can be done with checklist files without a database. */
export function checklistCommands({ print }: Pick<CommandContext, 'print'>): Command {
  const checklist = new Command('checklist').description('checklists as files')

  checklist
    .command('validate')
    .description(
      'whether a checklist file can be imported and published, and what is wrong with it',
    )
    .argument('<file>')
    .action(async (file: string) => {
      const answer = validate(await readText(file))
      print(answer)
      if (!answer.ok) process.exitCode = 1
    })

  checklist
    .command('export')
    .description('print a template as a checklist file, to begin with')
    .addArgument(new Argument('<template>').choices(templateNames))
    .action((name: TemplateName) => {
      const { checklist: document, standards } = templateFile(name)
      const named = standards.map((standard) => ({ ...standard, id: standard.number }))
      print(JSON.parse(writeChecklistFile(document, named)))
    })

  return checklist
}

function validate(text: string): { readonly ok: boolean } & Record<string, unknown> {
  const read = readChecklistFile(text)
  if (!read.ok) return { ok: false, reason: 'bad-file', problems: read.problems }
  const { checklist, standards } = read.file
  const problems = checklistProblems(checklist)
  const facts = { questions: allQuestions(checklist).length, standards: standards.length }
  const ok = isPublishable(problems)
  return ok ? { ok, ...facts, problems } : { ok, reason: 'not-publishable', ...facts, problems }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw new OperatorError(`The file ${file} cannot be read (${code}).`)
  }
}
