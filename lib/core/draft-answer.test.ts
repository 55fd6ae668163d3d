import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersTo } from '@/test/factories/arbitrary-checklist'
import {
  aChecklist,
  anAnswer,
  aSection,
  duration,
  multiple,
  notApplicable,
  numberQuestion,
  photoQuestion,
  scale,
  single,
  textQuestion,
  yes,
  yesNo,
} from '@/test/factories/checklist'
import type { Answer, AnswerValue, Question, QuestionType } from './checklist'
import { answerOf, type DraftAnswer, emptyAnswer, typedFault } from './draft-answer'
import { reportOf } from './draft-report'
import { draftOfReport, draftToOpen } from './draft-to-open'
import { draftProblems, formStateOf } from './form-progress'
import type { FrozenReport } from './frozen-report'
import { fullReading } from './full-reading'
import { draftAnswerOf, presetAnswers } from './told-answer'
import { emptyDraft } from './visit-draft'

/** A question of any type, with what every type needs. */
function ofType(type: QuestionType): Question {
  const { type: _, ...base } = textQuestion(type)
  const more = { rule: null, options: [], unit: null, value: { kind: 'number', value: '0' } }
  return { ...more, ...base, type } as unknown as Question
}

const typed = (text: string, more: Partial<DraftAnswer> = {}): DraftAnswer => ({
  ...emptyAnswer,
  typed: text,
  answeredAt: '2026-11-22T10:00:00Z',
  ...more,
})

const place: AnswerValue = {
  kind: 'place',
  latitude: '55.75',
  longitude: '37.62',
  accuracy: '12',
}
const number = (text: string): AnswerValue => ({ kind: 'number', number: text })

describe('what was typed is no answer', () => {
  test.each<[QuestionType, string, string]>([
    ['number', 'many', 'number'],
    ['percentage', '5 %', 'number'],
    ['counter', 'two', 'number'],
    ['duration', '1:75', 'duration'],
    ['stopwatch', 'soon', 'duration'],
    ['date', '2026-02-30', 'date'],
    ['date', '22.11.2026', 'date'],
    ['time', '24:00', 'time'],
    ['time', '9:30', 'time'],
    ['place', '55.75', 'place'],
    ['place', '55.75 37.62 12 3', 'place'],
    ['place', '? 37.62', 'place'],
    ['place', '55.75 37.62 near', 'place'],
  ])('%s %j', (type, text, fault) => {
    const question = ofType(type)
    expect(typedFault(question, typed(text))).toBe(fault)
    expect(answerOf(question, typed(text))?.value ?? null).toBeNull()
  })

  test('a running stopwatch is none yet, whatever stands in its field', () => {
    const watch = { elapsedMs: 0, runningSince: '2026-11-22T10:00:00Z' }
    for (const type of ['duration', 'stopwatch'] as const) {
      expect(typedFault(ofType(type), typed('1:42', { watch }))).toBe('running')
      expect(answerOf(ofType(type), typed('1:42', { watch }))).toBeNull()
    }
  })

  test('"does not apply" sets half a number aside', () => {
    const draft = typed('many', { notApplicable: true, why: ' No queue ' })
    expect(typedFault(ofType('number'), draft)).toBeNull()
    expect(answerOf(ofType('number'), draft)).toMatchObject({
      value: null,
      notApplicable: 'No queue',
    })
  })
})

describe('what was typed is an answer', () => {
  test.each<[QuestionType, string, AnswerValue]>([
    ['number', ' 12,5 ', number('12.5')],
    ['percentage', '100', number('100')],
    ['counter', '0', number('0')],
    ['duration', '1:42', number('102')],
    ['stopwatch', '0:05', number('5')],
    ['date', '2026-11-22', { kind: 'date', date: '2026-11-22' }],
    ['time', '09:30', { kind: 'time', time: '09:30' }],
    ['place', '55,75  37,62 12', place as AnswerValue],
    ['text', ' Anna ', { kind: 'text', text: 'Anna' }],
  ])('%s %j', (type, text, value) => {
    expect(typedFault(ofType(type), typed(text))).toBeNull()
    expect(answerOf(ofType(type), typed(text))?.value).toEqual(value)
  })

  test('nothing at all is no answer; a file alone, or a comment alone, is one', () => {
    expect(answerOf(ofType('audio'), emptyAnswer)).toBeNull()
    expect(answerOf(ofType('audio'), { ...emptyAnswer, photos: ['one'] })).toMatchObject({
      value: null,
      attachments: ['one'],
    })
    expect(answerOf(ofType('signature'), { ...emptyAnswer, comment: 'Refused' })).toMatchObject({
      comment: 'Refused',
    })
  })

  test.each<[QuestionType, string, string]>([
    ['percentage', '100.1', 'out-of-range'],
    ['counter', '1.5', 'not-whole'],
    ['counter', '-1', 'out-of-range'],
    ['place', '91 0', 'out-of-range'],
  ])('%s %j can be read and still not stand', (type, text, problem) => {
    const nothing = { required: new Set<string>(), withheld: new Map(), broken: new Set<string>() }
    expect(draftProblems(ofType(type), typed(text), nothing, fullReading)).toEqual([problem])
  })
})

