'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { createChecklistAction, readDraftAction } from '../../actions'
import { useBuilder } from './builder-context'
import type { DraftKeeper } from './draft-keeper'
import { useKept } from './use-draft'

/** What keeps the draft from being saved. A conflict has three ways on, none of them silent. */
export function KeptTrouble({ checklistId, keeper }: { checklistId: string; keeper: DraftKeeper }) {
  const t = useTranslations('checklists.kept')
  const ways = useWays(checklistId, keeper)
  const [isBusy, setIsBusy] = useState(false)
  const kept = useKept(keeper)
  if (kept.kind === 'failed' || kept.kind === 'refused') return <Trouble reason={kept.reason} />
  if (kept.kind !== 'conflict') return null
  const go = (way: () => Promise<void>) => async () => {
    setIsBusy(true)
    await way()
    setIsBusy(false)
  }
  return (
    <Callout
      tone="needs-you"
      title={t('conflictTitle')}
      className="mx-4 mt-4 sm:mx-6"
      action={
        <div className="flex flex-wrap gap-2">
          <Button size="small" disabled={isBusy} onClick={go(ways.copy)}>
            {t('keepCopy')}
          </Button>
          <Button size="small" disabled={isBusy} onClick={go(ways.theirs)}>
            {t('takeTheirs')}
          </Button>
          <Button size="small" disabled={isBusy} onClick={go(() => keeper.overwrite())}>
            {t('keepMine')}
          </Button>
        </div>
      }
    >
      {t('conflict')}
    </Callout>
  )
}

/** Why a save does not come through, where a person can do something about it. */
function Trouble({ reason }: { reason: string }) {
  const t = useTranslations('checklists.kept')
  const say = useProblemText('checklists.reasons')
  // A line that is down for a moment mends itself; the words beside the title say enough.
  if (reason === 'errors.reasons.offline') return null
  return (
    <Callout tone="needs-you" title={t('failed')} className="mx-4 mt-4 sm:mx-6">
      {reason === 'invalid-input' ? t('fieldRefused') : say(reason)}
    </Callout>
  )
}

function useWays(checklistId: string, keeper: DraftKeeper) {
  const t = useTranslations('checklists.kept')
  const say = useProblemText('checklists.reasons')
  const toast = useToast()
  const router = useRouter()
  const { edit } = useBuilder()
  const showTheirs = async (): Promise<boolean> => {
    const answer = await runAction(() => readDraftAction({ checklistId }))
    if (!answer.ok) {
      toast.show({ title: say(reasonOf(answer)), failure: true })
      return false
    }
    keeper.adopt(answer.revision, answer.draft)
    edit({ kind: 'replace', document: answer.draft })
    return true
  }
  return {
    theirs: async () => {
      if (await showTheirs()) toast.show({ title: t('takenTheirs') })
    },
    copy: async () => {
      const { document } = keeper
      const input = { from: 'document', document }
      const answer = await runAction(() => createChecklistAction(input))
      if (!answer.ok) {
        toast.show({ title: say(reasonOf(answer)), failure: true })
        return
      }
      if (!(await showTheirs())) return
      toast.show({ title: t('copyMade') })
      router.push(`/checklists/${answer.checklistId}`)
    },
  }
}
