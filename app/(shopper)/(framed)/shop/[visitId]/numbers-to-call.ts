import { type CallableNumber, callableNumbers } from '@/lib/core/callable-numbers'
import type { OwnVisit } from '@/lib/visits/schema'

/** The numbers that a visit by telephone is told to call; null where nobody is called. */
export function numbersToCall({
  touchpoint,
  scenario,
  briefing,
}: Pick<OwnVisit, 'touchpoint' | 'scenario' | 'briefing'>): readonly CallableNumber[] | null {
  if (touchpoint !== 'call' && touchpoint !== 'back-office') return null
  const { instructions } = briefing
  return callableNumbers([scenario, instructions?.ru ?? '', instructions?.en ?? ''])
}
