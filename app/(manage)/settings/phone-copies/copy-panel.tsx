'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { FileDrop } from '@/components/ui/file-drop'
import { FormMessage } from '@/components/ui/form-message'
import { phoneCopyLimits } from '@/lib/core/phone-copy'
import type { FilePhoneCopyAnswer } from '@/lib/reports/use-cases/file-phone-copy'
import { CopyFindings } from './copy-findings'

type Answer = FilePhoneCopyAnswer | { readonly ok: false; readonly reason: 'no-answer' }

/** A copy is looked at first; nothing is filed before the second button. */
export function CopyPanel() {
  const t = useTranslations('phone-copies')
  const [file, setFile] = useState<File | null>(null)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [isBusy, start] = useTransition()
  const send = (mode: 'preview' | 'file') => {
    if (file === null) return
    start(async () => setAnswer(await ask(file, mode)))
  }
  const canFile =
    answer?.ok === true &&
    !answer.isFiled &&
    answer.items.some(({ outcome }) => outcome.kind === 'ready')
  return (
    <div className="grid gap-6">
      <FileDrop
        label={t('file')}
        accept=".zip,application/zip"
        maxMegabytes={Math.floor(phoneCopyLimits.bytes / 1024 ** 2)}
        onFiles={(files) => {
          setFile(files[0] ?? null)
          setAnswer(null)
        }}
      />
      <div className="flex flex-wrap gap-3">
        <Button
          look={canFile ? 'normal' : 'primary'}
          disabled={file === null || isBusy}
          onClick={() => send('preview')}
        >
          {t(isBusy ? 'working' : 'preview')}
        </Button>
        {canFile ? (
          <Button look="primary" disabled={isBusy} onClick={() => send('file')}>
            {t('fileIt')}
          </Button>
        ) : null}
      </div>
      <FormMessage>{answer?.ok === false ? t(`refusals.${answer.reason}`) : null}</FormMessage>
      {answer?.ok ? <CopyFindings answer={answer} /> : null}
    </div>
  )
}

async function ask(file: File, mode: 'preview' | 'file'): Promise<Answer> {
  try {
    const address = `/api/v1/imports/phone-copies?mode=${mode}`
    const response = await fetch(address, { method: 'POST', body: file })
    if (response.status === 413) return { ok: false, reason: 'too-large' }
    if (!response.ok) return { ok: false, reason: 'no-answer' }
    return await response.json()
  } catch {
    // No network, or an answer that is not the server's own.
    return { ok: false, reason: 'no-answer' }
  }
}
