import type { Actor } from '@/lib/access/actor'
import type { PayOffCycle } from '@/lib/off-cycle/schema'
import { type OffCycleOpened, openOffCycle } from '@/lib/off-cycle/use-cases/open-off-cycle'
import { computePeriod, type PeriodComputed } from '@/lib/periods/use-cases/compute-period'
import type { Deps } from '@/lib/platform/deps'

export type LeaverComputed =
  | { ok: true; periodId: string }
  | Extract<OffCycleOpened | PeriodComputed, { ok: false }>

/**
 * Opens the pay of somebody who leaves and computes it at once: a proposal, which another person
 * approves. What was begun already is computed anew.
 */
export async function computeLeaver(
  actor: Actor,
  input: PayOffCycle,
  deps: Deps,
): Promise<LeaverComputed> {
  const opened = await openOffCycle(actor, input, deps)
  if (!opened.ok) return opened
  const computed = await computePeriod(actor, { periodId: opened.periodId }, deps)
  return computed.ok ? opened : computed
}
