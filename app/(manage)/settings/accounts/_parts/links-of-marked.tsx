'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState, useTransition } from 'react'
import { BulkSelection, useSelection } from '@/components/ui/bulk-selection'
import { Button } from '@/components/ui/button'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { LoginSlip } from '@/lib/accounts/formats/login-slip'
import { LoginSlips } from '../../_parts/login-slips'
import { issueLinksAction } from '../../actions'

/** Around the list: the slips of the marked accounts take its place until they are closed. */
export function LinksOfMarked({ children }: { children: ReactNode }) {
  const [slips, setSlips] = useState<readonly LoginSlip[] | null>(null)
  if (slips) return <LoginSlips slips={slips} onClose={() => setSlips(null)} />
  return <BulkSelection actions={<IssueButton onIssued={setSlips} />}>{children}</BulkSelection>
}

function IssueButton({ onIssued }: { onIssued: (slips: readonly LoginSlip[]) => void }) {
  const t = useTranslations('settings.accounts')
  const say = useProblemText('settings.reasons')
  const toast = useToast()
  const { keys } = useSelection()
  const [isIssuing, startIssuing] = useTransition()

  function issue() {
    startIssuing(async () => {
      const answer = await runAction(() => issueLinksAction({ accountIds: keys }))
      if (answer.ok) onIssued(answer.slips)
      else toast.show({ title: say(reasonOf(answer)), failure: true })
    })
  }

  return (
    <Button size="small" title={t('printHint')} disabled={isIssuing} onClick={issue}>
      {t('print')}
    </Button>
  )
}
