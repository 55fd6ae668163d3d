'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { computePeriodAction } from '../../actions'
import type { PeriodMoves } from './period-moves'
import { useMove } from './use-move'

/** Computes the month; asks first where that takes back what somebody has decided. */
export function RecomputeButton({ moves }: { moves: PeriodMoves }) {
  const t = useTranslations('pay.periods')
  const common = useTranslations('common')
  const { move, isMoving } = useMove()
  const { periodId, voids, state } = moves
  const compute = () => move(() => computePeriodAction({ periodId }), t('done.compute'))
  const isFirst = state === 'open'
  const label = t(isFirst ? 'compute' : 'recompute')
  if (voids === null) {
    return (
      <Button look={isFirst ? 'primary' : 'normal'} disabled={isMoving} onClick={compute}>
        {isMoving ? common('pending') : label}
      </Button>
    )
  }
  return (
    <Dialog
      trigger={<Button disabled={isMoving}>{isMoving ? common('pending') : label}</Button>}
      title={t('recomputeTitle')}
      footer={
        <>
          <DialogClose render={<Button>{common('cancel')}</Button>} />
          <DialogClose
            render={
              <Button look="danger" onClick={compute}>
                {t('recompute')}
              </Button>
            }
          />
        </>
      }
    >
      <p>{t(`voids.${voids}`)}</p>
    </Dialog>
  )
}
