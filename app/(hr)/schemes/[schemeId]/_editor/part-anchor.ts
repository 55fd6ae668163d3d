import type { ProblemPlace } from '@/lib/core/pay-problem'

/** Where on the page a remark's place is: each component and gate, else the part of the document. */
export function partAnchor(place: ProblemPlace): string {
  const [part, index] = place
  if (typeof index === 'number') return `${String(part)}-${index + 1}`
  if (part === 'name' || part === 'regulation' || part === 'appliesTo') return 'general'
  if (part === 'components' || part === 'gates') return part
  return 'base'
}
