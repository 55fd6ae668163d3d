import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { OperatorError } from '../operator-error'
import { projectFolder } from '../project-folder'

const buildFolder = path.join(projectFolder, '.next')
const stampFile = path.join(buildFolder, 'etalon-sources')
const sources = ['app', 'components', 'lib', 'public', 'prisma/schema']
const sourceFiles = [
  'next.config.js',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'tsconfig.json',
]

/** Whether the last finished build was made from exactly these sources. */
export function isBuilt(): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hashSources()
}

/** Builds the application for production; what the builder says goes to `logFile`. */
export async function build(
  logFile: string,
  signal: AbortSignal,
  report: (sentence: string) => void,
): Promise<void> {
  const stamp = hashSources()
  report('Building the application (a minute or two, only after changes) ...')
  const next = path.join(projectFolder, 'node_modules', 'next', 'dist', 'bin', 'next')
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: projectFolder,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  const log = createWriteStream(logFile)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      log.write(chunk)
      output += chunk
    })
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  log.end()
  if (code === 0) {
    writeFileSync(stampFile, stamp)
    return
  }
  if (/ENOSPC/.test(output))
    throw new OperatorError(
      'There is no space left on the disk to build the application; free some and start again.',
    )
  const end = stripVTControlCharacters(output).trim().split('\n').slice(-30).join('\n')
  throw new OperatorError(
    `The application could not be built:\n${end}\nThe whole log is ${logFile}.`,
  )
}

function hashSources(): string {
  const hash = createHash('sha256')
  const files = sources.flatMap((folder) => listFiles(path.join(projectFolder, folder)))
  for (const name of sourceFiles) {
    const file = path.join(projectFolder, name)
    if (existsSync(file)) files.push(file)
  }
  for (const file of files.sort())
    hash.update(path.relative(projectFolder, file)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${path.sep}generated${path.sep}`))
}
