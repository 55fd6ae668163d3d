import { useTranslations } from 'next-intl'
import { StateMark, type StateShape } from '@/components/ui/state-mark'
import type { VisitState } from '@/lib/core/visit-states'

const shapes: Readonly<Record<VisitState, StateShape>> = {
  planned: 'open',
  offered: 'open',
  accepted: 'partial',
  submitted: 'needs-you',
  returned: 'partial',
  approved: 'full',
  released: 'good',
  cancelled: 'off',
}

/** The state of a visit as a shape and a word. */
export function VisitStateMark({ state }: { state: VisitState }) {
  const t = useTranslations('visits')
  return <StateMark shape={shapes[state]}>{t(`states.${state}`)}</StateMark>
}
