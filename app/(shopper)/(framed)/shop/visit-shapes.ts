import type { StateShape } from '@/components/ui/state-mark'
import type { VisitState } from '@/lib/core/visit-states'

const shapes: Readonly<Record<VisitState, StateShape>> = {
  planned: 'open',
  offered: 'open',
  accepted: 'partial',
  submitted: 'full',
  returned: 'needs-you',
  approved: 'good',
  released: 'good',
  cancelled: 'off',
}

/** The mark of a visit's state as its shopper sees it. */
export function shapeOf(state: VisitState): StateShape {
  return shapes[state]
}
