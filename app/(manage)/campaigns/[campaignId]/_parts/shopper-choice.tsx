'use client'

import { useTranslations } from 'next-intl'
import type { PlanOptions } from '@/lib/planning/schema'
import { ChoiceList } from './choice-list'

/** Shoppers by their labels, with how much each has ahead. */
export function ShopperChoice({
  shoppers,
  value,
  onChange,
  hint,
}: {
  shoppers: PlanOptions['shoppers']
  value: readonly string[]
  onChange: (value: readonly string[]) => void
  hint?: string | undefined
}) {
  const t = useTranslations('campaigns.plan')
  if (shoppers.length === 0) return <p className="text-ink-2">{t('noShoppers')}</p>
  return (
    <ChoiceList
      legend={t('shoppers')}
      hint={hint}
      choices={shoppers.map(({ id, label, fullName, load }) => ({
        value: id,
        label,
        detail: t('shopperDetail', { name: fullName, count: load }),
      }))}
      value={value}
      onChange={onChange}
    />
  )
}
