import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { errorMessage, OperatorError } from '../operator-error'
import { projectFolder } from '../project-folder'
import { appRole, withClient } from './roles'

/**
 * Migrations without Prisma's downloaded engine: the registry has the same engine as WebAssembly.
 * It keeps `_prisma_migrations`, so the ordinary command line stays compatible.
 */

const migrationsFolder = path.join(projectFolder, 'prisma', 'migrations')
const schemaFolder = path.join(projectFolder, 'prisma', 'schema')
const noFilters = { externalTables: [], externalEnums: [] }

export interface MigrationStatus {
  readonly applied: readonly string[]
  readonly pending: readonly string[]
  /** Known to the database but not to this release: the data was written by a newer one. */
  readonly unknown: readonly string[]
  /** Started and not finished: someone has to look. */
  readonly failed: readonly string[]
}

/** Reads the state without the engine: cheap enough for every start and every health check. */
export async function readMigrationStatus(ownerUrl: string): Promise<MigrationStatus> {
  const known = listMigrations()
  const rows = await readMigrationRows(ownerUrl)
  const open = rows.filter((row) => !row.rolledBack)
  const applied = open.filter((row) => row.finished).map((row) => row.name)
  return {
    applied,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
    failed: open.filter((row) => !row.finished).map((row) => row.name),
  }
}

/** Applies what is pending, in order, and returns the names; `only` stops at an older level. */
export async function migrate(
  ownerUrl: string,
  only: readonly string[] = listMigrations(),
): Promise<readonly string[]> {
  const status = await readMigrationStatus(ownerUrl)
  refuseBrokenHistory(status)
  if (!status.pending.some((name) => only.includes(name))) return []
  const adapters = new MigrationAdapterFactory({ connectionString: ownerUrl })
  const engine = await openEngine(adapters)
  try {
    const result = await engine.applyMigrations({
      migrationsList: readMigrations(only),
      filters: noFilters,
    })
    await showLevelToApplication(ownerUrl)
    return result.appliedMigrationNames
  } catch (error) {
    throw new OperatorError(
      `A migration of the database failed: ${adapters.scriptError ?? errorMessage(error)}`,
    )
  } finally {
    engine.free()
    await adapters.close()
  }
}

/**
 * The SQL that leads from the migrations to the schema files, for a developer to review and
 * complete by hand. `scratchUrl` is an empty database that may be filled and thrown away.
 */
export async function diffSchema(scratchUrl: string): Promise<string> {
  const adapters = new MigrationAdapterFactory({ connectionString: scratchUrl })
  const engine = await openEngine(adapters)
  try {
    const result = await engine.diff({
      from: { tag: 'migrations', ...readMigrations(listMigrations()) },
      to: { tag: 'schemaDatamodel', ...readSchema() },
      script: true,
      exitCode: null,
      filters: noFilters,
    })
    return result.stdout ?? ''
  } finally {
    engine.free()
    await adapters.close()
  }
}

/** The names of this release's migrations, oldest first. */
export function listMigrations(): readonly string[] {
  if (!existsSync(migrationsFolder)) return []
  return readdirSync(migrationsFolder)
    .filter((name) => existsSync(path.join(migrationsFolder, name, 'migration.sql')))
    .sort()
}

/** The health check names the level of the database, so the application may read that one table. */
async function showLevelToApplication(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [appRole])
    if (role.rowCount !== 0) await client.query(`GRANT SELECT ON _prisma_migrations TO ${appRole}`)
  })
}

function refuseBrokenHistory({ unknown, failed }: MigrationStatus): void {
  if (unknown.length > 0)
    throw new OperatorError(
      `The database was written by a newer release (it knows ${unknown.join(', ')}); start that release, or restore a backup made with this one.`,
    )
  if (failed.length > 0)
    throw new OperatorError(
      `The migration ${failed.join(', ')} began and did not finish; restore the backup that was made before it.`,
    )
}

interface MigrationRow {
  readonly name: string
  readonly finished: boolean
  readonly rolledBack: boolean
}

