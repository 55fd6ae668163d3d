/** Where a database is: a postgresql:// address taken apart without losing its options. */
export interface DatabaseAddress {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  readonly password: string
}

export function databaseUrl(address: DatabaseAddress): string {
  const user = encodeURIComponent(address.user)
  const password = encodeURIComponent(address.password)
  const database = encodeURIComponent(address.database)
  return `postgresql://${user}:${password}@${address.host}:${address.port}/${database}`
}

/** The same server and options, another role. */
export function withRole(url: string, user: string, password: string): string {
  const changed = new URL(url)
  changed.username = encodeURIComponent(user)
  changed.password = encodeURIComponent(password)
  return changed.href
}

/** The same server, role and options, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${encodeURIComponent(database)}`
  return changed.href
}

/** For sentences and logs: no password, no options. */
export function describeServer(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${decodeURIComponent(pathname.slice(1)) || 'postgres'} at ${hostname}:${port || '5432'}`
}

export function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username) || 'postgres'
}
