import type { StopReason } from '@/lib/core/formula/formula-value'
import type { MeasureResult, Missing } from '@/lib/core/payout-result'

/** Where the formula of a part stopped, if it came to nothing; null where something else is missing. */
export function stopToTell(reason: Missing['reason'], measure: MeasureResult): StopReason | null {
  return reason === 'not-computable' && measure.kind === 'formula' ? measure.stop : null
}
