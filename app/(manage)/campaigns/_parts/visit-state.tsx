import { useTranslations } from 'next-intl'
import { StateMark } from '@/components/ui/state-mark'
import type { VisitState as State } from '@/lib/core/visit-states'

const shapes = {
  planned: 'open',
  offered: 'open',
  accepted: 'partial',
  submitted: 'needs-you',
  returned: 'partial',
  approved: 'full',
  released: 'good',
  cancelled: 'off',
} as const

export function VisitState({ state }: { state: State }) {
  const t = useTranslations('campaigns.visitStates')
  return <StateMark shape={shapes[state]}>{t(state)}</StateMark>
}
