import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import 'server-only'
import type { Actor, OrganisationId } from '@/lib/access/actor'
import { type Prisma, PrismaClient } from './generated/client'
import { type Line, onLine } from './line'

/** A transaction that is scoped to one organisation by row-level security. */
export type Transaction = Prisma.TransactionClient

export interface Database {
  /** Runs `work` in one transaction that sees the actor's organisation and no other. */
  asActor<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T>
  /** The same for what has an organisation but no actor yet: session check, first run, jobs. */
  asOrganisation<T>(
    organisationId: OrganisationId,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T>
  /** The same with the fewest journeys to the database; only for statements that are kept. */
  onLine<T>(organisationId: OrganisationId, work: (line: Line) => Promise<T>): Promise<T>
  /** Without an organisation: sees no tenant rows; for the sign-in functions of the migration. */
  withoutOrganisation<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const transactionLimits = { maxWait: 10_000, timeout: 60_000 }

/** Opens the pool that the whole process shares; `url` is that of the role that owns nothing. */
export function openDatabase(url: string, poolSize = 10): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    pipeline: true,
    connectionTimeoutMillis: transactionLimits.maxWait,
  })
  // A connection that dies while nobody uses it is replaced by the next.
  pool.on('error', () => undefined)
  const client = new PrismaClient({ adapter: new PrismaPg(pool) })
  const asOrganisation: Database['asOrganisation'] = (organisationId, work) =>
    client.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT set_config('app.organisation_id', ${organisationId}, true)`
      return work(tx)
    }, transactionLimits)
  return {
    asOrganisation,
    asActor: (actor, work) => asOrganisation(actor.organisationId, work),
    onLine: (organisationId, work) => onLine(pool, organisationId, work),
    withoutOrganisation: (work) => client.$transaction(work, transactionLimits),
    close: async () => {
      await client.$disconnect()
      await pool.end()
    },
  }
}
