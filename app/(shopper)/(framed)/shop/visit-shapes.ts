import type { StateShape } from '@/components/ui/state-mark'
import type { HomeGroup } from '@/lib/core/shopper-home'
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

const groupShapes: Readonly<Record<HomeGroup, StateShape>> = {
  due: 'needs-you',
  returned: 'needs-you',
  accepted: 'partial',
  offered: 'open',
  waiting: 'partial',
  submitted: 'full',
  approved: 'good',
  paid: 'good',
  cancelled: 'off',
}

export function shapeOfGroup(group: HomeGroup): StateShape {
  return groupShapes[group]
}
