'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import { usePublish } from './use-publish'

/** Reaches those who came after the publication; the others notice nothing. */
export function PublishAgain({ campaignId }: { campaignId: string }) {
  const t = useTranslations('campaigns.notice')
  const toast = useToast()
  const { publish, isSending } = usePublish(campaignId, (title) =>
    toast.show({ title, failure: true }),
  )
  return (
    <Button className="justify-self-start" disabled={isSending} onClick={() => publish([])}>
      {t('again')}
    </Button>
  )
}
