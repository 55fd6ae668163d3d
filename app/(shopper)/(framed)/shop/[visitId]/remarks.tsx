import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import type { ReviewerComments } from '@/lib/visits/schema'

/** What the reviewer wrote when the report came back; words about single answers stand in the form. */
export function Remarks({ returned }: { returned: ReviewerComments }) {
  const t = useTranslations('shop.visit')
  return (
    <Callout tone="needs-you" title={t('reviewer')}>
      <p className="whitespace-pre-line">{returned.comment ?? t('reviewerEmpty')}</p>
    </Callout>
  )
}
