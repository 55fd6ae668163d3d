'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { restoreVersionAction, retireVersionAction } from '../../../actions'

/** Takes a version out of use, and back: nothing is lost by either, so nothing is asked. */
export function VersionRetirement({
  checklistId,
  versionId,
  number,
  isRetired,
}: {
  checklistId: string
  versionId: string
  number: number
  isRetired: boolean
}) {
  const t = useTranslations('workbench.versions')
  const say = useProblemText('checklists.reasons')
  const toast = useToast()
  const router = useRouter()
  const run = async (action: typeof retireVersionAction, onDone: () => void) => {
    const answer = await runAction(() => action({ checklistId, versionId }))
    if (answer.ok) onDone()
    else toast.show({ title: say(reasonOf(answer)), failure: true })
    router.refresh()
  }
  const restore = () =>
    run(restoreVersionAction, () => toast.show({ title: t('restoredVersion', { number }) }))
  const retire = () =>
    run(retireVersionAction, () =>
      toast.show({ title: t('retiredVersion', { number }), undo: () => void restore() }),
    )
  return (
    <Button
      size="small"
      look={isRetired ? 'normal' : 'quiet'}
      aria-label={t(isRetired ? 'restoreNumber' : 'retireNumber', { number })}
      onClick={() => void (isRetired ? restore() : retire())}
    >
      {t(isRetired ? 'restoreVersion' : 'retireVersion')}
    </Button>
  )
}
