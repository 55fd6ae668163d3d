'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { type Answered, reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'

/** Runs a step of a month, says how it went, and shows the month as it stands then. */
export function useMove() {
  const router = useRouter()
  const toast = useToast()
  const explain = useProblemText('pay.reasons')
  const [isMoving, start] = useTransition()

  function say(title: string) {
    toast.show({ title })
    router.refresh()
  }

  function refuse(title: string) {
    toast.show({ title, failure: true })
    router.refresh()
  }

  function move(action: () => Promise<Answered>, done: string) {
    start(async () => {
      const answer = await runAction(action)
      if (answer.ok) say(done)
      else refuse(explain(reasonOf(answer)))
    })
  }

  return { move, say, refuse, explain, isMoving, start }
}
