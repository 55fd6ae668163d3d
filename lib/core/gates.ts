import { Fraction, fractionText, parseDecimal, smallerOf } from './exact'
import type { ScoreMeasure } from './measure'
import type { GateResult } from './payout-result'
import type { Gate } from './scheme'

/** What a gate looks at, where it does not look at the worked days. */
export type GateReading =
  | { readonly kind: 'failures'; readonly count: number }
  | { readonly kind: 'score'; readonly measure: Pick<ScoreMeasure, 'mean' | 'visits'> }

/**
 * Whether a gate holds the total rate.
 *
 * Rule    failures: so many or more; presence: worked of norm days below the limit, never where no
 *         days were delivered; lower bound: the exact mean below the limit, never on fewer visits
 *         than the gate's minimum. A gate looks at nothing that a better score could worsen.
 * Units   presence and limit: fractions of 1.
 * Source  PAY.md, Scheme (gates); golden pay P2.
 */
export function readGate(
  gate: Gate,
  reading: GateReading | undefined,
  presence: Fraction | null,
): GateResult {
  const { observed, limit, applies } = judge(gate, reading, presence)
  return {
    code: gate.code,
    title: gate.title,
    capRate: gate.capRate,
    kind: gate.condition.kind,
    observed: observed === null ? null : fractionText(observed),
    limit,
    applies,
  }
}

interface Judgement {
  readonly observed: Fraction | null
  readonly limit: string
  readonly applies: boolean
}

function judge(gate: Gate, reading: GateReading | undefined, presence: Fraction | null): Judgement {
  const { condition } = gate
  switch (condition.kind) {
    case 'failures': {
      const count = reading?.kind === 'failures' ? reading.count : 0
      const applies = count >= condition.atLeast
      return { observed: Fraction.of(count), limit: String(condition.atLeast), applies }
    }
    case 'presence':
      return below(presence, condition.below)
    case 'lower-bound': {
      if (reading?.kind !== 'score') return below(null, condition.below)
      const { mean, visits } = reading.measure
      const judged = below(mean, condition.below)
      return visits < condition.minimumVisits ? { ...judged, applies: false } : judged
    }
  }
}

function below(observed: Fraction | null, limit: string): Judgement {
  return { observed, limit, applies: observed?.isBelow(parseDecimal(limit)) ?? false }
}

/**
 * The total rate under the lowest cap of the gates that apply.
 *
 * Rule    the rate itself where no gate applies or all caps are above it; gates that do not apply
 *         say nothing.
 * Units   fractions of 1.
 * Source  PAY.md, Scheme (gates); Order: min(gate caps, sum(share_i * rate_i)).
 */
export function cappedRate(totalRate: Fraction, gates: readonly GateResult[]): Fraction {
  return gates
    .filter((gate) => gate.applies)
    .reduce((rate, gate) => smallerOf(rate, parseDecimal(gate.capRate)), totalRate)
}
