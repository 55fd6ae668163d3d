import type { PreviewOnPerson } from '@/app/(hr)/trials/_parts/use-pay-preview'
import { parseFraction } from '@/lib/core/exact'
import { factsReadBy } from '@/lib/core/formula/formula-tree'
import type { Facts } from '@/lib/core/formula/formula-value'
import { readFormula } from '@/lib/core/formula/read-formula'
import { factsTraced } from '@/lib/core/formula/traced-part'

type Answered = Pick<PreviewOnPerson, 'answer'>

/**
 * What the formula of a component's value reads of the person: as the server computed it last. A name
 * that is new in the text has no fact until the next answer, so that nothing false is shown meanwhile.
 */
export function factsOfValue({ answer }: Answered, code: string, formula: string): Facts | null {
  const measure = partOf(answer, code)?.measure
  if (measure?.kind !== 'formula') return null
  const facts = factsTraced(measure.formula, measure.trace)
  if (measure.formula === formula) return facts
  const read = readFormula(formula, 'en')
  return read.ok && factsReadBy(read.tree).every((key) => facts.has(key)) ? facts : null
}

/** The value that a component's curve reads of the person. */
export function factsOfCurve({ answer }: Answered, code: string): Facts | null {
  const value = partOf(answer, code)?.value ?? null
  return value === null ? null : new Map([['value', parseFraction(value)]])
}

function partOf(answer: Answered['answer'], code: string) {
  return answer?.ok ? answer.preview.parts.find((part) => part.code === code) : undefined
}
