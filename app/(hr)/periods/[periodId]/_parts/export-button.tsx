'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { PeriodMoves } from './period-moves'
import { useMove } from './use-move'

/** Hands the locked month over to payroll: the first file is the handing over, later ones the same. */
export function ExportButton({ moves: { periodId, state, month } }: { moves: PeriodMoves }) {
  const t = useTranslations('pay.periods')
  const { say, refuse, explain, isMoving, start } = useMove()
  const isAgain = state === 'exported'

  async function fetchFile() {
    const file = await payrollFile(periodId)
    if (!file.ok) return refuse(file.reason === null ? t('exportFailed') : explain(file.reason))
    saveFile(file.blob, `payroll-${month}.csv`)
    say(t('done.export'))
  }

  return (
    <Button
      look={isAgain ? 'normal' : 'primary'}
      disabled={isMoving}
      onClick={() => start(fetchFile)}
    >
      {t(isAgain ? 'exportAgain' : 'export')}
    </Button>
  )
}

type PayrollFile = { ok: true; blob: Blob } | { ok: false; reason: string | null }

async function payrollFile(periodId: string): Promise<PayrollFile> {
  try {
    const response = await fetch(`/api/periods/${periodId}/payroll`, { method: 'POST' })
    if (response.ok) return { ok: true, blob: await response.blob() }
    const refusal: { reason?: unknown } = await response.json()
    return { ok: false, reason: typeof refusal.reason === 'string' ? refusal.reason : null }
  } catch {
    return { ok: false, reason: null }
  }
}

function saveFile(blob: Blob, name: string) {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
