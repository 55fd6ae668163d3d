/** Once, before the first request: a server whose locks do not hold does not start. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { assertImageDecoders } = await import('@/lib/platform/images')
  await assertImageDecoders()
}
