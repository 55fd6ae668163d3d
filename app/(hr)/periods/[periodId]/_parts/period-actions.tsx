'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ConfirmByTyping } from '@/components/ui/confirm-by-typing'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { decidePeriodAction } from '../../actions'
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

function DecideButton({
  moves: { periodId, runId },
  decision,
}: {
  moves: PeriodMoves
  decision: 'submit' | 'approve'
}) {
  const t = useTranslations('pay.periods')
  const { move, isMoving } = useMove()
  return (
    <Button
      look="primary"
      disabled={isMoving}
      onClick={() =>
        move(() => decidePeriodAction({ periodId, runId, decision }), t(`done.${decision}`))
      }
    >
      {t(decision)}
    </Button>
  )
}

function LockButton({ moves: { periodId, runId, month } }: { moves: PeriodMoves }) {
  const t = useTranslations('pay.periods')
  const format = useFormat()
  const { say } = useMove()
  const name = format.month(month)
  return (
    <ConfirmByTyping
      trigger={<Button look="primary">{t('lock', { month: name })}</Button>}
      title={t('lockTitle', { month: name })}
      word={format.monthName(month)}
      confirmLabel={t('confirmLock')}
      action={() => decidePeriodAction({ periodId, runId, decision: 'lock' })}
      onDone={() => say(t('done.lock'))}
      reasons="pay.reasons"
    >
      <p>{t('lockText')}</p>
    </ConfirmByTyping>
  )
}
