'use client'

import { useEffect, useState } from 'react'
import type { OwnBriefing } from '@/lib/briefings/schema'
import type { JudgedTest, TestAnswers } from '@/lib/core/instruction-test'
import { fetchAttempts } from './later-attempts'
import { runOutbox } from './later-outbox'
import { newId } from './new-id'

/** The test that stands before the first form of a campaign. */
export function useInstructionTest(accountId: string, { campaignId, passedAt, test }: OwnBriefing) {
  const fingerprint = test?.fingerprint ?? null
  const [passed, setPassed] = useState<string | null>(null)
  const [isOpening, setOpening] = useState(false)
  const found = usePassedHere(accountId, campaignId, passedAt === null ? fingerprint : null)

  /** Asked when the form is about to open; `unknown` until the phone's memory was read. */
  function standing(): 'due' | 'done' | 'unknown' {
    if (fingerprint === null || passed === fingerprint) return 'done'
    if (isOpening) return 'due'
    if (passedAt !== null) return 'done'
    if (found?.fingerprint !== fingerprint) return 'unknown'
    return found.isPassed ? 'done' : 'due'
  }

  function take(answers: TestAnswers, judged: JudgedTest): void {
    if (test === null) return
    const takenAt = new Date().toISOString()
    const attempt = { id: newId(), campaignId, fingerprint: test.fingerprint, answers, takenAt }
    // Whoever has passed reads what was wrong before the form opens.
    if (judged.passed) setOpening(true)
    fetchAttempts()
      .then(({ keepAttempt }) => keepAttempt(accountId, attempt, judged.passed))
      .then(() => runOutbox(accountId))
      // A phone that can store nothing opens the form all the same: the test is a reminder.
      .catch((error: unknown) => console.warn(error))
  }
  return {
    standing,
    take,
    open: () => {
      setOpening(false)
      setPassed(fingerprint)
    },
  }
}

interface Found {
  readonly fingerprint: string
  readonly isPassed: boolean
}

/** What this phone remembers of a wording of the test; null while it is read. */
function usePassedHere(
  accountId: string,
  campaignId: string,
  fingerprint: string | null,
): Found | null {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    if (fingerprint === null) return
    fetchAttempts()
      .then(({ hasPassedHere }) => hasPassedHere(accountId, campaignId, fingerprint))
      .then(
        (isPassed) => setFound({ fingerprint, isPassed }),
        (error: unknown) => {
          console.warn(error)
          setFound({ fingerprint, isPassed: false })
        },
      )
  }, [accountId, campaignId, fingerprint])
  return found
}
