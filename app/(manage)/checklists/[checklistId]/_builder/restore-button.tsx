'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { restoreChecklistAction } from '../../actions'

export function RestoreButton({ checklistId }: { checklistId: string }) {
  const t = useTranslations('checklists.builder')
  const say = useProblemText('checklists.reasons')
  const toast = useToast()
  const router = useRouter()
  const restore = async () => {
    const answer = await runAction(() => restoreChecklistAction({ checklistId }))
    if (answer.ok) toast.show({ title: t('restored') })
    else toast.show({ title: say(reasonOf(answer)), failure: true })
    router.refresh()
  }
  return (
    <form action={restore}>
      <SubmitButton look="normal">{t('restore')}</SubmitButton>
    </form>
  )
}
