import { curveProblems } from './curve-problems'
import { isDecimal } from './decimal'
import { Fraction, parseDecimal } from './exact'
import { fullRate, type LegalCutCode, legalCutProblem } from './legal-cut'
import { type PayProblem, type ProblemPlace, problem, problemWhen } from './pay-problem'
import {
  isCount,
  periodProblems,
  positiveProblems,
  type SamplingProblem,
  visitProblems,
  visitsBeforeCliff,
} from './sampling-problems'
import type { Gate, SchemeDocument } from './scheme'

export type GateProblem =
  | PayProblem<
      | 'not-a-decimal'
      | 'gate-rate-negative'
      | 'gate-never'
      | 'gate-on-one-failure'
      | 'cliff-on-few-visits'
      | LegalCutCode
    >
  | SamplingProblem

const aPercent = Fraction.of(1, 100)

/**
 * What is wrong with a gate.
 *
 * Rule    a rate that is no decimal or below zero, a condition that never holds or has no periods, is
 *         an error; a cut above the legal 20 %, a gate on one failure and one that judges few visits
 *         are shown and may stand.
 * Returns an empty list for a sound gate; places are paths from the root of the document.
 * Source  PAY.md, Scheme and Order; SECURITY.md, Fairness.
 */
export function gateProblems(
  gate: Gate,
  index: number,
  document: SchemeDocument,
): readonly GateProblem[] {
  const place = ['gates', index]
  const capPlace = [...place, 'capRate']
  if (!isDecimal(gate.capRate)) {
    return [problem('not-a-decimal', 'error', capPlace, { text: gate.capRate })]
  }
  const cap = parseDecimal(gate.capRate)
  return [
    ...problemWhen(cap.isNegative, 'gate-rate-negative', 'error', capPlace),
    ...(gate.condition.kind === 'failures' ? cutProblems(document, cap, capPlace) : []),
    ...conditionProblems(gate, [...place, 'condition']),
    ...cliffProblems(gate, document, [...place, 'condition']),
  ]
}

function cutProblems(
  document: SchemeDocument,
  cap: Fraction,
  place: ProblemPlace,
): readonly GateProblem[] {
  const found = hasSoundParts(document) ? legalCutProblem(document, cap) : null
  return found === null ? [] : [problem(found.code, 'warning', place, found.values)]
}

/** A bound is a cliff: a hair's breadth of the score decides over all that the gate takes. */
function cliffProblems(
  { condition, capRate }: Gate,
  document: SchemeDocument,
  place: ProblemPlace,
): readonly GateProblem[] {
  if (condition.kind !== 'lower-bound' || !isCount(condition.minimumVisits)) return []
  const { minimumVisits } = condition
  const takes = () => fullRate(document).minus(parseDecimal(capRate)).isAtLeast(aPercent)
  return problemWhen(
    minimumVisits < visitsBeforeCliff && hasSoundParts(document) && takes(),
    'cliff-on-few-visits',
    'warning',
    [...place, 'minimumVisits'],
    { minimumVisits: String(minimumVisits), advisable: String(visitsBeforeCliff) },
  )
}

function hasSoundParts({ components }: SchemeDocument): boolean {
  return components.every(
    ({ share, curve, value }) =>
      isDecimal(share) &&
      curveProblems(curve, value.kind !== 'kpi' || value.target !== null).every(
        ({ severity }) => severity !== 'error',
      ),
  )
}

function conditionProblems(gate: Gate, place: ProblemPlace): readonly GateProblem[] {
  const { condition } = gate
  switch (condition.kind) {
    case 'failures':
      if (!isCount(condition.atLeast)) {
        return [problem('gate-never', 'error', [...place, 'atLeast'], {})]
      }
      return problemWhen(condition.atLeast === 1, 'gate-on-one-failure', 'warning', [
        ...place,
        'atLeast',
      ])
    case 'presence':
      return positiveProblems(condition.below, 'gate-never', [...place, 'below'])
    case 'lower-bound':
      return [
        ...positiveProblems(condition.below, 'gate-never', [...place, 'below']),
        ...periodProblems(condition.value, [...place, 'value', 'periods']),
        ...visitProblems(condition.minimumVisits, [...place, 'minimumVisits']),
      ]
  }
}
