'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmByTyping } from '@/components/ui/confirm-by-typing'
import type { PayrollFormat } from '@/lib/periods/use-cases/export-payroll'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { fetchPayroll, saveFile } from './payroll-file'
import type { PeriodMoves } from './period-moves'
import { useMove } from './use-move'

type Handed = Pick<PeriodMoves, 'periodId'>

/** Fetches the payroll file of a month and says how it went. */
export function usePayroll({ periodId }: Handed) {
  const t = useTranslations('pay.periods')
  const say = useTranslations('payroll')
  const move = useMove()

  async function fetchFile(format: PayrollFormat, done: string): Promise<void> {
    const file = await fetchPayroll(periodId, format)
    if (file.ok) {
      saveFile(file.blob, file.name)
      return move.say(done)
    }
    if (file.reason === 'not-in-windows-1251')
      return move.refuse(say('foreignShort', { characters: file.characters }))
    return move.refuse(file.reason === null ? t('exportFailed') : move.explain(file.reason))
  }

  return {
    isMoving: move.isMoving,
    fetchFile,
    start: (format: PayrollFormat, done: string) => move.start(() => fetchFile(format, done)),
  }
}

/** Hands the locked month over to payroll: the first file is the handing over, later ones the same. */
export function ExportButton({ moves }: { moves: PeriodMoves }) {
  const t = useTranslations('pay.periods')
  const { isMoving, start } = usePayroll(moves)
  const done = t('done.export')
  if (moves.state !== 'exported')
    return (
      <HandOver handed={moves} format="csv" done={done}>
        <Button look="primary">{t('export')}</Button>
      </HandOver>
    )
  return (
    <Button disabled={isMoving} onClick={() => start('csv', done)}>
      {t('exportAgain')}
    </Button>
  )
}

/** The first file bars the month from being opened again, for good: it says so and asks for its name. */
export function HandOver({
  handed,
  format,
  done,
  children,
}: {
  handed: Pick<PeriodMoves, 'periodId' | 'month' | 'person'>
  format: PayrollFormat
  done: string
  /** The button that asks. */
  children: ReactElement
}) {
  const t = useTranslations('pay.periods.handOver')
  const { month, monthName } = useFormat()
  const { fetchFile } = usePayroll(handed)
  const { person } = handed
  return (
    <ConfirmByTyping
      trigger={children}
      title={
        person === null ? t('title', { month: month(handed.month) }) : t('titleOf', { person })
      }
      word={monthName(handed.month)}
      confirmLabel={t('confirm')}
      action={async () => {
        // What came of it, a refusal too, is said by a toast.
        await fetchFile(format, done)
        return { ok: true }
      }}
    >
      <p>{t('text')}</p>
      <p>{t('file')}</p>
    </ConfirmByTyping>
  )
}
