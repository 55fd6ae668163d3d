'use client'

import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { AnswerRelevance } from '@/lib/core/answer-problems'
import type { Question } from '@/lib/core/checklist'
import { isUnasked } from '@/lib/core/checklist-questions'
import { type DraftAnswer, emptyAnswer } from '@/lib/core/draft-answer'
import { type DraftProblem, draftProblems } from '@/lib/core/form-progress'
import type { FormReading } from '@/lib/core/form-reading'
import { useAnswers } from './answer-form'

/** What the answer that a question has makes of its block. */
export interface QuestionLook {
  /** Only what is drawn of the answer; the browser's own controls hold the rest. */
  readonly shown: DraftAnswer
  readonly hasComment: boolean
  /** Those that are told now. */
  readonly problems: readonly DraftProblem[]
}

export interface LookTerms {
  readonly question: Question
  readonly relevance: AnswerRelevance
  /** Whether also what was simply left out is pointed at. */
  readonly isStrict: boolean
  readonly reading: FormReading
}

export function lookOf(
  { question, relevance, isStrict, reading }: LookTerms,
  answer: DraftAnswer,
): QuestionLook {
  const problems = isUnasked(question) ? [] : draftProblems(question, answer, relevance, reading)
  const { photos, notApplicable } = answer
  const isNative = native.has(question.type) || (question.type === 'scale' && !question.icon)
  return {
    shown: isNative ? { ...emptyAnswer, photos, notApplicable } : answer,
    hasComment: answer.comment !== '',
    problems: isStrict ? problems : problems.filter(isToldAtOnce),
  }
}

/** Their controls are the browser's: nothing of their answer is drawn by React. */
const native: ReadonlySet<Question['type']> = new Set([
  'yes-no',
  'single',
  'number',
  'date',
  'time',
  'text',
])

/** What stands in the field and cannot stay; said when the field is left, not in mid-word. */
export const fieldFaults: ReadonlySet<DraftProblem> = new Set([
  'number',
  'duration',
  'date',
  'time',
  'place',
  'not-a-number',
  'not-a-date',
  'not-a-time',
  'not-whole',
  'out-of-range',
  'constraint-broken',
])

/** What an answer calls for; what is merely still empty waits for the end. */
const neededAtOnce: ReadonlySet<DraftProblem> = new Set([
  'comment-required',
  'photo-required',
  'audio-required',
  'file-required',
  'reason-required',
  'option-not-offered',
])

function isToldAtOnce(problem: DraftProblem): boolean {
  return fieldFaults.has(problem) || neededAtOnce.has(problem)
}

function isSameLook(before: QuestionLook, after: QuestionLook): boolean {
  const { shown, hasComment, problems } = before
  const members = Object.keys(shown) as (keyof DraftAnswer)[]
  return (
    hasComment === after.hasComment &&
    problems.join() === after.problems.join() &&
    members.every((member) => Object.is(shown[member], after.shown[member]))
  )
}

/** The same object as long as nothing of it changes. */
export function makeLook(terms: LookTerms, answerNow: () => DraftAnswer): () => QuestionLook {
  let known = answerNow()
  let look = lookOf(terms, known)
  return () => {
    const answer = answerNow()
    if (answer === known) return look
    known = answer
    const next = lookOf(terms, answer)
    if (!isSameLook(look, next)) look = next
    return look
  }
}

/**
 * The look of one question. Whoever draws it wakes only when it changes: a tap that calls for nothing
 * is drawn by the browser alone.
 */
export function useLook(index: number, terms: LookTerms): QuestionLook {
  const form = useAnswers()
  const { question, relevance, isStrict, reading } = terms
  const read = useMemo(
    () => makeLook({ question, relevance, isStrict, reading }, () => form.answerAt(index)),
    [form, index, question, relevance, isStrict, reading],
  )
  const subscribe = useCallback(
    (changed: () => void) => form.subscribe((place) => place === index && changed()),
    [form, index],
  )
  return useSyncExternalStore(subscribe, read, read)
}
