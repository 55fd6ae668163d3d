'use client'

import { useTranslations } from 'next-intl'
import type { PurchaseTerms } from '@/lib/briefings/schema'
import { moneyOfMinor } from '@/lib/core/money'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** What becomes of the money that the shopper lays out. */
export function usePurchaseSentence(): (purchase: PurchaseTerms) => string {
  const t = useTranslations('unsent.purchase')
  const format = useFormat()
  return ({ limitMinor, currency }) =>
    limitMinor === null
      ? t('whole')
      : t('upTo', { amount: format.money(moneyOfMinor(limitMinor), currency) })
}
