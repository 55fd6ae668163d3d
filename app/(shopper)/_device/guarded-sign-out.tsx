'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { forgetOffline } from '../_offline/forget'
import { countUnsent, isAnyUnsent, type Unsent } from './unsent'

/**
 * A sign-out form that warns first when something of this account is only on this phone (loss L15).
 * Without anything unsent, or without the phone's store, it signs out at once.
 */
export function GuardedSignOut({
  accountId,
  action,
  children,
}: {
  accountId: string
  action: () => Promise<void>
  /** The button that submits. */
  children: ReactNode
}) {
  const t = useTranslations('shop.signOut')
  const form = useRef<HTMLFormElement>(null)
  const isSure = useRef(false)
  const [unsent, setUnsent] = useState<Unsent | null>(null)

  function leave() {
    isSure.current = true
    forgetOffline(accountId).catch((error: unknown) => console.warn(error))
    form.current?.requestSubmit()
  }

  function check(event: FormEvent) {
    if (isSure.current) return
    event.preventDefault()
    countUnsent(accountId).then(
      (found) => (isAnyUnsent(found) ? setUnsent(found) : leave()),
      // A store that cannot be read holds nobody in the room.
      leave,
    )
  }

  return (
    <>
      <form ref={form} action={action} onSubmit={check}>
        {children}
      </form>
      <Dialog
        open={unsent !== null}
        onOpenChange={(open) => {
          if (!open) setUnsent(null)
        }}
        title={t('title')}
        footer={
          <>
            <Button look="danger" onClick={leave}>
              {t('leave')}
            </Button>
            <Button look="primary" onClick={() => setUnsent(null)}>
              {t('stay')}
            </Button>
          </>
        }
      >
        <div className="grid gap-2">
          {unsent?.reports ? <p>{t('reports', { count: unsent.reports })}</p> : null}
          {unsent?.drafts ? <p>{t('drafts', { count: unsent.drafts })}</p> : null}
          {unsent?.copies ? <p>{t('copies', { count: unsent.copies })}</p> : null}
          {unsent?.attempts ? <p>{t('attempts', { count: unsent.attempts })}</p> : null}
          <p>{t('text')}</p>
        </div>
      </Dialog>
    </>
  )
}
