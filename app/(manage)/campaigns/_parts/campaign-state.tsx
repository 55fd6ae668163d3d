import { useTranslations } from 'next-intl'
import { StateMark } from '@/components/ui/state-mark'
import type { CampaignState as State } from '@/lib/campaigns/schema'

const shapes = { draft: 'open', open: 'partial', closed: 'full' } as const

export function CampaignState({ state }: { state: State }) {
  const t = useTranslations('campaigns.states')
  return <StateMark shape={shapes[state]}>{t(state)}</StateMark>
}
