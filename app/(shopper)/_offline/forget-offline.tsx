'use client'

import { useEffect } from 'react'
import { forgetShell } from './worker'

/** On the pages of everybody else: what a shopper kept in this browser is not theirs. */
export function ForgetOffline({ accountId }: { accountId: string }) {
  useEffect(() => {
    forgetShell(accountId).catch((error: unknown) => console.warn(error))
  }, [accountId])
  return null
}
