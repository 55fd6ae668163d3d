'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { PayrollFormat } from '@/lib/periods/use-cases/export-payroll'
import { fetchPayroll, saveFile } from './payroll-file'
import type { PeriodMoves } from './period-moves'
import { useMove } from './use-move'

type Handed = Pick<PeriodMoves, 'periodId'>

/** Fetches the payroll file of a month and says how it went. */
export function usePayroll({ periodId }: Handed) {
  const t = useTranslations('pay.periods')
  const say = useTranslations('payroll')
  const move = useMove()

  async function fetchFile(format: PayrollFormat, done: string) {
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
    start: (format: PayrollFormat, done: string) => move.start(() => fetchFile(format, done)),
  }
}

/** Hands the locked month over to payroll: the first file is the handing over, later ones the same. */
export function ExportButton({ moves }: { moves: PeriodMoves }) {
  const t = useTranslations('pay.periods')
  const { isMoving, start } = usePayroll(moves)
  const isAgain = moves.state === 'exported'
  return (
    <Button
      look={isAgain ? 'normal' : 'primary'}
      disabled={isMoving}
      onClick={() => start('csv', t('done.export'))}
    >
      {t(isAgain ? 'exportAgain' : 'export')}
    </Button>
  )
}
