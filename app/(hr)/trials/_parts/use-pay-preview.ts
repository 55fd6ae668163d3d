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

/** An answer, and what it was asked about. */
export interface GivenAnswer {
  readonly document: SchemeDocument
  readonly month: string
  readonly personId: string
  readonly given: PreviewAnswer
}

/** A real person and a past month, and what the scheme as it stands would pay there. */
export interface PreviewOnPerson {
  readonly choices: PreviewChoices
  /** Whether there is anybody to show it on. */
  readonly isPossible: boolean
  readonly month: string
  readonly person: PreviewChoices['people'][number] | undefined
  /** Of this person and month, for the scheme as it is or as it was a moment ago. */
  readonly answer: PreviewAnswer | null
  /** The newest answer, of whomever, to be looked at while the next one is computed. */
  readonly last: GivenAnswer | null
  /** Whether the next answer is being computed: the last one is of somebody or something else. */
  readonly isComputing: boolean
  chooseMonth(month: string): void
  choosePerson(personId: string): void
}

export function usePayPreview(document: SchemeDocument, choices: PreviewChoices): PreviewOnPerson {
  const [month, chooseMonth] = useState(choices.months[0]?.month ?? '')
  const [personId, choosePerson] = useState(() => firstPaid(document, choices))
  const last = useNewestAnswer(document, month, personId)
  const isOfThis = last !== null && last.personId === personId && last.month === month
  return {
    choices,
    isPossible: choices.months.length > 0 && choices.people.length > 0,
    month,
    person: choices.people.find(({ id }) => id === personId),
    // What was said of another person or month is not said of this one.
    answer: isOfThis ? last.given : null,
    last,
    isComputing: personId !== '' && month !== '' && !(isOfThis && last.document === document),
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

function useNewestAnswer(
  document: SchemeDocument,
  month: string,
  personId: string,
): GivenAnswer | null {
  const [last, setLast] = useState<GivenAnswer | null>(null)
  const newest = useMemo(newestOnly, [])
  useEffect(() => {
    if (personId === '' || month === '') return
    const asked = { document, month, personId }
    const timer = setTimeout(() => {
      void newest
        .ask(() => runAction(() => previewPayAction(asked)))
        .then((given) => {
          if (given !== null) setLast({ ...asked, given })
        })
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      newest.giveUp()
    }
  }, [document, month, personId, newest])
  return last
}
