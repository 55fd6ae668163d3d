import { useTranslations } from 'next-intl'
import { StateMark } from '@/components/ui/state-mark'
import type { StandardState as State } from '@/lib/standards/schema'

const shapes = { draft: 'open', published: 'good', changed: 'needs-you', retired: 'off' } as const

export function StandardState({ state }: { state: State }) {
  const t = useTranslations('standards.states')
  return <StateMark shape={shapes[state]}>{t(state)}</StateMark>
}