/** A decimal as it may stand in a document: up to 18 digits, a point and up to nine places. */
const wholePart = fc
  .tuple(fc.integer({ min: 1, max: 18 }), fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }))
  .map(([digits, value]) => String(value % 10n ** BigInt(digits)))
const decimals = fc.oneof(
  wholePart,
  fc.tuple(wholePart, fc.stringMatching(/^\d{1,9}$/)).map((parts) => parts.join('.')),
)

/** Answers of any kind; numbers with every number of digits, below zero where they may be. */
function wideAnswersTo(question: Question): fc.Arbitrary<Answer> {
  const { id, type } = question
  if (type === 'duration' || type === 'stopwatch') {
    return decimals.map((text) => anAnswer(id, { value: number(text) }))
  }
  if (type !== 'number') return answersTo(question)
  return fc
    .tuple(decimals, fc.boolean())
    .map(([text, isBelow]) => (isBelow && /[1-9]/.test(text) ? `-${text}` : text))
    .map((text) => anAnswer(id, { value: number(text) }))
}

test('a draft of any answer reads back as that answer', () => {
  const questions = [
    yesNo('a'),
    single('b', ['1', '0']),
    multiple('c', ['1', '2', '-1']),
    scale('d', 1, 5),
    numberQuestion('e'),
    duration('f'),
    textQuestion('g'),
    photoQuestion('h'),
    ...(['stopwatch', 'percentage', 'counter', 'date', 'time'] as const).map(ofType),
    ...(['place', 'audio', 'file', 'signature'] as const).map(ofType),
  ]
  const answered = fc
    .constantFrom(...questions)
    .chain((q) =>
      fc.oneof(wideAnswersTo(q), fc.constant(notApplicable(q.id))).map((answer) => ({ q, answer })),
    )
  fc.assert(
    fc.property(answered, ({ q, answer }) => {
      expect(answerOf(q, draftAnswerOf(q, answer))).toEqual(answer)
    }),
    { numRuns: 3000 },
  )
})

test.each([
  ['90.25', '1:30,25'],
  ['0.5', '0:00,5'],
  ['3723.000000001', '1:02:03,000000001'],
  ['99999', '99999'],
  ['100000', '27:46:40'],
  ['999999999999999999', '277777777777777:46:39'],
])(
  '%s seconds stand in the field as %s and come back through preset and report',
  (seconds, text) => {
    for (const type of ['duration', 'stopwatch'] as const) {
      const question = { ...ofType(type), preset: number(seconds) }
      const document = aChecklist([aSection('s', [question])])
      const { [type]: preset } = presetAnswers(document, '2026-11-22T10:00:00Z')
      expect(preset?.typed).toBe(text)
      expect(preset && typedFault(question, preset)).toBeNull()
      const ids = { visitId: 'v', accountId: 'a', checklistVersionId: 'c', fingerprint: 'f' }
      const begun = {
        ...ids,
        startedAt: '2026-11-22T10:00:00Z',
        answers: { [type]: preset as DraftAnswer },
      }
      const end = { id: 'r', finishedAt: begun.startedAt, visitedOn: '2026-11-22' }
      const report = reportOf(document, emptyDraft(begun), end)
      const again = reportOf(document, draftOfReport(document, report, 'a'), end)
      expect(report.answers.map(({ value }) => value)).toEqual([number(seconds)])
      expect(again.answers).toEqual(report.answers)
    }
  },
)

