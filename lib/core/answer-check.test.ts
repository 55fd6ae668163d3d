import { describe, expect, test } from 'vitest'
import {
  anAnswer,
  choice,
  chosen,
  counted,
  multiple,
  notApplicable,
  numberQuestion,
  photoQuestion,
  scale,
  single,
  textQuestion,
  ticked,
  written,
  yesNo,
} from '@/test/factories/checklist'
import { answerFault, isTimeOfDay, isUnanswered } from './answer-check'
import type { Answer, AnswerValue, Question } from './checklist'
import { InvalidAnswer } from './invalid-answer'

/** A question of a type that has nothing of its own but its name. */
function plain(type: Exclude<Question['type'], 'scale' | 'single' | 'multiple'>): Question {
  const rest = { ...textQuestion('q'), type, unit: null, rule: null }
  return rest as unknown as Question
}

const given = (value: AnswerValue): Answer => anAnswer('q', { value })
const number = (text: string) => counted('q', text)
const date = (text: string) => given({ kind: 'date', date: text })
const time = (text: string) => given({ kind: 'time', time: text })
const place = (latitude: string, longitude: string, accuracy: string | null = null) =>
  given({ kind: 'place', latitude, longitude, accuracy })

const person = (nameTag: string | null, description: string | null) =>
  given({ kind: 'person', nameTag, description })

const goods = multiple('q', ['1', '2'])

describe('an answer that can stand', () => {
  test.each<[string, Question, Answer]>([
    ['yes', yesNo('q'), chosen('q', 'yes')],
    ['no', yesNo('q'), chosen('q', 'no')],
    ['an option', single('q', ['1', '2']), chosen('q', '2')],
    ['options', goods, ticked('q', '2', '1')],
    ['the ends of a scale', scale('q', -2, 5), number('-2')],
    ['the other end', scale('q', -2, 5), number('5')],
    ['a whole number with places', scale('q', -2, 5), number('4.00')],
    ['any number', numberQuestion('q'), number('-0.5')],
    ['a computed value', plain('computed'), number('-0.5')],
    ['no time', plain('duration'), number('0')],
    ['a fraction of a second', plain('stopwatch'), number('0.25')],
    ['an hour', plain('stopwatch'), number('3600')],
    ['two hours', plain('duration'), number('7200')],
    ['0 %', plain('percentage'), number('0')],
    ['100 %', plain('percentage'), number('100')],
    ['a count', plain('counter'), number('0')],
    ['a text', textQuestion('q'), written('q', 'Closed')],
    ['somebody', plain('person'), person('Olga', null)],
    ['a date', plain('date'), date('2028-02-29')],
    ['a time', plain('time'), time('23:59')],
    ['a corner of the earth', plain('place'), place('-90', '180', '0')],
    ['another', plain('place'), place('90', '-180')],
    ['a photo', photoQuestion('q'), anAnswer('q', { attachments: ['p'] })],
    ['nothing', yesNo('q'), anAnswer('q')],
    ['N/A', yesNo('q'), notApplicable('q')],
  ])('%s', (_, question, answer) => {
    expect(answerFault(question, answer)).toBeNull()
  })
})

