'use client'

import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { BankList } from '@/lib/question-bank/use-cases/list-bank-items'
import { listBankItemsAction } from '../../actions'

interface Asked {
  readonly text: string
  readonly touchpoint: string | null
  readonly tag: string | null
  readonly standardId: string | null
  /** What is for the touchpoint of this checklist stands first. */
  readonly first: string
}

/** The question bank as it is asked for; of two answers that cross the newer question's counts. */
export function useBank(asked: Asked) {
  const say = useProblemText('workbench.bank.reasons')
  const [list, setList] = useState<BankList | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const text = useDeferredValue(asked.text)
  const { touchpoint, tag, standardId, first } = asked
  const newest = useRef(0)
  const [, setLoads] = useState(0)
  const load = useCallback(async () => {
    newest.current += 1
    const own = newest.current
    const conditions = { text, touchpoint, tag, standardId, first }
    const answer = await runAction(() => listBankItemsAction(conditions))
    if (own !== newest.current) return
    if (answer.ok) setList(answer)
    setRefusal(answer.ok ? null : say(reasonOf(answer)))
    setLoads(own)
  }, [text, touchpoint, tag, standardId, first, say])
  const latest = useRef(load)
  useEffect(() => {
    latest.current = load
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the conditions change
  useEffect(() => {
    void latest.current()
  }, [text, touchpoint, tag, standardId])
  return { list, refusal, reload: () => void latest.current() }
}
