import { useTranslations } from 'next-intl'
import { StateMark, type StateShape } from '@/components/ui/state-mark'
import type { PeriodState } from '@/lib/core/period-states'

const shapes: Readonly<Record<PeriodState, StateShape>> = {
  open: 'open',
  computed: 'partial',
  submitted: 'needs-you',
  approved: 'partial',
  locked: 'full',
  exported: 'good',
}

/** Where a month stands, in a word. */
export function PeriodStateMark({ state }: { state: PeriodState }) {
  const t = useTranslations('pay.periods')
  return <StateMark shape={shapes[state]}>{t(`states.${state}`)}</StateMark>
}
