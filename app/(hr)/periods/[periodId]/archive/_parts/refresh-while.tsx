'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const every = 2_000

/** Asks the page anew while something on it moves on. */
export function RefreshWhile({ running }: { running: boolean }) {
  const router = useRouter()
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => router.refresh(), every)
    return () => clearInterval(timer)
  }, [running, router])
  return null
}
