'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { SubmitButton } from '@/components/ui/submit-button'
import { useProblemText } from '@/components/ui/use-problem-text'
import { retireSchemeAction } from '../../actions'

/** Ends a scheme, or takes the end back; says first what that does to months. */
export function RetireScheme({ schemeId, isRetired }: { schemeId: string; isRetired: boolean }) {
  const t = useTranslations(isRetired ? 'pay.schemes.resume' : 'pay.schemes.retire')
  const say = useProblemText('pay')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  async function confirm() {
    const answer = await runAction(() => retireSchemeAction({ schemeId, isRetired: !isRetired }))
    if (!answer.ok) return setRefusal(say(reasonOf(answer)))
    setOpen(false)
    router.refresh()
  }

  return (
    <div className="mt-12">
      <Dialog
        trigger={<Button>{t('do')}</Button>}
        title={t('title')}
        description={t('text')}
        open={isOpen}
        onOpenChange={setOpen}
      >
        <form action={confirm} className="grid gap-4">
          <FormMessage>{refusal}</FormMessage>
          <div className="flex justify-end">
            <SubmitButton>{t('do')}</SubmitButton>
          </div>
        </form>
      </Dialog>
    </div>
  )
}
