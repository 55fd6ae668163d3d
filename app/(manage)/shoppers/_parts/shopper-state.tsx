import { useTranslations } from 'next-intl'
import { StateMark } from '@/components/ui/state-mark'
import type { ShopperRow } from '@/lib/shoppers/schema'

/** Whether the shopper works, and has a way in. */
export function ShopperState({ shopper }: { shopper: ShopperRow }) {
  const t = useTranslations('shoppers.states')
  if (!shopper.active) return <StateMark shape="off">{t('inactive')}</StateMark>
  if (shopper.accountId === null) return <StateMark shape="open">{t('none')}</StateMark>
  if (!shopper.hasSignedUp) return <StateMark shape="partial">{t('invited')}</StateMark>
  return <StateMark shape="full">{t('working')}</StateMark>
}
