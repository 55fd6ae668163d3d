import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { OperatorError } from '../operator-error'

/** The one folder with everything that must survive: database, files, secrets, logs, backups. */
export interface DataFolder {
  readonly path: string
  /** Uploaded files, under random names. */
  readonly files: string
  readonly logs: string
  readonly backups: string
  readonly secrets: Secrets
}

const secretsSchema = z.object({
  session: z.string().min(32),
  superuser: z.string().min(32),
  owner: z.string().min(32),
  app: z.string().min(32),
})

/** Made at the first start, readable by this user alone, never printed. */
export type Secrets = z.output<typeof secretsSchema>

const leastFreeBytes = 300 * 1024 * 1024
const logLimitBytes = 20 * 1024 * 1024

export function openDataFolder(folder: string): DataFolder {
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true })
    // PostgreSQL's own user, where root starts, has to pass through; what is inside is closed.
    chmodSync(folder, 0o755)
  }
  refuseFullDisk(folder)
  const inside = (name: string) => {
    const made = path.join(folder, name)
    mkdirSync(made, { recursive: true, mode: 0o700 })
    return made
  }
  return {
    path: folder,
    files: inside('files'),
    logs: inside('logs'),
    backups: inside('backups'),
    secrets: openSecrets(path.join(folder, 'secrets.json')),
  }
}

/** A log file that is too long becomes the previous one, of which one is kept. */
export function turnOver(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > logLimitBytes)
    renameSync(logFile, `${logFile}.1`)
}

/** Written aside and renamed, so that a power failure leaves the old content or the new. */
export function writePrivately(file: string, content: string): void {
  const aside = `${file}.${process.pid}.part`
  rmSync(aside, { force: true })
  writeFileSync(aside, content, { mode: 0o600, flush: true })
  renameSync(aside, file)
}

function refuseFullDisk(folder: string): void {
  const disk = statfsSync(folder)
  const free = disk.bavail * disk.bsize
  if (free >= leastFreeBytes) return
  const megabytes = Math.floor(free / 1024 / 1024)
  throw new OperatorError(
    `Only ${megabytes} MB are free on the disk of ${folder}, 300 MB are needed; free some space and start again.`,
  )
}

function openSecrets(file: string): Secrets {
  if (!existsSync(file)) {
    const random = () => randomBytes(32).toString('base64url')
    const made = { session: random(), superuser: random(), owner: random(), app: random() }
    writePrivately(file, `${JSON.stringify(made, null, 2)}\n`)
    return made
  }
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error
    throw new OperatorError(
      `${file} is damaged; restore it from a copy of the data folder (without it the embedded database cannot be opened).`,
    )
  }
}
