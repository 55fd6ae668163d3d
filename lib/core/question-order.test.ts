import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  duration,
  multiple,
  numberQuestion,
  photoQuestion,
  scale,
  single,
  textQuestion,
  yesNo,
} from '@/test/factories/checklist'
import type { Question } from './checklist'
import { hasNumber, optionIdsOf, questionOrder, questionsBefore } from './question-order'

/** Read: a, b, then the inner sections with c and d; then e, with an inner section that has f. */
const document = aChecklist([
  aSection('hall', [yesNo('a'), textQuestion('b')], {
    sections: [aSection('till', [yesNo('c')]), aSection('door', [yesNo('d')])],
  }),
  aSection('exit', [yesNo('e')], { sections: [aSection('street', [yesNo('f')])] }),
])
const idsBefore = (partId: string) => questionsBefore(document, partId).map(({ id }) => id)

describe('the order of questions', () => {
  test('numbers them from 1 in reading order, and finds them by either', () => {
    const order = questionOrder(document)
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    expect(order.questions.map(({ id }) => id)).toEqual(ids)
    expect(ids.map(order.numberOf)).toEqual([1, 2, 3, 4, 5, 6])
    expect([1, 6].map((number) => order.byNumber(number)?.id)).toEqual(['a', 'f'])
    expect(order.byId('c')?.id).toBe('c')
  })

  test('has nothing for what is not there', () => {
    const { numberOf, byNumber, byId } = questionOrder(document)
    expect([numberOf('z'), byNumber(0), byNumber(7), byId('z')]).toEqual([null, null, null, null])
  })

  test('has the later of two questions that are called alike', () => {
    const twice = aChecklist([aSection('s', [yesNo('a'), textQuestion('b'), textQuestion('a')])])
    expect(questionOrder(twice).numberOf('a')).toBe(3)
    expect(questionOrder(twice).byId('a')?.type).toBe('text')
  })
})

describe('what stands before', () => {
  test.each([
    ['a', []],
    ['b', ['a']],
    ['c', ['a', 'b']],
    ['d', ['a', 'b', 'c']],
    ['e', ['a', 'b', 'c', 'd']],
    ['f', ['a', 'b', 'c', 'd', 'e']],
  ])('the question %s: %j', (id, expected) => expect(idsBefore(id)).toEqual(expected))

  test.each([
    ['hall', []],
    ['till', ['a', 'b']],
    ['door', ['a', 'b', 'c']],
    ['exit', ['a', 'b', 'c', 'd']],
    ['street', ['a', 'b', 'c', 'd', 'e']],
  ])('the section %s: where its first question would stand', (id, expected) =>
    expect(idsBefore(id)).toEqual(expected),
  )

  test('what is not there: all', () => {
    expect(idsBefore('nowhere')).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })
})

describe('what a question offers', () => {
  const { type: _, ...base } = textQuestion('q')

  test.each<[Question, boolean]>([
    [scale('q', 1, 5), true],
    [numberQuestion('q'), true],
    [duration('q'), true],
    [yesNo('q'), false],
    [single('q', ['1', '0']), false],
    [textQuestion('q'), false],
    [photoQuestion('q'), false],
    [{ ...base, type: 'date' }, false],
  ])('as a number: $type', (question, expected) => expect(hasNumber(question)).toBe(expected))

  test('as options', () => {
    expect(optionIdsOf(yesNo('q'))).toEqual(['yes', 'no'])
    const options = ['hall', 'door'].map((id) => ({ id, text: { en: id }, points: '1' }))
    expect(optionIdsOf(single('q', options))).toEqual(['hall', 'door'])
    expect(optionIdsOf(multiple('q', options))).toEqual(['hall', 'door'])
    expect(optionIdsOf(scale('q', 1, 5))).toEqual([])
    expect(optionIdsOf(textQuestion('q'))).toEqual([])
  })
})
