import { expect, test } from 'vitest'
import { emptyAnswer } from '@/lib/core/draft-answer'
import { makeAnswerForm } from './answer-form'

const aForm = () => makeAnswerForm({ answers: [emptyAnswer, emptyAnswer] })

test('a change wakes its own question, and says which', () => {
  const form = aForm()
  const [first, second] = [form.answerAt(0), form.answerAt(1)]
  const woken: number[] = []
  form.subscribe((index) => woken.push(index))
  form.setValue('answers.1.typed', '7')
  expect(woken).toEqual([1])
  expect(form.answerAt(0)).toBe(first)
  expect(form.answerAt(1)).not.toBe(second)
  expect(form.getValues().answers[1]).toEqual({ ...emptyAnswer, typed: '7' })
})

test('the same value again is no change', () => {
  const form = aForm()
  form.setValue('answers.0.choice', 'yes')
  let woken = 0
  form.subscribe(() => {
    woken += 1
  })
  form.setValue('answers.0.choice', 'yes')
  expect(woken).toBe(0)
})

test('whoever no longer listens is left in peace', () => {
  const form = aForm()
  let woken = 0
  const stop = form.subscribe(() => {
    woken += 1
  })
  stop()
  form.setValue('answers.0.photos', ['a'])
  expect(woken).toBe(0)
  expect(form.valueAt('answers.0.photos')).toEqual(['a'])
})

test('what was handed out stays as it was', () => {
  const form = aForm()
  const before = form.getValues()
  form.setValue('answers.0.comment', 'later')
  expect(before.answers[0]?.comment).toBe('')
})

test('an answer that the form does not have is a fault of the program', () => {
  expect(() => aForm().setValue('answers.2.typed', 'x')).toThrow(RangeError)
})
