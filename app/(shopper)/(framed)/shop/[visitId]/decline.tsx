'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { laterPart } from '@/components/forms/visit-form/later-part'
import { Button } from '@/components/ui/button'

const dialog = laterPart(async () => (await import('./decline-dialog')).DeclineDialog)

/** The way out of a visit. Few take it: the question comes to the phone with the tap, as the answer needs the server anyway. */
export function Decline({ visitId, hasDraft }: { visitId: string; hasDraft: boolean }) {
  const t = useTranslations('shop.decline')
  const [wasAsked, setAsked] = useState(false)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        look="quiet"
        size="large"
        className="w-full"
        aria-haspopup="dialog"
        onClick={() => {
          setAsked(true)
          setOpen(true)
        }}
      >
        {t('confirm')}
      </Button>
      {wasAsked ? (
        <dialog.Part visitId={visitId} hasDraft={hasDraft} open={isOpen} onOpenChange={setOpen} />
      ) : null}
    </>
  )
}
