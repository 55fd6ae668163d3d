import { expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  multiple,
  numberQuestion,
  scale,
  single,
  textQuestion,
  yesNo,
} from '@/test/factories/checklist'
import type { Question } from './checklist'
import {
  allQuestions,
  areFilesForOffice,
  filesAskedAt,
  isFileQuestion,
  isNumberQuestion,
  isScored,
  isUnasked,
  questionsBeneath,
} from './checklist-questions'
import { familiesAt } from './media-kind'

const plain = (type: string) => ({ ...textQuestion('q'), type }) as unknown as Question
const numbers = ['number', 'percentage', 'duration', 'stopwatch', 'counter', 'computed']
const files = ['photo', 'audio', 'file', 'signature']
const others = ['text', 'date', 'time', 'place', 'note']

test('questions stand in reading order, own ones before those of inner sections', () => {
  const inner = aSection('i', [yesNo('c')], { sections: [aSection('j', [yesNo('d')])] })
  const first = aSection('s', [yesNo('a'), yesNo('b')], { sections: [inner] })
  const ids = (questions: readonly Question[]) => questions.map(({ id }) => id)
  expect(ids(questionsBeneath(first))).toEqual(['a', 'b', 'c', 'd'])
  expect(ids(allQuestions(aChecklist([first, aSection('t', [yesNo('e')])])))).toEqual([
    'a',
    'b',
    'c',
    'd',
    'e',
  ])
})

test.each([...files, ...others])('%s is not a number and does not count', (type) => {
  expect(isNumberQuestion(plain(type))).toBe(false)
  expect(isScored(plain(type))).toBe(false)
  expect(isFileQuestion(plain(type))).toBe(files.includes(type))
  expect(isUnasked(plain(type))).toBe(type === 'note')
})

test.each(numbers)('%s counts where it has a rule', (type) => {
  const rule = { kind: 'linear', zeroAt: '0', fullAt: '1' }
  const withRule = { ...numberQuestion('q'), type, rule } as unknown as Question
  const without = { ...numberQuestion('q'), type } as unknown as Question
  expect([withRule, without].map(isNumberQuestion)).toEqual([true, true])
  expect([withRule, without].map(isScored)).toEqual([true, false])
  expect(isFileQuestion(withRule)).toBe(false)
  expect(isUnasked(withRule)).toBe(type === 'computed')
})

test.each([yesNo('q'), single('q', ['1']), multiple('q', ['1']), scale('q', 1, 5)])(
  '$type counts unless it says that it informs',
  (question) => {
    expect(isScored(question)).toBe(true)
    expect(isScored({ ...question, informational: true })).toBe(false)
    expect([isFileQuestion(question), isUnasked(question)]).toEqual([false, false])
  },
)

test.each([...files, ...others, 'yes-no', null])('files at %s stay in the office', (type) => {
  expect(areFilesForOffice(type === null ? null : plain(type))).toBe(
    type !== 'photo' && (type === null || files.includes(type)),
  )
})

test.each(['audio', 'file'] as const)('%s as evidence beside an answer stays there too', (kind) => {
  const question = yesNo('q', { photo: 'required', evidence: kind })
  expect(filesAskedAt(question)).toBe(kind)
  expect(areFilesForOffice(question)).toBe(true)
  expect(familiesAt(question)).toEqual(
    kind === 'audio' ? ['audio'] : ['picture', 'document', 'audio'],
  )
})

test('a question of files asks for its own kind, whatever it names beside', () => {
  for (const type of files) {
    expect(filesAskedAt({ ...plain(type), evidence: 'audio' })).toBe(type)
  }
  expect(filesAskedAt(yesNo('q'))).toBe('photo')
  expect(familiesAt(yesNo('q'))).toEqual(['picture'])
})
