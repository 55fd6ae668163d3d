import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import pino from 'pino'

const requests = new AsyncLocalStorage<string>()

const secrets = ['password', 'token', 'secret', 'code', 'authorization', 'cookie', 'databaseUrl']

/**
 * One JSON line an event, on standard output; the start command decides where that goes. Lines of
 * one request carry its id. What could be a secret is cut out by name, at the top and one level in.
 */
export const log = pino({
  level: process.env.ETALON_LOG_LEVEL ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  mixin: () => {
    const requestId = requests.getStore()
    return requestId === undefined ? {} : { requestId }
  },
  redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '[secret]' },
})

/** The id under which a proxy in front knows the request, or a new one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id')
  return given !== null && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}

/** Everything logged by `work` carries the id. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return requests.run(requestId, work)
}
