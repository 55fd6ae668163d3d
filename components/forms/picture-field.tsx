'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { FileDrop } from '@/components/ui/file-drop'
import { FormMessage } from '@/components/ui/form-message'
import { Picture } from '@/components/ui/picture'
import { useProblemText } from '@/components/ui/use-problem-text'

/**
 * A picture of a form, by its id: a file is sent at once, and the form keeps the id that the server
 * gave it. The same picture sent twice has one id. Needs nothing around it: its texts are everywhere.
 */
export function PictureField({
  label,
  value,
  onValueChange,
  disabled,
}: {
  label: string
  /** The id of the picture; null for none. */
  value: string | null
  onValueChange: (pictureId: string | null) => void
  disabled?: boolean | undefined
}) {
  const t = useTranslations('common.picture')
  const say = useProblemText('common.picture.reasons')
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, startSending] = useTransition()
  const send = (file: File) => {
    setProblem(null)
    startSending(async () => {
      const sent = await sendPicture(file)
      if (sent.ok) onValueChange(sent.pictureId)
      else setProblem(sent.reason)
    })
  }
  return (
    <div className="grid content-start gap-2" aria-busy={isSending}>
      {value === null ? (
        <FileDrop
          label={label}
          hint={isSending ? t('sending') : t('hint')}
          optional
          accept="image/jpeg,image/png,image/webp"
          maxMegabytes={15}
          disabled={disabled || isSending}
          onFiles={([file]) => {
            if (file) send(file)
          }}
        />
      ) : (
        <>
          <p className="font-medium">{label}</p>
          <Picture pictureId={value} alt={label} className="max-h-44" />
          <div>
            <Button
              size="small"
              look="quiet"
              disabled={disabled ?? false}
              onClick={() => onValueChange(null)}
            >
              {t('remove')}
            </Button>
          </div>
        </>
      )}
      <FormMessage>{problem === null ? null : say(problem)}</FormMessage>
    </div>
  )
}

type Sent =
  | { readonly ok: true; readonly pictureId: string }
  | { readonly ok: false; readonly reason: string }

async function sendPicture(file: File): Promise<Sent> {
  try {
    const response = await fetch('/api/pictures', { method: 'POST', body: file })
    const answer: Sent & { errorId?: string } = await response.json()
    if (answer.ok || answer.errorId === undefined) return answer
    return { ok: false, reason: `errors.reasons.unknown?id=${answer.errorId}` }
  } catch {
    return { ok: false, reason: 'errors.reasons.offline' }
  }
}
