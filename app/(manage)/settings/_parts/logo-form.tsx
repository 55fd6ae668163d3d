'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { FileDrop } from '@/components/ui/file-drop'
import { FormMessage } from '@/components/ui/form-message'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'

const address = '/api/organisation/logo'

/** The logo as it will be printed; another file replaces it at once. */
export function LogoForm({ logoFileId }: { logoFileId: string | null }) {
  const t = useTranslations('settings.logo')
  const say = useProblemText('settings.logo.reasons')
  const toast = useToast()
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, startSending] = useTransition()

  function send(method: 'PUT' | 'DELETE', file?: File) {
    setProblem(null)
    startSending(async () => {
      const reason = await ask(method, file)
      if (reason !== null) return setProblem(reason)
      toast.show({ title: t(method === 'PUT' ? 'saved' : 'removed') })
      router.refresh()
    })
  }

  return (
    <div className="grid gap-4" aria-busy={isSending}>
      {logoFileId ? (
        <div className="flex flex-wrap items-center justify-between gap-4">
          {/* White like the paper of a document, also in the dark. */}
          <span className="rounded border border-line bg-[white] p-4">
            <img
              src={`${address}?v=${logoFileId}`}
              alt={t('present')}
              className="max-h-16 max-w-60"
            />
          </span>
          <Button look="quiet" size="small" onClick={() => send('DELETE')}>
            {t('remove')}
          </Button>
        </div>
      ) : (
        <p className="text-ink-2">{t('none')}</p>
      )}
      <FileDrop
        key={logoFileId}
        label={t('choose')}
        hint={t('hint')}
        accept="image/jpeg,image/png,image/webp"
        maxMegabytes={4}
        onFiles={([file]) => {
          if (file) send('PUT', file)
        }}
      />
      <FormMessage>{problem ? say(problem) : null}</FormMessage>
    </div>
  )
}

/** Returns the reason of a refusal, or null when it is done. */
async function ask(method: 'PUT' | 'DELETE', file?: File): Promise<string | null> {
  const response = await fetch(address, { method, body: file ?? null }).catch(() => null)
  if (!response) return 'errors.reasons.offline'
  const answer: { ok: boolean; reason?: string; errorId?: string } = await response.json()
  if (answer.ok) return null
  if (answer.errorId) return `errors.reasons.unknown?id=${answer.errorId}`
  return answer.reason ?? 'errors.reasons.unknown-without-id'
}
