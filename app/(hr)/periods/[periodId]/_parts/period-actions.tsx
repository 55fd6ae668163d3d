'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ConfirmByTyping } from '@/components/ui/confirm-by-typing'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { decidePeriodAction } from '../../actions'
import { DecidedLines } from './decided-lines'
import { ExportButton } from './export-button'
import type { PeriodMoves } from './period-moves'
import { RecomputeButton } from './recompute-button'
import { ReopenMonth } from './reopen-month'
import { useMove } from './use-move'

/** The steps that are open to the reader now; the next one stands out. */
export function PeriodActions({ moves }: { moves: PeriodMoves }) {
  const { open } = moves
  return (
    <>
      {open.includes('compute') ? <RecomputeButton moves={moves} /> : null}
      {open.includes('submit') ? <DecideButton moves={moves} decision="submit" /> : null}
      {open.includes('approve') ? <DecideButton moves={moves} decision="approve" /> : null}
      {open.includes('lock') ? <LockButton moves={moves} /> : null}
      <ReopenMonth moves={moves} />
      {open.includes('export') ? <ExportButton moves={moves} /> : null}
    </>
  )
}

/** Submits or approves; asks first where a person set a line to more than it could ever pay. */
function DecideButton({
  moves: { periodId, runId, beyond, currency },
  decision,
}: {
  moves: PeriodMoves
  decision: 'submit' | 'approve'
}) {
  const t = useTranslations('pay.periods')
  const common = useTranslations('common')
  const { move, isMoving } = useMove()
  const decide = () =>
    move(() => decidePeriodAction({ periodId, runId, decision }), t(`done.${decision}`))
  if (beyond.length === 0)
    return (
      <Button look="primary" disabled={isMoving} onClick={decide}>
        {t(decision)}
      </Button>
    )
  return (
    <Dialog
      trigger={
        <Button look="primary" disabled={isMoving}>
          {t(decision)}
        </Button>
      }
      title={t('decidedLines.askTitle')}
      footer={
        <>
          <DialogClose render={<Button>{common('cancel')}</Button>} />
          <DialogClose
            render={
              <Button look="danger" onClick={decide}>
                {t(`decidedLines.${decision}`)}
              </Button>
            }
          />
        </>
      }
    >
      <p className="mb-3">{t('decidedLines.ask', { count: beyond.length })}</p>
      <DecidedLines lines={beyond} currency={currency} periodId={periodId} />
    </Dialog>
  )
}

function LockButton({ moves }: { moves: PeriodMoves }) {
  const { periodId, runId, month, person, visitsSince, heldLines } = moves
  const t = useTranslations('pay.periods')
  const format = useFormat()
  const of = useTranslations('off-cycle')
  const { say } = useMove()
  const name = format.month(month)
  const isMonth = person === null
  return (
    <ConfirmByTyping
      trigger={<Button look="primary">{isMonth ? t('lock', { month: name }) : of('lock')}</Button>}
      title={isMonth ? t('lockTitle', { month: name }) : of('lockTitle', { name: person })}
      word={format.monthName(month)}
      confirmLabel={isMonth ? t('confirmLock') : of('lock')}
      action={() => decidePeriodAction({ periodId, runId, decision: 'lock' })}
      onDone={() => say(isMonth ? t('done.lock') : of('locked'))}
      reasons="pay.reasons"
    >
      <p>{isMonth ? t('lockText') : of('lockText')}</p>
      {heldLines === 0 ? null : <p>{t('lockHeld', { count: heldLines })}</p>}
      {visitsSince === 0 ? null : <p>{t('lockVisits', { count: visitsSince })}</p>}
    </ConfirmByTyping>
  )
}
