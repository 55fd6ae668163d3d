import type pg from 'pg'
import { OperatorError } from '../operator-error'

/** A table of the product, as far as a dump needs to know it. */
export interface Table {
  readonly name: string
  /** Without those that the database computes. */
  readonly columns: readonly string[]
}

/** Everything that a load has to lift and put back exactly. */
export interface TableGuards {
  readonly foreignKeys: readonly { table: string; name: string; definition: string }[]
  readonly triggers: readonly { table: string; name: string; enabled: string }[]
  /** Tables whose row-level security also binds their owner. */
  readonly forced: readonly string[]
}

const isOurs = `n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'`

export async function listTables(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE ${isOurs} AND a.attgenerated = ''
     GROUP BY c.relname ORDER BY c.relname`,
  )
  return rows
}

/** Without its maintenance policy a table would look empty, and a backup would be silently short. */
export async function refuseHiddenRows(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_roles r ON r.rolname = current_user
     WHERE ${isOurs} AND c.relforcerowsecurity AND NOT r.rolsuper AND NOT r.rolbypassrls
       AND NOT EXISTS (
         SELECT 1 FROM pg_policy p
         WHERE p.polrelid = c.oid AND p.polname = 'maintenance' AND r.oid = ANY (p.polroles))`,
  )
  if (rows.length === 0) return
  throw new OperatorError(
    `These tables hide their rows from their owner, so they cannot be saved: ${rows.map((row) => row.name).join(', ')}. Connect as the role that ran the migrations.`,
  )
}

export async function readGuards(client: pg.ClientBase): Promise<TableGuards> {
  const foreignKeys = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT c.relname AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS definition
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
     JOIN pg_namespace n ON n.oid = c.relnamespace WHERE k.contype = 'f' AND ${isOurs}
     ORDER BY 1, 2`,
  )
  const triggers = await client.query<{ table: string; name: string; enabled: string }>(
    `SELECT c.relname AS table, t.tgname AS name, t.tgenabled AS enabled
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND ${isOurs}
     ORDER BY 1, 2`,
  )
  const forced = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${isOurs} AND c.relforcerowsecurity ORDER BY 1`,
  )
  return {
    foreignKeys: foreignKeys.rows,
    triggers: triggers.rows,
    forced: forced.rows.map((row) => row.name),
  }
}

export async function listSequences(
  client: pg.ClientBase,
): Promise<readonly { name: string; value: string; called: boolean }[]> {
  const names = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind = 'S' ORDER BY 1`,
  )
  const sequences = []
  for (const { name } of names.rows) {
    const { rows } = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${client.escapeIdentifier(name)}`,
    )
    if (rows[0] !== undefined) sequences.push({ name, ...rows[0] })
  }
  return sequences
}
