'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { handOver } from './hand-over'
import { type SavedCopy, saveCopy } from './save-copy'

type Done =
  | { readonly kind: 'saved'; readonly unreadable: number }
  /** The first files of several; the others are asked for one by one. */
  | { readonly kind: 'begun'; readonly copy: Pick<SavedCopy, 'part' | 'parts' | 'state'> }
  | { readonly kind: 'changed' }
  | { readonly kind: 'failed' }

/**
 * Makes a file of all unsent work and hands it to the phone: to share, or to its downloads. Each of several
 * has a tap of its own, as browsers want it.
 */
export function SaveCopyButton({
  accountId,
  onSaved,
}: {
  accountId: string
  /** All of it was handed over. */
  onSaved?: ((copy: SavedCopy) => void) | undefined
}) {
  const t = useTranslations('phone.page')
  const [isMaking, setMaking] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const begun = done?.kind === 'begun' ? done.copy : null
  const save = async () => {
    setMaking(true)
    if (begun === null) setDone(null)
    try {
      const copy = await saveCopy(accountId, new Date(), begun === null ? 1 : begun.part + 1)
      // The files of two states would leave a gap between them.
      if (begun !== null && begun.state !== copy.state) return setDone({ kind: 'changed' })
      await handOver(copy.bytes, copy.name, 'application/zip')
      if (copy.part < copy.parts) return setDone({ kind: 'begun', copy: withoutBytes(copy) })
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
        {isMaking ? t('copying') : begun ? t('copyPart', nextOf(begun)) : t('copy')}
      </Button>
      <FormMessage>
        {done?.kind === 'failed' || done?.kind === 'changed' ? t(problems[done.kind]) : null}
      </FormMessage>
      <p role="status" className="text-ink-2 empty:hidden">
        {done?.kind === 'saved' ? t('copied', { unreadable: done.unreadable }) : null}
        {begun ? t('copiedPart', { part: begun.part, parts: begun.parts }) : null}
      </p>
    </div>
  )
}

const problems = { failed: 'copyFailed', changed: 'copyChanged' } as const

const nextOf = ({ part, parts }: Pick<SavedCopy, 'part' | 'parts'>) => ({ part: part + 1, parts })

/** What is remembered of a file that was handed over holds none of its bytes. */
const withoutBytes = ({ part, parts, state }: SavedCopy) => ({ part, parts, state })
