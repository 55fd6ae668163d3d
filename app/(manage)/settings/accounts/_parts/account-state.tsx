import { useTranslations } from 'next-intl'
import { StateMark } from '@/components/ui/state-mark'
import type { AccountState as State } from '@/lib/accounts/schema'

const shapes = { new: 'open', invited: 'partial', active: 'full', blocked: 'off' } as const

/** How far somebody has come on the way in. */
export function AccountState({ state }: { state: State }) {
  const t = useTranslations('settings.accounts.states')
  return <StateMark shape={shapes[state]}>{t(state)}</StateMark>
}
