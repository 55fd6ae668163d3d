import { createServer } from 'node:net'

/**
 * Listens for a moment: returns the port (for 0 one that nobody listens on), or fails as listening
 * would.
 */
export function probePort(host: string, wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(wanted, host, () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : wanted
      probe.close(() => resolve(port))
    })
  })
}

/** A loopback port that nobody listens on at this moment. */
export function findFreePort(): Promise<number> {
  return probePort('127.0.0.1', 0)
}
