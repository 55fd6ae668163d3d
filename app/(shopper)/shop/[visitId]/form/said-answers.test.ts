import { expect, test } from 'vitest'
import { differingAnswers, type SaidAnswer } from './said-answers'

const said = (questionId: string, ...parts: readonly string[]): SaidAnswer => ({
  questionId,
  question: `Вопрос ${questionId}`,
  parts,
})

test('only what drafts say differently is named, with what each of them says', () => {
  const here = [said('a', 'Да'), said('b', 'Да', 'чисто'), said('c', '5')]
  const there = [said('a', 'Да'), said('b', 'Да'), said('d', 'Нет')]
  expect(differingAnswers([here, there])).toEqual([
    { question: 'Вопрос b', said: [['Да', 'чисто'], ['Да']] },
    { question: 'Вопрос c', said: [['5'], []] },
    { question: 'Вопрос d', said: [[], ['Нет']] },
  ])
})

test('drafts that say the same differ in nothing', () => {
  const own = [said('a', 'Да'), said('b', 'Нет')]
  expect(differingAnswers([own, own.toReversed()])).toEqual([])
  expect(differingAnswers([[], []])).toEqual([])
})
