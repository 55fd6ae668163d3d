'use client'

import { useEffect } from 'react'

/** What the page itself needs comes first. */
const FIRST_MS = 500
/** The program of keeping that could not be fetched is asked for again so often. */
const AGAIN_MS = 20_000

/**
 * Keeps this account's pages and visits on the phone while one of its pages is open: when it opens,
 * when the network returns, when one looks at it again. It never reloads anything.
 */
export function KeepOffline({ accountId }: { accountId: string }) {
  useEffect(() => {
    let end: (() => void) | null = null
    let isOpen = true
    const begin = async () => {
      try {
        const { keepWhileOpen } = await import('./keep-while-open')
        if (isOpen) end = keepWhileOpen(accountId)
      } catch (error) {
        console.warn(error)
        if (isOpen) timer = setTimeout(begin, AGAIN_MS)
      }
    }
    let timer = setTimeout(begin, FIRST_MS)
    return () => {
      isOpen = false
      clearTimeout(timer)
      end?.()
    }
  }, [accountId])
  return null
}
