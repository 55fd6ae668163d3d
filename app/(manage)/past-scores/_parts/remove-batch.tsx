'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ConfirmByTyping } from '@/components/ui/confirm-by-typing'
import { useToast } from '@/components/ui/toast'
import { removePastScoresAction } from '../actions'

/** Takes one import away as a whole, after a word has been typed. */
export function RemoveBatch({ batchId, scores }: { batchId: string; scores: number }) {
  const t = useTranslations('trends.past')
  const router = useRouter()
  const toast = useToast()
  return (
    <ConfirmByTyping
      trigger={
        <Button look="quiet" size="small">
          {t('remove')}
        </Button>
      }
      title={t('removeTitle')}
      word={t('removeWord')}
      confirmLabel={t('remove')}
      reasons="trends.past.reasons"
      action={() => removePastScoresAction({ batchId })}
      onDone={() => {
        toast.show({ title: t('removedToast', { count: scores }) })
        router.refresh()
      }}
    >
      <p>{t('removeText', { count: scores })}</p>
    </ConfirmByTyping>
  )
}
