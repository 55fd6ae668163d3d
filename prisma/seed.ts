import type { SeedDeps } from '@/lib/platform/demo'

export { demoAccounts } from './demo/cast'

/** What has to be said; the moment defaults to this one, and nobody has to listen. */
export type DemoWish = Pick<SeedDeps, 'db' | 'files' | 'anchorMonth'> &
  Partial<Pick<SeedDeps, 'now' | 'report'>>

/**
 * Makes the demo company in an empty database: the same for the same anchor month and moment, but
 * for random identifiers. Loaded when it is called, because the start command reads the accounts of
 * this file every time and makes the company once.
 */
export async function seedDemo({ now, report, ...wish }: DemoWish): Promise<void> {
  const { makeCompany } = await import('./demo/make-company')
  await makeCompany({ ...wish, now: now ?? new Date(), report: report ?? (() => {}) })
}
