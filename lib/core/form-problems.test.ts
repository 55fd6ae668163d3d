import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  anAnswer,
  aSection,
  chosen,
  counted,
  duration,
  multiple,
  no,
  notApplicable,
  photoQuestion,
  scale,
  single,
  textQuestion,
  ticked,
  written,
  yes,
  yesNo,
} from '@/test/factories/checklist'
import type { Answer, Question } from './checklist'
import { missingForSubmission } from './form-problems'
import { isBelowFull } from './low-answer'
import { previewScore } from './preview-score'

const problemsOf = (question: Question, ...answers: Answer[]) =>
  missingForSubmission(aChecklist([aSection('s', [question])]), answers).map(({ code }) => code)

const withPhoto = (answer: Answer): Answer => ({ ...answer, attachments: ['photo-1'] })
const withComment = (answer: Answer): Answer => ({ ...answer, comment: 'Nobody at the till' })

describe('what hinders sending', () => {
  test.each<[string, Question, Answer[], string[]]>([
    ['required, nothing', yesNo('q'), [], ['answer-required']],
    ['required, empty answer', yesNo('q'), [anAnswer('q')], ['answer-required']],
    ['required, no tick', multiple('q', ['1']), [ticked('q')], ['answer-required']],
    ['required, blank text', textQuestion('q'), [written('q', ' \n')], ['answer-required']],
    ['required photo', photoQuestion('q'), [anAnswer('q')], ['answer-required']],
    ['photo taken', photoQuestion('q'), [withPhoto(anAnswer('q'))], []],
    ['optional, nothing', yesNo('q', { required: false }), [], []],
    ['N/A with a reason', yesNo('q'), [notApplicable('q')], []],
    [
      'N/A without a reason',
      yesNo('q'),
      [anAnswer('q', { notApplicable: ' ' })],
      ['reason-required'],
    ],
    [
      'N/A where it is not allowed',
      yesNo('q', { allowNotApplicable: false }),
      [notApplicable('q')],
      ['not-applicable-not-allowed'],
    ],
    ['an option that is gone', single('q', ['1']), [chosen('q', '2')], ['unknown-option']],
    ['two answers', yesNo('q'), [yes('q'), no('q')], ['answered-twice']],
    ['a scale left', scale('q', 1, 5), [counted('q', '0')], ['out-of-range']],
    ['no number', duration('q'), [counted('q', '1,5')], ['not-a-number']],
    ['the wrong kind', textQuestion('q'), [yes('q')], ['wrong-kind']],
    ['a value for a photo', photoQuestion('q'), [written('q', 'a.jpg')], ['wrong-kind']],
  ])('%s', (_, question, answers, expected) => {
    expect(problemsOf(question, ...answers)).toEqual(expected)
  })

  test.each<[string, Question, Answer, string[]]>([
    ['low, no comment', yesNo('q', { commentRequired: 'low' }), no('q'), ['comment-required']],
    [
      'low, blank comment',
      yesNo('q', { commentRequired: 'low' }),
      { ...no('q'), comment: ' ' },
      ['comment-required'],
    ],
    ['low with comment', yesNo('q', { commentRequired: 'low' }), withComment(no('q')), []],
    ['full', yesNo('q', { commentRequired: 'low' }), yes('q'), []],
    ['always', yesNo('q', { commentRequired: 'always' }), yes('q'), ['comment-required']],
    ['always, N/A', yesNo('q', { commentRequired: 'always' }), notApplicable('q'), []],
    [
      'always, but not answered',
      yesNo('q', { commentRequired: 'always', required: false }),
      anAnswer('q'),
      [],
    ],
    ['photo', yesNo('q', { photo: 'required' }), yes('q'), ['photo-required']],
    ['photo there', yesNo('q', { photo: 'required' }), withPhoto(yes('q')), []],
    ['photo on low', yesNo('q', { photo: 'required-low' }), no('q'), ['photo-required']],
    ['photo on low, full', yesNo('q', { photo: 'required-low' }), yes('q'), []],
    [
      'both',
      yesNo('q', { photo: 'required-low', commentRequired: 'low' }),
      no('q'),
      ['comment-required', 'photo-required'],
    ],
  ])('evidence: %s', (_, question, answer, expected) => {
    expect(problemsOf(question, answer)).toEqual(expected)
  })

  test('low is below full, where full is the best that the question gives', () => {
    expect(isBelowFull(scale('q', 1, 5), counted('q', '4'))).toBe(true)
    expect(isBelowFull(scale('q', 1, 5), counted('q', '5'))).toBe(false)
    const costly = single('q', ['-5', '0'])
    expect(isBelowFull(costly, chosen('q', '-5'))).toBe(true)
    expect(isBelowFull(costly, chosen('q', '0'))).toBe(false)
    expect(isBelowFull(yesNo('q', { bonus: true }), no('q'))).toBe(false)
    expect(isBelowFull(textQuestion('q'), written('q', 'x'))).toBe(false)
  })

  test('hidden questions want nothing; unknown ones are named; the order is the checklist', () => {
    const onlyIf = (question: string) =>
      ({ showWhen: { kind: 'chosen', question, options: ['yes'] } }) as const
    const document = aChecklist([
      aSection('r', [yesNo('o')]),
      aSection('s', [yesNo('a'), yesNo('b', onlyIf('o'))], {
        sections: [aSection('i', [yesNo('c')])],
      }),
      aSection('t', [yesNo('d')], onlyIf('o')),
    ])
    expect(missingForSubmission(document, [no('o'), yes('z')])).toEqual([
      { questionId: 'a', sectionId: 's', code: 'answer-required' },
      { questionId: 'c', sectionId: 'i', code: 'answer-required' },
      { questionId: 'z', sectionId: null, code: 'unknown-question' },
    ])
    const shown = missingForSubmission(document, [yes('o'), yes('a'), yes('c')])
    expect(shown.map(({ questionId }) => questionId)).toEqual(['b', 'd'])
  })
})

test('a preview leaves out what cannot stand yet', () => {
  const document = aChecklist([aSection('s', [yesNo('a'), scale('b', 1, 5), yesNo('c')])])
  const answers = [no('a'), yes('a'), counted('b', '4.'), yes('gone'), yes('c')]
  const preview = previewScore(document, answers)
  expect(preview.total?.text).toBe('100.00')
  expect(preview.questions.map(({ state }) => state)).toEqual(['scored', 'unanswered', 'scored'])
})
