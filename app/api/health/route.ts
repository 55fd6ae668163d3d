import { readDatabaseLevel } from '@/lib/platform/db/health'
import { log } from '@/lib/platform/log'
import { route } from '@/lib/platform/routes'
import { version } from '@/package.json'

/** For load balancers and the start command: 200 when requests can be served, 503 when not. */
export const GET = route({ verb: 'public' }, async ({ deps }) => {
  const headers = { 'cache-control': 'no-store' }
  try {
    const migration = await readDatabaseLevel(deps.db)
    const body = { status: 'ok', version, database: 'reachable', migration }
    return Response.json(body, { headers })
  } catch (err) {
    log.error({ err }, 'health check: the database does not answer')
    const body = { status: 'unavailable', version, database: 'unreachable', migration: null }
    return Response.json(body, { status: 503, headers })
  }
})
