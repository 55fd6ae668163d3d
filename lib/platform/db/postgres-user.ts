import { execFileSync, spawnSync } from 'node:child_process'
import { OperatorError } from '../operator-error'

/** The system user that PostgreSQL runs as, where the program itself runs as root. */
export interface PostgresUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL refuses to run as root. Null: an ordinary user, who runs it himself. */
export function findPostgresUser(): PostgresUser | null {
  if (process.getuid?.() !== 0) return null
  const existing = lookUp('postgres') ?? lookUp('etalon')
  if (existing !== null) return existing
  createUser('etalon')
  const created = lookUp('etalon')
  if (created !== null) return created
  throw new OperatorError(
    'PostgreSQL does not run as root, and no user could be made for it. Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  )
}

function lookUp(name: string): PostgresUser | null {
  const id = (option: string) => {
    const asked = spawnSync('id', [option, name], { encoding: 'utf8' })
    return asked.status === 0 ? Number.parseInt(asked.stdout, 10) : null
  }
  const uid = id('-u')
  const gid = id('-g')
  return uid === null || gid === null || uid === 0 ? null : { name, uid, gid }
}

function createUser(name: string): void {
  const attempts: readonly (readonly [string, readonly string[]])[] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', name]],
    ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', name]],
  ]
  for (const [command, args] of attempts) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return
  }
}

/** Whether `user` can go down to `folder` and read it, which decides where the database may live. */
export function canReach(user: PostgresUser | null, folder: string): boolean {
  if (user === null) return true
  try {
    execFileSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', folder], {
      uid: user.uid,
      gid: user.gid,
      cwd: '/',
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}
