import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import type { FeeRule } from '@/lib/core/fee-payment'

/** What every shopper is told about the day of payment. */
export function FeeRuleNote({ rule }: { rule: FeeRule | null }) {
  const t = useTranslations('fees.rule')
  return (
    <Callout tone={rule === null ? 'needs-you' : 'plain'} title={t('told')} className="mb-6">
      {rule === null ? t('none') : t(rule.kind, { days: rule.days })}
    </Callout>
  )
}
