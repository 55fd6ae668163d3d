import { z } from 'zod'
import type { Deps } from './deps'

/**
 * The hook for the demo company. `prisma/seed.ts` exports `seedDemo` and `demoAccounts`; the start
 * command calls it once, when its own database is empty, in a process with the variables of the
 * application. If it is interrupted, the next start throws the database away and begins anew.
 */
export interface SeedDeps extends Deps {
  /** The open month, `2026-11`; the demo company's history ends there. */
  readonly anchorMonth: string
  /** One sentence about what is being made, shown on the console. */
  readonly report: (sentence: string) => void
}

export const demoAccountSchema = z.object({
  /** What the person does, as printed: "programme manager". */
  role: z.string(),
  name: z.string(),
  login: z.string(),
  password: z.string(),
})

export type DemoAccount = z.output<typeof demoAccountSchema>

/** What prisma/seed.ts must export. */
export const demoCompanySchema = z.object({
  demoAccounts: z.array(demoAccountSchema).readonly(),
  seedDemo: z.custom<(deps: SeedDeps) => Promise<void>>((value) => typeof value === 'function'),
})
