'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { ViewedStandard } from '@/lib/standards/use-cases/view-standard'
import { useDone } from '../../_parts/use-done'
import { removeStandardAction, restoreStandardAction, retireStandardAction } from '../../actions'

/** Takes a standard out of use and brings it back; a draft that nobody has seen may go for good. */
export function StandardActions({
  view: { standardId, number, state, isRemovable },
}: {
  view: Pick<ViewedStandard, 'standardId' | 'number' | 'state' | 'isRemovable'>
}) {
  const t = useTranslations('standards.one')
  const router = useRouter()
  const { run, isRunning } = useDone()
  const restore = () =>
    run(() => restoreStandardAction({ standardId }), { done: t('restored', { number }) })
  const retire = () =>
    run(() => retireStandardAction({ standardId }), {
      done: t('retired', { number }),
      undo: restore,
    })
  const remove = () =>
    run(() => removeStandardAction({ standardId }), {
      done: t('removed', { number }),
      after: () => router.push('/standards'),
    })
  if (state === 'retired') {
    return (
      <Button disabled={isRunning} onClick={restore}>
        {t('restore')}
      </Button>
    )
  }
  return isRemovable ? (
    <Button look="danger" disabled={isRunning} onClick={remove}>
      {t('remove')}
    </Button>
  ) : (
    <Button disabled={isRunning} onClick={retire}>
      {t('retire')}
    </Button>
  )
}
