import pg from 'pg'
import { AppError } from '@/lib/core/app-error'

/**
 * SQL that is sent so often that every connection keeps its plan; it stands in a `queries.ts`. The plan
 * may stem from empty tables, so each look names a whole key: with OR, all that the key's first column
 * has was once read.
 */
export interface KeptStatement {
  /** No other statement's. */
  readonly name: string
  readonly text: string
}

/**
 * A transaction without Prisma in between, for what phones ask all day. Statements that do not wait
 * for each other travel together and are answered in their order, each seeing what those before did.
 */
export interface Line {
  ask<Row extends object>(
    statement: KeptStatement,
    values: readonly unknown[],
  ): Promise<readonly Row[]>
  /** The transaction's last statement: its end travels with it. */
  askLast<Row extends object>(
    statement: KeptStatement,
    values: readonly unknown[],
  ): Promise<readonly Row[]>
}

/** Units: milliseconds. A database that has gone silent must not hold a connection for ever. */
const patience = { query_timeout: 60_000 }

/** Runs `work` in one transaction that sees this organisation and no other. */
export async function onLine<T>(
  pool: pg.Pool,
  organisationId: string,
  work: (line: Line) => Promise<T>,
): Promise<T> {
  const client = await connected(pool)
  // A connection that dies fails the statement that waits for it, and not the process.
  const ignore = () => undefined
  client.on('error', ignore)
  let failure: unknown
  try {
    return await inTransaction(client, organisationId, work)
  } catch (error) {
    failure = error
    throw nameOfLoss(error) ?? error
  } finally {
    client.off('error', ignore)
    client.release(failure instanceof AppError ? undefined : failure !== undefined)
  }
}

async function inTransaction<T>(
  client: pg.PoolClient,
  organisationId: string,
  work: (line: Line) => Promise<T>,
): Promise<T> {
  const send = async <Row extends object>(statement: KeptStatement, values: readonly unknown[]) =>
    (await client.query<Row>({ ...statement, ...patience, values: [...values] })).rows
  const end = async () => {
    const { command } = await client.query({ text: 'COMMIT', ...patience })
    // PostgreSQL answers so, and with no error, when a statement before has failed.
    if (command !== 'COMMIT') throw new AppError('conflict', 'rolled back')
  }
  let isEnded = false
  const line: Line = {
    ask: send,
    askLast: async <Row extends object>(statement: KeptStatement, values: readonly unknown[]) => {
      isEnded = true
      const [rows] = await inOneBreath(client, () =>
        together([send<Row>(statement, values), end()]),
      )
      return rows
    },
  }
  const scope = `SELECT set_config('app.organisation_id', ${pg.escapeLiteral(organisationId)}, true)`
  const open = () => client.query({ text: `BEGIN; ${scope}`, ...patience })
  try {
    const [, answer] = await inOneBreath(client, () => together([open(), work(line)]))
    if (!isEnded) await end()
    return answer
  } catch (error) {
    if (!isEnded) await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/**
 * What `say` sends before it waits for the first time leaves in one packet: each packet wakes the
 * database, and costs both sides more than what stands in it.
 */
function inOneBreath<T>(client: pg.PoolClient, say: () => T): T {
  const { stream } = client.connection
  stream.cork()
  try {
    return say()
  } finally {
    stream.uncork()
  }
}

/** Waits for all, also when one fails: nothing may still be under way when a connection is let go. */
async function together<A, B>(works: readonly [Promise<A>, Promise<B>]): Promise<[A, B]> {
  const settled = await Promise.allSettled(works)
  for (const each of settled) if (each.status === 'rejected') throw each.reason
  return Promise.all(works)
}

async function connected(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw nameOfLoss(error) ?? error
  }
}

/** The driver says in words alone, without a code, that the server is away. */
function nameOfLoss(error: unknown): AppError | null {
  const isLoss =
    error instanceof Error &&
    /^(?:Connection terminated|Client has encountered a connection error|Query read timeout|timeout exceeded)/.test(
      error.message,
    )
  return isLoss ? new AppError('unavailable', error.message) : null
}
