import { parseDecimal, parseFraction } from '@/lib/core/exact'
import { isFalling } from '@/lib/core/falling-curve'
import type { ComponentResult } from '@/lib/core/payout-result'
import type { Curve } from '@/lib/core/scheme'
import type { StatementWords } from './statement-words'

/**
 * How a measured value became the rate that is paid, where the two differ by a rule of the scheme.
 *
 * Rule  null where nothing was measured (the missing rule says so beneath the title) and where the
 *       value itself is paid.
 */
export function curveSentence(
  { code, value, display, rate, missing }: ComponentResult,
  curve: Curve | null,
  words: StatementWords,
): string | null {
  const { say, rate: percent, list, formula } = words
  if (curve === null || value === null || display === null) return null
  if (rate === null || missing !== null) return null
  // A figure without a plan is compared as it was delivered.
  const at = words.isPercent({ code, display }) ? percent : words.format.decimal
  const ends = { value: words.value({ code, display, value }), rate: percent(rate) }
  const falls = isFalling(curve)
  switch (curve.kind) {
    case 'proportional': {
      if (falls) return say('curve.inverse', { cap: percent(curve.cap ?? '1'), ...ends })
      const isCapped =
        curve.cap !== null && !parseDecimal(curve.cap).isAtLeast(parseFraction(value))
      return isCapped ? say('curve.cap', { cap: percent(curve.cap ?? '1') }) : null
    }
    case 'all-or-nothing':
      return say(falls ? 'curve.upTo' : 'curve.from', { from: at(curve.from), ...ends })
    case 'tiers': {
      const steps = curve.tiers.map((tier) =>
        say(falls ? 'curve.tierUpTo' : 'curve.tier', {
          from: at(tier.from),
          rate: percent(tier.rate),
        }),
      )
      const values = { steps: list(steps), compare: curve.compare, ...ends }
      return say(falls ? 'curve.tiersFalling' : 'curve.tiers', values)
    }
    case 'points': {
      const steps = curve.points.map((point) =>
        say('curve.point', { at: at(point.at), rate: percent(point.rate) }),
      )
      return say(falls ? 'curve.pointsFalling' : 'curve.points', { steps: list(steps), ...ends })
    }
    case 'formula':
      return say('curve.formula', { formula: formula(curve.formula), ...ends })
  }
}
