'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { Select } from '@/components/ui/select'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { startBatchAction } from '../actions'
import { archiveAddress, archiveLanguages } from './archive-address'

/** Begins an archive; the browser fetches it as any file, so that nothing of it stays in the page. */
export function StartArchive({ periodId }: { periodId: string }) {
  const t = useTranslations('archive')
  const sayReason = useProblemText('archive.reasons')
  const router = useRouter()
  const toast = useToast()
  const [message, setMessage] = useState<string | null>(null)
  const [language, setLanguage] = useState<(typeof archiveLanguages)[number]>('own')
  const [isStarting, start] = useTransition()
  const begin = () =>
    start(async () => {
      setMessage(null)
      const answer = await runAction(() => startBatchAction({ periodId }))
      if (!answer.ok) return setMessage(sayReason(reasonOf(answer)))
      window.location.assign(archiveAddress(answer.batchId, language))
      toast.show({ title: t('started') })
      router.refresh()
    })
  return (
    <div className="grid justify-items-start gap-3">
      <FormMessage>{message}</FormMessage>
      <Select
        label={t('language')}
        hint={t('languageHint')}
        value={language}
        options={archiveLanguages.map((one) => ({ value: one, label: t(`languages.${one}`) }))}
        onChange={({ target }) =>
          setLanguage(archiveLanguages.find((one) => one === target.value) ?? 'own')
        }
      />
      <Button look="primary" disabled={isStarting} onClick={begin}>
        {t('start')}
      </Button>
    </div>
  )
}
