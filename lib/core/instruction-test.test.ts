import { describe, expect, test } from 'vitest'
import { type InstructionTest, judgeTest, testFingerprint } from './instruction-test'

const question = (id: string, right: string) => ({
  id,
  text: { ru: `Вопрос ${id}` },
  options: [
    { id: 'a', text: { ru: 'Да' } },
    { id: 'b', text: { ru: 'Нет' } },
  ],
  right,
  explanation: null,
})
const given: InstructionTest = {
  questions: [question('one', 'a'), question('two', 'b'), question('three', 'a')],
  passMark: 2,
}

describe('a test on the instructions', () => {
  test('is not passed below its mark, whatever was left out', () => {
    expect(judgeTest(given, {})).toEqual({
      rightAnswers: 0,
      passed: false,
      wrong: ['one', 'two', 'three'],
    })
    expect(judgeTest(given, { one: 'a', two: 'a' })).toEqual({
      rightAnswers: 1,
      passed: false,
      wrong: ['two', 'three'],
    })
  })

  test('is passed at its mark, and names what was wrong', () => {
    expect(judgeTest(given, { three: 'a', one: 'a', two: 'a' })).toEqual({
      rightAnswers: 2,
      passed: true,
      wrong: ['two'],
    })
  })

  test('knows no question by the name of what every object has', () => {
    const odd = { questions: [question('constructor', 'a')], passMark: 1 }
    expect(judgeTest(odd, {}).passed).toBe(false)
    expect(judgeTest(odd, { constructor: 'a' }).passed).toBe(true)
    expect(judgeTest(given, { four: 'a', five: 'a' }).rightAnswers).toBe(0)
  })

  test('is another test when a word, an option or the mark changes', () => {
    const prints = [
      given,
      { ...given, passMark: 3 },
      { ...given, questions: given.questions.slice(1) },
      { ...given, questions: given.questions.map((one) => ({ ...one, explanation: { ru: '!' } })) },
    ].map(testFingerprint)
    expect(new Set(prints).size).toBe(4)
    expect(testFingerprint({ ...given })).toBe(prints[0])
  })
})
