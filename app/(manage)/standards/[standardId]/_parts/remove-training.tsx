'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { useDone } from '../../_parts/use-done'
import { removeTrainingAction } from '../../actions'

export function RemoveTraining({ trainingId }: { trainingId: string }) {
  const t = useTranslations('standards.training')
  const { run, isRunning } = useDone()
  return (
    <Button
      look="quiet"
      size="small"
      disabled={isRunning}
      onClick={() => run(() => removeTrainingAction({ trainingId }), { done: t('removed') })}
    >
      {t('remove')}
    </Button>
  )
}
