import { curveProblems } from './curve-problems'
import { isDecimal } from './decimal'
import { type Fraction, parseDecimal } from './exact'
import { type LegalCutCode, legalCutProblem } from './legal-cut'
import { type PayProblem, type ProblemPlace, problem, problemWhen } from './pay-problem'
import {
  isCount,
  periodProblems,
  positiveProblems,
  type SamplingProblem,
  visitProblems,
} from './sampling-problems'
import type { Gate, SchemeDocument } from './scheme'

export type GateProblem =
  | PayProblem<
      'not-a-decimal' | 'gate-rate-negative' | 'gate-never' | 'gate-on-one-failure' | LegalCutCode
    >
  | SamplingProblem

/**
 * What is wrong with a gate.
 *
 * Rule    a rate that is no decimal or below zero, a condition that never holds or has no periods, is
 *         an error; a cut above the legal 20 % and a gate on one failure are shown and may stand.
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
  ]
}

function cutProblems(
  document: SchemeDocument,
  cap: Fraction,
  place: ProblemPlace,
): readonly GateProblem[] {
  const areSound = document.components.every(
    ({ share, curve, value }) =>
      isDecimal(share) &&
      curveProblems(curve, value.kind !== 'kpi' || value.target !== null).every(
        ({ severity }) => severity !== 'error',
      ),
  )
  const found = areSound ? legalCutProblem(document, cap) : null
  return found === null ? [] : [problem(found.code, 'warning', place, found.values)]
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
