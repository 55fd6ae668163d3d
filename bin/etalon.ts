import { existsSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { readSettings } from '@/lib/platform/env'
import { errorCode, operatorSentence } from '@/lib/platform/operator-error'
import { projectFolder } from '@/lib/platform/project-folder'
import { backupCommands } from './commands/backup'
import { checklistCommands } from './commands/checklist'
import { databaseCommands } from './commands/database'
import { healthCommand } from './commands/health'
import { periodCommand } from './commands/period'
import { scoreCommand } from './commands/score'

// Every command prints one JSON document on standard output; what is said to people goes to
// standard error. Exit code 0: done. 1: not done, with `{"ok": false, "reason": ...}`. A command that
// differs (`score`) says so in its help.
const dotenv = path.join(projectFolder, '.env')
if (existsSync(dotenv)) process.loadEnvFile(dotenv)

const program = new Command('etalon')
  .description('Etalon on the command line: JSON in, JSON out.')
  .showHelpAfterError()
const context = { settings: () => readSettings(process.env, projectFolder), print }
for (const command of [
  ...backupCommands(context),
  databaseCommands(context),
  healthCommand(context),
  checklistCommands(context),
  scoreCommand(context),
  periodCommand(context),
])
  program.addCommand(command)

try {
  await program.parseAsync()
  process.exit()
} catch (error) {
  const reason = operatorSentence(error)
  if (reason === null) console.error(error)
  print({ ok: false, reason: reason ?? String(error), code: errorCode(error) })
  process.exit(1)
}

function print(result: object): void {
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
}
