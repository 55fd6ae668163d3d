'use client'

import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { useWorkHere } from '../../../_device/use-work-here'

/** The way to what was changed after a report had left; nothing when there is nothing. */
export function UnsentWork({ accountId, visitId }: { accountId: string; visitId: string }) {
  const t = useTranslations('unsent.work')
  if (!useWorkHere(accountId, visitId)) return null
  return (
    <Callout
      tone="needs-you"
      title={t('title')}
      action={<LinkButton href={`/shop/${visitId}/form`}>{t('open')}</LinkButton>}
    >
      <p>{t('text')}</p>
    </Callout>
  )
}
