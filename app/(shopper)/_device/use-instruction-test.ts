'use client'

import { useEffect, useState } from 'react'
import type { OwnBriefing } from '@/lib/briefings/schema'
import type { JudgedTest, TestAnswers } from '@/lib/core/instruction-test'
import { newId } from './new-id'
import { hasPassedHere, keepAttempt, sendAttempts } from './test-attempts'

/** Sends attempts that wait, now and whenever the network comes back. */
export function useSendAttempts(accountId: string): void {
  useEffect(() => {
    const send = () => void sendAttempts(accountId)
    send()
    window.addEventListener('online', send)
    return () => window.removeEventListener('online', send)
  }, [accountId])
}

/** The test that stands before the first form of a campaign. */
export function useInstructionTest(accountId: string, briefing: OwnBriefing) {
  const { campaignId, passedAt, test } = briefing
  useSendAttempts(accountId)
  const [passed, setPassed] = useState<string | null>(null)
  const [isOpening, setOpening] = useState(false)

  /** Asked when the form is about to open: the server knows nothing of this phone's memory. */
  function isDue(): boolean {
    if (test === null || passed === test.fingerprint) return false
    if (isOpening) return true
    return passedAt === null && !hasPassedHere(accountId, campaignId, test.fingerprint)
  }

  function take(answers: TestAnswers, judged: JudgedTest): void {
    if (test === null) return
    const { fingerprint } = test
    const takenAt = new Date().toISOString()
    const attempt = { id: newId(), campaignId, fingerprint, answers, takenAt }
    // Whoever has passed reads what was wrong before the form opens.
    if (judged.passed) setOpening(true)
    keepAttempt(accountId, attempt, judged.passed)
    void sendAttempts(accountId)
  }
  return {
    isDue,
    take,
    open: () => {
      setOpening(false)
      setPassed(test?.fingerprint ?? null)
    },
  }
}