describe('a form that is begun', () => {
  const document = aChecklist([
    aSection('s', [
      yesNo('open', { preset: { kind: 'choice', option: 'yes' } }),
      { ...ofType('counter'), id: 'queue', preset: number('2') },
      textQuestion('name', { showWhen: { kind: 'chosen', question: 'open', options: ['yes'] } }),
    ]),
  ])
  const beginning = {
    visitId: 'v',
    accountId: 'a',
    checklistVersionId: 'c',
    fingerprint: 'f',
    startedAt: '2026-11-22T10:00:00Z',
    answers: presetAnswers(document, '2026-11-22T10:00:00Z'),
  }

  test('holds its presets, which answer and branch like any answer', () => {
    const { standings, answers } = formStateOf(document, emptyDraft(beginning), fullReading)
    expect(answers.map(({ questionId }) => questionId)).toEqual(['open', 'queue'])
    expect(standings.map(({ question, isAnswered }) => [question.id, isAnswered])).toEqual([
      ['open', true],
      ['queue', true],
      ['name', false],
    ])
  })

  test('gets no presets where a draft, or a report that came back, is opened', () => {
    const own = { ...emptyDraft(beginning), answers: {} }
    expect(draftToOpen(document, { draft: own, frozenAs: null }, null, beginning).answers).toEqual(
      {},
    )
    const report: FrozenReport = {
      ...{ format: 'etalon.evaluation/1', id: 'r', visitId: 'v', parentId: null },
      ...{ checklistVersionId: 'c', fingerprint: 'f', startedAt: beginning.startedAt },
      ...{ finishedAt: beginning.startedAt, visitedOn: '2026-11-22', attachments: [] },
      answers: [anAnswer('name', { value: { kind: 'text', text: 'Anna' } })],
    }
    expect(Object.keys(draftToOpen(document, null, report, beginning).answers)).toEqual(['name'])
  })

  test('a report leaves hidden answers and their files behind; reopened, they do not come back', () => {
    const photo = {
      ...{ id: 'p', questionId: 'name', sha256: '', byteSize: 1, takenAt: beginning.startedAt },
      mediaType: 'image/jpeg' as const,
    }
    const draft = {
      ...emptyDraft(beginning),
      answers: {
        ...beginning.answers,
        open: { ...emptyAnswer, choice: 'no' },
        name: typed('Anna', { photos: ['p'] }),
      },
      photos: [photo],
    }
    const end = { id: 'r', finishedAt: beginning.startedAt, visitedOn: '2026-11-22' }
    const report = reportOf(document, draft, end)
    expect(report.answers.map(({ questionId }) => questionId)).toEqual(['open', 'queue'])
    expect(report.attachments).toEqual([])
    // In the draft itself the answer waits for its question to come back.
    const back = {
      ...draft,
      answers: { ...draft.answers, open: { ...emptyAnswer, choice: 'yes' } },
    }
    expect(reportOf(document, back, end)).toMatchObject({
      answers: [{ questionId: 'open' }, { questionId: 'queue' }, { questionId: 'name' }],
      attachments: [photo],
    })
    const reopened = draftOfReport(document, report, 'a')
    expect(Object.keys(reopened.answers)).toEqual(['open', 'queue'])
    expect(
      formStateOf(document, reopened, fullReading).standings.map(({ question }) => question.id),
    ).toEqual(['open', 'queue'])
  })

  test('an untouched answer is judged anew when others change what is asked of it', () => {
    const asked = aChecklist([
      aSection('s', [
        yesNo('a', { required: false }),
        textQuestion('b', {
          required: false,
          requiredWhen: { kind: 'chosen', question: 'a', options: ['yes'] },
        }),
      ]),
    ])
    const untouched = { ...emptyAnswer, typed: ' ' }
    const stateWith = (choice: string) =>
      formStateOf(
        asked,
        {
          ...emptyDraft(beginning),
          answers: { a: { ...emptyAnswer, choice }, b: untouched },
        },
        fullReading,
      ).standings[1]?.problems
    expect(stateWith('no')).toEqual([])
    expect(stateWith('yes')).toEqual(['answer-required'])
    expect(stateWith('no')).toEqual([])
  })
})

test('yes is yes', () => {
  expect(answerOf(yesNo('a'), draftAnswerOf(yesNo('a'), yes('a')))).toEqual(yes('a'))
})
