import { describe, expect, test } from 'vitest'
import type { Question } from '@/lib/core/checklist'
import { type DraftAnswer, emptyAnswer } from '@/lib/core/draft-answer'
import { noRelevance } from '@/lib/core/form-reading'
import { fullReading } from '@/lib/core/full-reading'
import { multiple, numberQuestion, scale, textQuestion, yesNo } from '@/test/factories/checklist'
import { type LookTerms, makeLook } from './question-look'

const terms = (question: Question, more: Partial<LookTerms> = {}): LookTerms => ({
  question,
  relevance: noRelevance,
  isStrict: false,
  reading: fullReading,
  ...more,
})

/** The looks of a question while it is answered so, one after the other. */
function looksOf(about: LookTerms, ...parts: readonly Partial<DraftAnswer>[]) {
  let answer = emptyAnswer
  const read = makeLook(about, () => answer)
  return [
    read(),
    ...parts.map((part) => {
      answer = { ...answer, ...part }
      return read()
    }),
  ]
}

describe('what the browser shows by itself wakes nobody', () => {
  test('a tap on one of several options', () => {
    const [before, yes, no] = looksOf(terms(yesNo('a')), { choice: 'yes' }, { choice: 'no' })
    expect(yes).toBe(before)
    expect(no).toBe(before)
  })

  test('a text and a number as they are typed, and the time of the answer', () => {
    const [before, text] = looksOf(terms(textQuestion('a')), { typed: 'Т', answeredAt: 'now' })
    expect(text).toBe(before)
    const [empty, number] = looksOf(terms(numberQuestion('a')), { typed: '7' })
    expect(number).toBe(empty)
  })

  test('a comment beyond its first letter', () => {
    const [, first, second] = looksOf(terms(yesNo('a')), { comment: 'О' }, { comment: 'Он' })
    expect(first?.hasComment).toBe(true)
    expect(second).toBe(first)
  })
})

describe('what has to be drawn wakes the question', () => {
  test('boxes that are ticked, and a scale of icons', () => {
    const [none, one] = looksOf(terms(multiple('a', [])), { choices: ['x'] })
    expect(one).not.toBe(none)
    expect(one?.shown.choices).toEqual(['x'])
    const [empty, three] = looksOf(terms(scale('a', 1, 5, { icon: 'star' })), { choice: '3' })
    expect(three).not.toBe(empty)
    expect(three?.shown.choice).toBe('3')
  })

  test('"does not apply", and photos', () => {
    const [before, away, photo] = looksOf(
      terms(yesNo('a')),
      { notApplicable: true },
      { notApplicable: false, photos: ['p'] },
    )
    expect(before?.shown.notApplicable).toBe(false)
    expect(away?.shown.notApplicable).toBe(true)
    expect(photo?.shown.photos).toEqual(['p'])
  })

  test('a comment that a low answer calls for, and nothing else', () => {
    const low = terms(yesNo('a', { commentRequired: 'low' }))
    const [before, bad, told, good] = looksOf(
      low,
      { choice: 'no' },
      { comment: 'Не было' },
      { choice: 'yes' },
    )
    expect(before?.problems).toEqual([])
    expect(bad?.problems).toEqual(['comment-required'])
    expect(told?.problems).toEqual([])
    expect(good).toBe(told)
  })

  test('what cannot stand in a field', () => {
    const [, wrong, right] = looksOf(terms(numberQuestion('a')), { typed: 'x' }, { typed: '1' })
    expect(wrong?.problems).toEqual(['number'])
    expect(right?.problems).toEqual([])
  })
})

test('what was simply left out is pointed at only where all of it is asked for', () => {
  const question = yesNo('a', { required: true })
  const [lenient] = looksOf(terms(question))
  const [strict, answered] = looksOf(terms(question, { isStrict: true }), { choice: 'yes' })
  expect(lenient?.problems).toEqual([])
  expect(strict?.problems).toEqual(['answer-required'])
  expect(answered?.problems).toEqual([])
})
