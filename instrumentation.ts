import type { Instrumentation } from 'next'

/** Once, before the first request: a server whose locks do not hold does not start. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { assertImageDecoders } = await import('@/lib/platform/images')
  await assertImageDecoders()
}

/** What a page threw goes into the log under the digest that its reader is shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('@/lib/platform/log')
  const digest =
    typeof error === 'object' && error !== null && 'digest' in error ? error.digest : null
  const facts = { method: request.method, route: context.routePath, digest }
  log.error({ err: error, ...facts }, 'unexpected error in a page')
}
