'use client'

import type { ReactNode } from 'react'
import type { OwnVisit } from '@/lib/visits/schema'
import { useInstructionTest } from '../../../_device/use-instruction-test'
import { OpeningScreen } from './opening-screen'
import { TestScreen } from './test-screen'

/** Lets the first form of a campaign open when its test has been passed. */
export function TestGate({
  accountId,
  visit,
  help,
  children,
}: {
  accountId: string
  visit: OwnVisit
  help: ReactNode
  children: ReactNode
}) {
  const test = useInstructionTest(accountId, visit.briefing)
  const standing = test.standing()
  if (standing === 'unknown') return <OpeningScreen />
  if (standing === 'done') return children
  return <TestScreen visit={visit} help={help} onTake={test.take} onOpen={test.open} />
}