function readMigrationRows(ownerUrl: string): Promise<readonly MigrationRow[]> {
  return withClient(ownerUrl, async (client) => {
    const table = await client.query("SELECT to_regclass('_prisma_migrations') IS NULL AS missing")
    if (table.rows[0].missing === true) return []
    const { rows } = await client.query<MigrationRow>(
      `SELECT migration_name AS name, finished_at IS NOT NULL AS finished,
              rolled_back_at IS NOT NULL AS "rolledBack"
       FROM _prisma_migrations ORDER BY started_at`,
    )
    return rows
  })
}

function readMigrations(names: readonly string[]): MigrationList {
  const lockfile = path.join(migrationsFolder, 'migration_lock.toml')
  return {
    baseDir: migrationsFolder,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok',
          value: readFileSync(path.join(migrationsFolder, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  }
}

function readSchema(): SchemasContainer {
  const files = readdirSync(schemaFolder).filter((name) => name.endsWith('.prisma'))
  return {
    files: files.sort().map((name) => {
      const file = path.join(schemaFolder, name)
      return { path: file, content: readFileSync(file, 'utf8') }
    }),
  }
}

/** The package expects a bundler to link its WebAssembly; Node does it by hand. */
async function openEngine(adapters: PrismaPg): Promise<SchemaEngine> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const bytes = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': withQuietTimers(bindings as unknown as WebAssembly.ModuleImports),
  })
  bindings.__wbg_set_wasm(instance.exports)
  const begin = instance.exports.__wbindgen_start
  if (typeof begin === 'function') begin()
  const { files } = readSchema()
  return bindings.SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapters),
  )
}

/** The engine never clears its timer for the advisory lock: it would hold the process for 10 s. */
function withQuietTimers(imports: WebAssembly.ModuleImports): WebAssembly.ModuleImports {
  const wrapped = Object.entries(imports)
    .filter(([name]) => name.startsWith('__wbg_setTimeout'))
    .map(([name]) => {
      const quiet = (work: () => void, delay: number) => setTimeout(work, delay >>> 0).unref()
      return [name, quiet] as const
    })
  return { ...imports, ...Object.fromEntries(wrapped) }
}

/**
 * The adapter cuts a script at every semicolon, which breaks the bodies of functions; here the
 * server takes it whole, in one transaction, with the owner's maintenance policy open.
 */
class MigrationAdapterFactory extends PrismaPg {
  /** What the server said about the last script, with the line; the engine's own words lose both. */
  scriptError: string | null = null
  private readonly pools = new Set<pg.Pool>()

  /** The engine lets its connections lie; an open one would keep a database from being cloned. */
  async close(): Promise<void> {
    await Promise.all([...this.pools].filter((pool) => !pool.ending).map((pool) => pool.end()))
  }

  /** The engine replays migrations in the scratch database itself, which is empty for that. */
  override connectToShadowDb() {
    return this.connect()
  }

  override async connect() {
    const adapter = await super.connect()
    this.pools.add(adapter.underlyingDriver())
    adapter.queryRaw = readingLetters(adapter.queryRaw.bind(adapter))
    adapter.executeScript = async (script) => {
      try {
        await adapter
          .underlyingDriver()
          .query(`SELECT set_config('app.maintenance', 'on', true); ${script}`)
      } catch (error) {
        this.scriptError = describeScriptError(error, script)
        throw error
      }
    }
    return adapter
  }
}

type Ask = (query: SqlQuery) => Promise<SqlResultSet>

/** The engine reads the kinds of constraints as letters; the adapter knows no type "char". */
const letters = ['constraint_type', 'confdeltype', 'confupdtype']

function readingLetters(ask: Ask): Ask {
  return async (query) => {
    const sql = query.sql
      .replace('constr.contype AS', 'constr.contype::text AS')
      .replace(/\bcon\.(confdeltype|confupdtype),/g, 'con.$1::text AS $1,')
    if (sql === query.sql) return ask(query)
    const result = await ask({ ...query, sql })
    const columnTypes = result.columnTypes.map((type, index) =>
      letters.includes(result.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type,
    )
    return { ...result, columnTypes }
  }
}

function describeScriptError(error: unknown, script: string): string {
  const sentence = errorMessage(error)
  if (!(error instanceof pg.DatabaseError) || error.position === undefined) return sentence
  const before = script.slice(0, Number(error.position))
  return `${sentence} (line ${before.split('\n').length} of its SQL)`
}