describe('an answer that cannot stand', () => {
  test.each<[string, Question, Answer]>([
    ['not-applicable-not-allowed', yesNo('q', { allowNotApplicable: false }), notApplicable('q')],
    ['not-asked', plain('note'), anAnswer('q')],
    ['not-asked', plain('note'), notApplicable('q')],
    ['unknown-option', yesNo('q'), chosen('q', 'maybe')],
    ['unknown-option', single('q', ['1']), chosen('q', '2')],
    ['unknown-option', goods, ticked('q', '1', '3')],
    ['option-twice', goods, ticked('q', '1', '1')],
    ['not-a-number', numberQuestion('q'), number('two')],
    ['not-a-number', plain('place'), place('x', '1')],
    ['not-a-number', plain('place'), place('1', 'x')],
    ['not-a-number', plain('place'), place('1', '1', 'x')],
    ['not-whole', scale('q', 1, 5), number('2.5')],
    ['not-whole', plain('counter'), number('0.5')],
    ['out-of-range', scale('q', 1, 5), number('0')],
    ['out-of-range', scale('q', 1, 5), number('6')],
    ['out-of-range', plain('counter'), number('-1')],
    ['out-of-range', plain('duration'), number('-0.1')],
    ['out-of-range', plain('stopwatch'), number('-1')],
    ['out-of-range', plain('percentage'), number('-0.1')],
    ['out-of-range', plain('percentage'), number('100.1')],
    ['out-of-range', plain('place'), place('90.1', '0')],
    ['out-of-range', plain('place'), place('0', '-180.1')],
    ['out-of-range', plain('place'), place('0', '0', '-1')],
    ['not-a-date', plain('date'), date('2027-02-29')],
    ['not-a-time', plain('time'), time('24:00')],
    ...(
      [
        ...(['photo', 'audio', 'file', 'signature', 'text', 'date', 'time'] as const),
        ...(['place', 'person', 'number'] as const),
      ] as const
    ).map((type): [string, Question, Answer] => ['wrong-kind', plain(type), given(choice('yes'))]),
    ...(['photo', 'audio', 'file', 'signature', 'text', 'date', 'time', 'place'] as const).map(
      (type): [string, Question, Answer] => ['wrong-kind', plain(type), number('1')],
    ),
    ['wrong-kind', yesNo('q'), number('1')],
    ['wrong-kind', single('q', ['1']), ticked('q', '1')],
    ['wrong-kind', goods, chosen('q', '1')],
    ['wrong-kind', scale('q', 1, 5), written('q', '3')],
  ])('%s', (fault, question, answer) => {
    expect(answerFault(question, answer)).toBe(fault)
  })

  test('the error names the question and the fault', () => {
    const error = new InvalidAnswer('q "1"', 'unknown-option')
    expect(error).toMatchObject({
      name: 'InvalidAnswer',
      message: 'Answer to "q \\"1\\"": unknown-option',
      questionId: 'q "1"',
      fault: 'unknown-option',
    })
  })
})

test.each([
  ['00:00', true],
  ['09:30', true],
  ['19:59', true],
  ['23:59', true],
  ['24:00', false],
  ['12:60', false],
  ['9:30', false],
  ['09:3', false],
  ['09:300', false],
  ['109:30', false],
  ['a9:30', false],
  ['09:3a', false],
  ['2a:00', false],
])('%s on a clock: %s', (text, isTime) => {
  expect(isTimeOfDay(text)).toBe(isTime)
})

describe('nothing was said', () => {
  test.each<[string, Question, Answer, boolean]>([
    ['no value', yesNo('q'), anAnswer('q'), true],
    ['a value', yesNo('q'), chosen('q', 'no'), false],
    ['N/A says something', yesNo('q'), notApplicable('q'), false],
    ['N/A of a photo', photoQuestion('q'), notApplicable('q'), false],
    ['nothing ticked', goods, ticked('q'), true],
    ['ticked', goods, ticked('q', '1'), false],
    ['an empty text', textQuestion('q'), written('q', ' \n'), true],
    ['a text', textQuestion('q'), written('q', ' a '), false],
    ['no photo', photoQuestion('q'), anAnswer('q'), true],
    ['a photo', photoQuestion('q'), anAnswer('q', { attachments: ['p'] }), false],
    ['a value where a photo belongs', photoQuestion('q'), chosen('q', 'yes'), false],
    ['a photo beside an open question', yesNo('q'), anAnswer('q', { attachments: ['p'] }), true],
    ['a number', numberQuestion('q'), number('0'), false],
    ['nobody', plain('person'), person(null, null), true],
    ['nobody by blanks', plain('person'), person(' ', ' \n'), true],
    ['a name tag', plain('person'), person('Olga', null), false],
    ['looks', plain('person'), person(null, 'tall'), false],
    ['looks, and a blank name tag', plain('person'), person(' ', 'tall'), false],
  ])('%s', (_, question, answer, expected) => {
    expect(isUnanswered(question, answer)).toBe(expected)
  })
})
