import { type BrowserContext, test as base, expect } from '@playwright/test'

/**
 * The test of every end-to-end file: no request leaves the machine, and whatever the page complains
 * about on its console fails the test. Import `test` and `expect` from here.
 */
export const test = base.extend<{ quiet: Quiet }>({
  quiet: [
    async ({ context }, use) => {
      const complaints: string[] = []
      const expected: RegExp[] = []
      await watch(context, complaints)
      await use({ expect: (complaint) => expected.push(complaint) })
      const surprising = complaints.filter((text) => !expected.some((known) => known.test(text)))
      expect(surprising, 'what the browser complained about').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

interface Quiet {
  /** A complaint that the test provokes on purpose, such as the 404 of a page it must not see. */
  expect(complaint: RegExp): void
}

/** Also for further contexts that a test opens by itself. */
export async function watch(context: BrowserContext, complaints: string[]): Promise<void> {
  await context.route(
    (url) => !['127.0.0.1', 'localhost'].includes(url.hostname) && url.protocol.startsWith('http'),
    (route) => {
      complaints.push(`asked for ${route.request().url()}`)
      return route.abort()
    },
  )
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(String(error.error())))
}
