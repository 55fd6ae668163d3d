'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useProblemText } from '@/components/ui/use-problem-text'
import { verifyPeriodAction } from '../../actions'

interface Finding {
  readonly holds: boolean
  readonly text: string
}

/** Computes the locked month again from its snapshot and compares byte for byte. */
export function VerifySeal({ periodId }: { periodId: string }) {
  const t = useTranslations('pay.periods')
  const explain = useProblemText('pay.reasons')
  const [finding, setFinding] = useState<Finding | null>(null)
  const [isBusy, start] = useTransition()

  async function verify() {
    const answer = await runAction(() => verifyPeriodAction({ periodId }))
    setFinding(
      answer.ok
        ? { holds: true, text: t('verified', { count: answer.statements }) }
        : { holds: false, text: explain(reasonOf(answer)) },
    )
  }

  return (
    <div className="mt-3 grid justify-items-start gap-3">
      <Button size="small" disabled={isBusy} onClick={() => start(verify)}>
        {t('verify')}
      </Button>
      <FormMessage tone={finding?.holds ? 'done' : 'failure'}>{finding?.text}</FormMessage>
    </div>
  )
}
