'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, type FormEvent, type ReactNode, useRef, useState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { forgetOffline } from '../_offline/forget'
import { countUnsent, isAnyUnsent, type Unsent } from './unsent'
import type { UnsentDialog } from './unsent-dialog'

interface Asked {
  /** null: the phone's store could not be read. */
  readonly unsent: Unsent | null
  readonly Asking: (props: ComponentProps<typeof UnsentDialog>) => ReactNode
  readonly isOpen: boolean
}

/**
 * A sign-out form that warns first when something of this account is only on this phone (loss L15), or
 * when nobody can say whether there is. Without anything unsent it signs out at once.
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
  const say = useTranslations('errors.reasons')
  const form = useRef<HTMLFormElement>(null)
  const isSure = useRef(false)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [isCutOff, setCutOff] = useState(false)

  function leave() {
    isSure.current = true
    forgetOffline(accountId).catch((error: unknown) => console.warn(error))
    form.current?.requestSubmit()
  }

  async function ask(unsent: Unsent | null) {
    try {
      // Most have nothing unsent: the question comes to the phone when there is one.
      const { UnsentDialog: Asking } = await import('./unsent-dialog')
      setAsked({ unsent, Asking, isOpen: true })
    } catch (error) {
      console.warn(error)
      setCutOff(true)
    }
  }

  function check(event: FormEvent) {
    if (isSure.current) return
    event.preventDefault()
    setCutOff(false)
    countUnsent(accountId).then(
      (found) => (isAnyUnsent(found) ? void ask(found) : leave()),
      (error: unknown) => {
        console.warn(error)
        void ask(null)
      },
    )
  }

  return (
    <>
      <form ref={form} action={action} onSubmit={check}>
        {children}
      </form>
      <FormMessage>{isCutOff ? say('offline') : null}</FormMessage>
      {asked ? (
        <asked.Asking
          accountId={accountId}
          unsent={asked.unsent}
          open={asked.isOpen}
          onStay={() => setAsked({ ...asked, isOpen: false })}
          onLeave={leave}
        />
      ) : null}
    </>
  )
}
