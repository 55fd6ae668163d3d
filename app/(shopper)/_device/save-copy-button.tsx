'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { type SavedCopy, saveCopy } from './save-copy'

type Done = { readonly kind: 'saved'; readonly unreadable: number } | { readonly kind: 'failed' }

/** Makes one file of all unsent work and hands it to the phone: to share, or to its downloads. */
export function SaveCopyButton({
  accountId,
  onSaved,
}: {
  accountId: string
  onSaved?: ((copy: SavedCopy) => void) | undefined
}) {
  const t = useTranslations('phone.page')
  const [isMaking, setMaking] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const save = async () => {
    setMaking(true)
    setDone(null)
    try {
      const copy = await saveCopy(accountId, new Date())
      await handOver(copy)
      setDone({ kind: 'saved', unreadable: copy.unreadable })
      onSaved?.(copy)
    } catch (error) {
      // The shopper closed the phone's own sheet: nothing was saved, and nothing is wrong.
      if (!(error instanceof DOMException && error.name === 'AbortError')) {
        console.warn(error)
        setDone({ kind: 'failed' })
      }
    } finally {
      setMaking(false)
    }
  }
  return (
    <div className="grid justify-items-start gap-2">
      <Button size="large" disabled={isMaking} onClick={() => void save()}>
        {t(isMaking ? 'copying' : 'copy')}
      </Button>
      <FormMessage>{done?.kind === 'failed' ? t('copyFailed') : null}</FormMessage>
      <p role="status" className="text-ink-2 empty:hidden">
        {done?.kind === 'saved' ? t('copied', { unreadable: done.unreadable }) : null}
      </p>
    </div>
  )
}

async function handOver({ bytes, name }: SavedCopy): Promise<void> {
  const file = new File([bytes], name, { type: 'application/zip' })
  const isPhone = window.matchMedia('(pointer: coarse)').matches
  if (isPhone && navigator.canShare?.({ files: [file] })) {
    await navigator.share({ files: [file] })
    return
  }
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads it after this task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
