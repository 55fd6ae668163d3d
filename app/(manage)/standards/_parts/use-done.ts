'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { type Answered, type Refusal, reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'

interface Words<Answer> {
  readonly done: string | ((answer: Exclude<Answer, Refusal>) => string)
  readonly after?: ((answer: Exclude<Answer, Refusal>) => void) | undefined
  readonly undo?: (() => void) | undefined
}

/** Runs what a button does, says what came of it, and shows the page as it is now. */
export function useDone(): {
  readonly run: <Answer extends Answered>(
    action: () => Promise<Answer>,
    words: Words<Answer>,
  ) => void
  readonly isRunning: boolean
} {
  const toast = useToast()
  const router = useRouter()
  const t = useTranslations('standards.reasons')
  const say = useProblemText('standards.reasons')
  const [isRunning, start] = useTransition()
  return {
    isRunning,
    run: (action, { done, after, undo }) =>
      start(async () => {
        const answer = await runAction(action)
        if (!answer.ok) {
          const refusal: Refusal & { readonly number?: string } = answer as Refusal
          const reason = say(reasonOf(refusal))
          const title = refusal.number
            ? t('with-number', { reason, number: refusal.number })
            : reason
          return toast.show({ title, failure: true })
        }
        const finished = answer as Exclude<typeof answer, Refusal>
        toast.show({ title: typeof done === 'string' ? done : done(finished), undo })
        after?.(finished)
        router.refresh()
      }),
  }
}
