'use client'

import { useEffect, useMemo, useState } from 'react'
import { newestOnly } from '@/components/ui/newest-only'
import { type Refusal, runAction } from '@/components/ui/run-action'
import type { SchemeDocument } from '@/lib/core/scheme'
import type { PayPreview } from '@/lib/reports/use-cases/preview-scheme-pay'
import type { PreviewChoices } from '@/lib/scheme-trials/use-cases/view-trials'
import { previewPayAction } from '../actions'

/** Half a second after the last key: a whole month is computed for each answer. */
const pauseMs = 500

export type PreviewAnswer = { ok: true; preview: PayPreview } | Refusal

/** A real person and a past month, and what the scheme as it stands would pay there. */
export interface PreviewOnPerson {
  readonly choices: PreviewChoices
  /** Whether there is anybody to show it on. */
  readonly isPossible: boolean
  readonly month: string
  readonly person: PreviewChoices['people'][number] | undefined
  readonly answer: PreviewAnswer | null
  chooseMonth(month: string): void
  choosePerson(personId: string): void
}

export function usePayPreview(document: SchemeDocument, choices: PreviewChoices): PreviewOnPerson {
  const [month, chooseMonth] = useState(choices.months[0]?.month ?? '')
  const [personId, choosePerson] = useState(() => firstPaid(document, choices))
  const answer = useAnswer(document, month, personId)
  return {
    choices,
    isPossible: choices.months.length > 0 && choices.people.length > 0,
    month,
    person: choices.people.find(({ id }) => id === personId),
    answer,
    chooseMonth,
    choosePerson,
  }
}

/** Somebody whom the scheme pays by his position, else anybody. */
function firstPaid({ appliesTo }: SchemeDocument, { people }: PreviewChoices): string {
  const paid = people.find(({ positionIds }) =>
    positionIds.some((id) => appliesTo.positionIds.includes(id)),
  )
  return (paid ?? people[0])?.id ?? ''
}

function useAnswer(
  document: SchemeDocument,
  month: string,
  personId: string,
): PreviewAnswer | null {
  const [answer, setAnswer] = useState<{ of: string; given: PreviewAnswer } | null>(null)
  const of = `${month} ${personId}`
  const newest = useMemo(newestOnly, [])
  useEffect(() => {
    if (personId === '' || month === '') return
    const input = { document, month, personId }
    const timer = setTimeout(() => {
      void newest
        .ask(() => runAction(() => previewPayAction(input)))
        .then((given) => {
          if (given !== null) setAnswer({ of, given })
        })
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      newest.giveUp()
    }
  }, [document, month, personId, of, newest])
  // What was said of another person or month is not said of this one.
  return answer?.of === of ? answer.given : null
}
