'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import type { Option } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { grantKinds } from '@/lib/access/actor'
import type { AccountDetail } from '@/lib/accounts/queries'
import { type GrantInput, misplacedGrant } from '@/lib/accounts/schema'
import { changeGrantsAction } from '../../../actions'
import { GrantChoice } from '../../_parts/grant-choice'

export function GrantsForm({
  account,
  units,
}: {
  account: AccountDetail
  units: readonly Option[]
}) {
  const t = useTranslations('settings.account')
  const say = useProblemText('settings.reasons')
  const toast = useToast()
  const router = useRouter()
  const [grants, setGrants] = useState<readonly GrantInput[]>(account.grants)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaving, startSaving] = useTransition()
  const offered = grantKinds.filter(
    (kind) => misplacedGrant(account, [{ kind, unitId: null }]) === null,
  )

  function save() {
    setProblem(null)
    startSaving(async () => {
      const answer = await runAction(() => changeGrantsAction({ accountId: account.id, grants }))
      if (!answer.ok) return setProblem(say(reasonOf(answer)))
      toast.show({ title: t('grantsSaved') })
      router.refresh()
    })
  }

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <GrantChoice
        legend={t('grantsTitle')}
        grants={grants}
        onChange={setGrants}
        units={units}
        offered={offered}
      />
      <FormMessage>{problem}</FormMessage>
      <SubmitButton look="normal" pending={isSaving} className="justify-self-start">
        {t('saveGrants')}
      </SubmitButton>
    </form>
  )
}
