'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/page-head'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { LoginSlip } from '@/lib/accounts/formats/login-slip'
import type { AccountDetail } from '@/lib/accounts/queries'
import { LoginSlips } from '../../../_parts/login-slips'
import { issueLinksAction } from '../../../actions'

/** Makes the way in: an invitation or a reset, shown once and printed from here. */
export function LinkPart({ account }: { account: AccountDetail }) {
  const t = useTranslations('settings.account')
  const say = useProblemText('settings.reasons')
  const toast = useToast()
  const router = useRouter()
  const [slips, setSlips] = useState<readonly LoginSlip[] | null>(null)
  const [isIssuing, startIssuing] = useTransition()

  function issue() {
    startIssuing(async () => {
      const answer = await runAction(() => issueLinksAction({ accountIds: [account.id] }))
      if (!answer.ok) return toast.show({ title: say(reasonOf(answer)), failure: true })
      setSlips(answer.slips)
      router.refresh()
    })
  }

  if (slips) return <LoginSlips slips={slips} onClose={() => setSlips(null)} />
  const purpose = account.hasPassword ? 'Reset' : 'Invitation'
  return (
    <Section title={t('linkTitle')} subtitle={t(`link${purpose}`)}>
      <Button disabled={isIssuing} onClick={issue}>
        {t(`issue${purpose}`)}
      </Button>
    </Section>
  )
}
