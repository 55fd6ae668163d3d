import 'server-only'
import type { Database } from './database'

/** The name of the newest migration that the database has; throws when it cannot be asked. */
export function readDatabaseLevel(db: Database): Promise<string | null> {
  return db.withoutOrganisation(async (tx) => {
    const rows = await tx.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
      ORDER BY migration_name DESC LIMIT 1`
    return rows[0]?.name ?? null
  })
}
