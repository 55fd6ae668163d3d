const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** Whether a host name means this very machine. */
export function isLoopback(hostname: string): boolean {
  return loopbackNames.includes(hostname)
}

/**
 * Whether a request may change something, judged by where the browser says it comes from.
 *
 * Rule    methods that change nothing need no origin; all others must name the public address
 *         exactly; missing and `null` are refused. On loopback all its names are one address.
 * Source  SECURITY.md, Access.
 */
export function isOwnOrigin(method: string, origin: string | null, publicUrl: string): boolean {
  return safeMethods.has(method) || (origin !== null && ownOrigins(publicUrl).includes(origin))
}

function ownOrigins(publicUrl: string): readonly string[] {
  const own = new URL(publicUrl)
  if (!isLoopback(own.hostname)) return [own.origin]
  const port = own.port === '' ? '' : `:${own.port}`
  return loopbackNames.map((name) => `${own.protocol}//${name}${port}`)
}
