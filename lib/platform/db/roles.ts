import pg from 'pg'
import { errorCode, OperatorError } from '../operator-error'
import { describeServer, roleOf, withRole } from './address'

/**
 * Three roles. The cluster's superuser (embedded database only) makes the owner and the database.
 * The owner owns the tables and migrates. The application connects as `etalon_app`, which owns
 * nothing and is bound by row-level security; the first migration creates it, without a password.
 */
export const appRole = 'etalon_app'
export const ownerRole = 'etalon_owner'

/** Makes owner and database in a cluster of our own, and brings their passwords up to date. */
export async function provisionDatabase(
  superuserUrl: string,
  database: string,
  ownerPassword: string,
): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const roles = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [ownerRole])
    const verb = roles.rowCount === 0 ? 'CREATE' : 'ALTER'
    await client.query(
      `${verb} ROLE ${ownerRole} LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD ${pg.escapeLiteral(ownerPassword)}`,
    )
    const databases = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
    if (databases.rowCount === 0)
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER ${ownerRole}`)
  })
}

/** Gives the application's role its password and returns the address it connects with. */
export async function openAppRole(
  grantorUrl: string,
  ownerUrl: string,
  password: string,
): Promise<string> {
  const url = withRole(ownerUrl, appRole, password)
  if (await connects(url)) return url
  try {
    await withClient(grantorUrl, (client) =>
      client.query(`ALTER ROLE ${appRole} LOGIN PASSWORD ${pg.escapeLiteral(password)}`),
    )
  } catch (error) {
    if (errorCode(error) !== '42501') throw error
    throw new OperatorError(
      `The role ${roleOf(grantorUrl)} may not set the password of ${appRole}. Let an administrator of the server run\n  ALTER ROLE ${appRole} LOGIN PASSWORD '...';\nand start with DATABASE_OWNER_URL for ${roleOf(grantorUrl)} and DATABASE_URL for ${appRole}.`,
    )
  }
  return url
}

/** Before the first migration on somebody else's server: can it create the application's role? */
export async function checkOwner(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ version: number; may: boolean; present: boolean }>(
      `SELECT current_setting('server_version_num')::int AS version,
              (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user) AS may,
              EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1) AS present`,
      [appRole],
    )
    const found = rows[0]
    if (found === undefined) return
    if (found.version < 150_000)
      throw new OperatorError(
        `The server ${describeServer(ownerUrl)} runs PostgreSQL ${Math.floor(found.version / 10_000)}; 15 or newer is needed.`,
      )
    if (!found.may && !found.present)
      throw new OperatorError(
        `The role ${roleOf(ownerUrl)} may not create roles. Let an administrator of the server run\n  CREATE ROLE ${appRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '...';\nand start with DATABASE_OWNER_URL for ${roleOf(ownerUrl)} and DATABASE_URL for ${appRole}.`,
      )
  })
}

/** The application's role must be bound by row-level security, or the second lock is open. */
export async function checkAppRole(appUrl: string): Promise<void> {
  if (roleOf(appUrl) !== appRole)
    throw new OperatorError(
      `With DATABASE_OWNER_URL set, DATABASE_URL must connect as ${appRole}, not as ${roleOf(appUrl)}.`,
    )
  await withClient(appUrl, async (client) => {
    const { rows } = await client.query<{ free: boolean; owns: boolean }>(
      `SELECT rolsuper OR rolbypassrls AS free,
              EXISTS (SELECT 1 FROM pg_class WHERE relowner = r.oid) AS owns
       FROM pg_roles r WHERE rolname = current_user`,
    )
    const found = rows[0]
    if (found === undefined || (!found.free && !found.owns)) return
    throw new OperatorError(
      `The role ${appRole} ${found.free ? 'is above row-level security' : 'owns tables'}, so organisations would not be kept apart. Let an administrator of the server make it as docs/hosting.md says.`,
    )
  })
}

/** Opens one connection for `work`; what a wrong or silent server says becomes one sentence. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // A server that goes away between two queries must fail the next query, not the process.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw new OperatorError(connectionSentence(error, url))
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function connects(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch (error) {
    // 28xxx: the password or the role is not right, which is what the caller is about to mend.
    if (errorCode(error)?.startsWith('28')) return false
    throw new OperatorError(connectionSentence(error, url))
  }
}

function connectionSentence(error: unknown, url: string): string {
  const server = describeServer(url)
  switch (errorCode(error)) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The database server's name is not known (${server}); check DATABASE_URL.`
    case '28P01':
    case '28000':
      return `The database ${server} refuses the role ${roleOf(url)} or its password; check DATABASE_URL.`
    case '3D000':
      return `There is no database ${server}; create it with: CREATE DATABASE "${new URL(url).pathname.slice(1)}" OWNER "${roleOf(url)}";`
    case '53300':
      return `The database ${server} has no connection left; raise max_connections there or stop other programs.`
    default:
      return `The database ${server} cannot be reached (${reasonOf(error)}); check that it runs and that DATABASE_URL is right.`
  }
}

/** Node wraps the failures for several addresses of one name into one error without a message. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
