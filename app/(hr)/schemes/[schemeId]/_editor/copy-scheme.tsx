'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useProblemText } from '@/components/ui/use-problem-text'
import { copySchemeAction } from '../../actions'

/** Begins a scheme like this one, so that two drafts can be tried side by side. */
export function CopyScheme({ schemeId }: { schemeId: string }) {
  const t = useTranslations('pay.schemes.copy')
  const say = useProblemText('pay')
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  async function copy() {
    setBusy(true)
    const answer = await runAction(() => copySchemeAction({ schemeId }))
    setBusy(false)
    if (!answer.ok) return setRefusal(say(reasonOf(answer)))
    router.push(`/schemes/${answer.schemeId}`)
  }

  return (
    <div className="mt-8 grid justify-items-start gap-2">
      <Button isBusy={isBusy} onClick={() => void copy()}>
        {t('do')}
      </Button>
      <p className="max-w-[60ch] text-13 text-ink-2">{t('hint')}</p>
      <FormMessage>{refusal}</FormMessage>
    </div>
  )
}
