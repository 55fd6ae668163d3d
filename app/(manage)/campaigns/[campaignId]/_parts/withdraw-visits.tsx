'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import type { VisitRow } from '@/lib/visits/schema'
import { useAssign } from './use-assign'

export function WithdrawVisits({ visits }: { visits: readonly VisitRow[] }) {
  const t = useTranslations('campaigns.visits')
  const toast = useToast()
  const { assign, isSending } = useAssign(visits)
  const withdraw = () =>
    assign(
      [],
      () => toast.show({ title: t('withdrawn') }),
      (title) => toast.show({ title, failure: true }),
    )
  return (
    <Button size="small" disabled={isSending} onClick={withdraw}>
      {t('withdraw')}
    </Button>
  )
}
