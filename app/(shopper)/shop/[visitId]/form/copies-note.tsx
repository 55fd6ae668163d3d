'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Callout } from '@/components/ui/callout'
import { FormMessage } from '@/components/ui/form-message'
import { Button } from '@/components/ui/plain-button'
import { usePlaceMoment } from '@/components/ui/use-place-moment'
import type { KeptCopy } from '../../../_device/copies'
import { swapInCopy } from '../../../_device/swap-in-copy'

/** Answers that stand beside those in use: they can be opened, and then these stand beside them. */
export function CopiesNote({
  accountId,
  copies,
  zone,
  settled,
  onSwapped,
}: {
  accountId: string
  copies: readonly KeptCopy[]
  zone: string
  /** Resolves when what was typed last is on the phone. */
  settled: () => Promise<void>
  onSwapped: () => void
}) {
  const t = useTranslations('phone.copies')
  const sayMoment = usePlaceMoment()
  const [hasFailed, setFailed] = useState(false)
  const open = async (copyId: string) => {
    setFailed(false)
    try {
      await settled()
      if (await swapInCopy(accountId, copyId, new Date())) onSwapped()
      else setFailed(true)
    } catch (error) {
      console.warn(error)
      setFailed(true)
    }
  }
  return (
    <Callout title={t('title', { count: copies.length })}>
      <FormMessage>{hasFailed ? t('failed') : null}</FormMessage>
      <ul className="mt-1 grid gap-2">
        {copies.map(({ id, why, savedAt, draft }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span>
              {t(`why.${why}`, {
                at: sayMoment(savedAt, zone),
                count: Object.keys(draft?.answers ?? {}).length,
              })}
            </span>
            {draft ? (
              <Button className="min-h-11" onClick={() => void open(id)}>
                {t('open')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Callout>
  )
}
