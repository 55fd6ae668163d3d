'use client'

import { useMemo, useRef } from 'react'
import type { AnswerRelevance } from '@/lib/core/answer-problems'
import type { Answer, ChecklistDocument, Localized, Question } from '@/lib/core/checklist'
import type { FormState } from '@/lib/core/form-progress'
import { textFor } from '@/lib/core/localized-text'
import { pipedText } from '@/lib/core/piped-text'
import { screensOf } from '@/lib/core/visit-draft'
import type { FormLogic, ValueWords } from './form-logic'

export interface OfferedOption {
  readonly id: string
  readonly text: string
  /** False: other answers have withdrawn it. */
  readonly isOffered: boolean
}

/**
 * All that a question's block depends on besides its own answer, in the reader's words. The same
 * object as long as nothing of it changes, so that a block sleeps while others are answered.
 */
export interface QuestionFacts {
  readonly text: string
  readonly hint: string
  readonly options: readonly OfferedOption[]
  /** Words at the two ends of a scale. */
  readonly ends: readonly [string, string]
  readonly unit: string
  readonly isRequired: boolean
  readonly isBroken: boolean
  /** What the constraint says is wanted; empty: nothing of its own. */
  readonly message: string
  /** The value of a computed question; null while it has none. */
  readonly value: string | null
}

/** What stands for texts that nobody has written yet. */
export interface FactWords extends ValueWords {
  readonly noText: string
  optionText(place: number): string
}

export type FactsOf = (question: Question) => QuestionFacts

/**
 * What the answers so far make of each question, in this language. The same function as long as no
 * answer can have changed anything of it.
 */
export function useFacts(
  document: ChecklistDocument,
  { answers: given, relevance }: FormState,
  words: FactWords,
  { isQuoting, valueText }: Pick<FormLogic, 'isQuoting' | 'valueText'>,
): FactsOf {
  const places = useMemo(() => placesOf(document), [document])
  const quoted = isQuoting ? given : noAnswers
  const kept = useRef(new Map<string, { key: string; facts: QuestionFacts }>())
  return useMemo(() => {
    const answers = new Map<string, Answer>()
    for (const answer of [...quoted, ...relevance.computed]) answers.set(answer.questionId, answer)
    const answerText = (questionId: string): string | null => {
      const place = places.get(questionId)
      const value = answers.get(questionId)?.value ?? null
      const isHidden = place?.path.some((id) => relevance.hidden.has(id)) ?? true
      return place && value && !isHidden ? valueText(place.question, value, words) : null
    }
    const text = (localized: Localized | null) =>
      pipedText(textFor(localized, words.locale), answerText)
    const told = new Map<Question, QuestionFacts>()
    const tell = (question: Question): QuestionFacts => {
      const facts = factsOf(question, relevance, { text, answerText, words })
      const key = JSON.stringify(facts)
      const before = kept.current.get(question.id)
      if (before?.key === key) return before.facts
      kept.current.set(question.id, { key, facts })
      return facts
    }
    return (question) => {
      const known = told.get(question) ?? tell(question)
      told.set(question, known)
      return known
    }
  }, [places, quoted, relevance, words, valueText])
}

const noAnswers: readonly Answer[] = []

interface Place {
  readonly question: Question
  /** Identifiers that can hide it: its sections and itself. */
  readonly path: readonly string[]
}

function placesOf(document: ChecklistDocument): ReadonlyMap<string, Place> {
  return new Map(
    screensOf(document).flatMap(({ questions, path }) =>
      questions.map((question): [string, Place] => [
        question.id,
        { question, path: [...path.map(({ id }) => id), question.id] },
      ]),
    ),
  )
}

interface Telling {
  text(localized: Localized | null): string
  answerText(questionId: string): string | null
  readonly words: FactWords
}

function factsOf(
  question: Question,
  { required, withheld, broken }: AnswerRelevance,
  { text, answerText, words }: Telling,
): QuestionFacts {
  const { id } = question
  const gone = withheld.get(id)
  const options = 'options' in question ? question.options : []
  const isScale = question.type === 'scale'
  return {
    text: text(question.text) || words.noText,
    hint: text(question.hint),
    options: options.map((option, place) => ({
      id: option.id,
      text: text(option.text) || words.optionText(place + 1),
      isOffered: !gone?.has(option.id),
    })),
    ends: isScale ? [text(question.minLabel), text(question.maxLabel)] : ['', ''],
    unit: 'unit' in question ? text(question.unit) : '',
    isRequired: question.required || required.has(id),
    isBroken: broken.has(id),
    message: text(question.constraint?.message ?? null),
    value: question.type === 'computed' ? answerText(id) : null,
  }
}

const nothing: ReadonlySet<string> = new Set<string>()

/** The same facts as the core asks for them. */
export function relevanceIn(facts: QuestionFacts, { id }: Question): AnswerRelevance {
  const own: ReadonlySet<string> = new Set([id])
  const gone = facts.options.filter(({ isOffered }) => !isOffered).map((option) => option.id)
  return {
    required: facts.isRequired ? own : nothing,
    broken: facts.isBroken ? own : nothing,
    withheld: new Map(gone.length > 0 ? [[id, new Set(gone)]] : []),
  }
}
