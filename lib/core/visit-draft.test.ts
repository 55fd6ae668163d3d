import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  duration,
  numberQuestion,
  photoQuestion,
  scale,
  textQuestion,
  yesNo,
} from '@/test/factories/checklist'
import type { ChecklistDocument } from './checklist'
import { allQuestions } from './checklist-questions'
import { answerOf, type DraftAnswer, emptyAnswer, typedFault } from './draft-answer'
import { reportOf, visitDayOf } from './draft-report'
import { draftOfReport, draftToOpen } from './draft-to-open'
import { missingForSubmission } from './form-problems'
import { formStateOf } from './form-progress'
import { freezeReport } from './frozen-report'
import { fullReading } from './full-reading'
import { receiptQuestionId } from './purchase-receipt'
import { scoreEvaluation } from './score-evaluation'
import { presetAnswers } from './told-answer'
import {
  answersOf,
  emptyDraft,
  holdsWork,
  keptAnswer,
  screenOfDraft,
  screensOf,
  shownScreens,
  type VisitDraft,
} from './visit-draft'
import { writableText } from './writable-text'

const document: ChecklistDocument = aChecklist([
  aSection('s1', [yesNo('yes'), numberQuestion('number')], {
    sections: [aSection('s1.1', [duration('wait')])],
  }),
  aSection('s2', [], {
    sections: [
      aSection('s2.1', [textQuestion('text'), scale('scale', 1, 5), photoQuestion('photo')]),
    ],
  }),
])

const beginning = {
  visitId: 'visit',
  accountId: 'account',
  checklistVersionId: 'version',
  fingerprint: 'f'.repeat(64),
  startedAt: '2026-10-20T08:00:00.000Z',
}
const touched = '2026-10-20T08:10:00.000Z'
const anAnswer = (matters: Partial<DraftAnswer>): DraftAnswer => ({
  ...emptyAnswer,
  answeredAt: touched,
  ...matters,
})
const aDraft = (answers: VisitDraft['answers'], matters: Partial<VisitDraft> = {}): VisitDraft => ({
  ...emptyDraft(beginning),
  answers,
  ...matters,
})
const question = (id: string) => {
  const found = allQuestions(document).find((q) => q.id === id)
  if (!found) throw new Error(`no question ${id}`)
  return found
}
const end = { id: 'report', finishedAt: '2026-10-20T08:30:00.000Z', visitedOn: '2026-10-20' }

describe('the screens of a form', () => {
  test('are the sections that have questions, in reading order, with the way to them', () => {
    const screens = screensOf(document).map(({ path }) => path.map(({ id }) => id).join(' > '))
    expect(screens).toEqual(['s1', 's1 > s1.1', 's2 > s2.1'])
    expect(allQuestions(document).map(({ id }) => id)).toEqual([
      'yes',
      'number',
      'wait',
      'text',
      'scale',
      'photo',
    ])
  })

  test.each([
    [1, [1]],
    [40, [40]],
    [41, [20, 21]],
    [81, [27, 27, 27]],
    [121, [30, 30, 30, 31]],
  ])('of a section of %i questions hold %j each', (count, lengths) => {
    const questions = Array.from({ length: count }, (_, place) => yesNo(`q${place}`))
    const long = aChecklist([aSection('long', questions), aSection('short', [yesNo('last')])])
    const screens = screensOf(long)
    expect(screens.map((screen) => screen.questions.length)).toEqual([...lengths, 1])
    expect(screens.flatMap((screen) => screen.questions)).toEqual(allQuestions(long))
    expect(screens.map(({ part, parts }) => [part, parts])).toEqual([
      ...lengths.map((_, place) => [place + 1, lengths.length]),
      [1, 1],
    ])
  })

  test('of a long section are left out one by one, as what is on them is hidden', () => {
    const questions = Array.from({ length: 41 }, (_, place) => yesNo(`q${place}`))
    const screens = screensOf(aChecklist([aSection('long', questions)]))
    const hidden = new Set(questions.slice(0, 20).map(({ id }) => id))
    expect(shownScreens(screens, { hidden })).toEqual([1])
    expect(shownScreens(screens, { hidden: new Set(['long']) })).toEqual([])
  })
})

describe('the screen on which a draft goes on', () => {
  const many = Array.from({ length: 81 }, (_, place) => yesNo(`q${place}`))
  const sections = [aSection('hall', [yesNo('first')]), aSection('long', many)]
  const screens = screensOf(aChecklist([...sections, aSection('desk', [yesNo('last')])]))
  const places = screens.map((_, place) => place)

  test('is that of the question which it names, whatever its number was', () => {
    const named = screens.map(({ questions }) => ({ screen: 0, at: questions[0]?.id ?? null }))
    expect(named.map((draft) => screenOfDraft(screens, draft))).toEqual(places)
    expect(screenOfDraft(screens, { screen: 0, at: 'q30' })).toBe(2)
    expect(screenOfDraft(screens, { screen: 1, at: null })).toBe(screens.length)
  })

  test('of the time when each section was one screen is the beginning of that section, or the end', () => {
    expect(places).toHaveLength(5)
    const old = [0, 1, 2, 3, 7].map((screen) => screenOfDraft(screens, { screen }))
    expect(old).toEqual([0, 1, 4, 5, 5])
  })
})

describe('an answer as it is sent', () => {
  test('is absent where nothing was said', () => {
    expect(answerOf(question('yes'), emptyAnswer)).toBeNull()
    expect(answerOf(question('text'), anAnswer({ typed: '  ', comment: ' \n' }))).toBeNull()
  })

  test('carries what was typed in the form that the rules read', () => {
    const value = (id: string, matters: Partial<DraftAnswer>) =>
      answerOf(question(id), anAnswer(matters))?.value
    expect(value('yes', { choice: 'no' })).toEqual({ kind: 'choice', option: 'no' })
    expect(value('number', { typed: '12,5' })).toEqual({ kind: 'number', number: '12.5' })
    expect(value('wait', { typed: '1:42' })).toEqual({ kind: 'number', number: '102' })
    expect(value('scale', { choice: '4' })).toEqual({ kind: 'number', number: '4' })
    expect(value('text', { typed: ' Да \u0000 👍🏽 ' })).toEqual({ kind: 'text', text: 'Да  👍🏽' })
  })

  test('sets the value aside when the question does not apply, and keeps it for a change of mind', () => {
    const draft = anAnswer({ choice: 'yes', notApplicable: true, why: ' Кассы закрыты ' })
    expect(answerOf(question('yes'), draft)).toMatchObject({
      value: null,
      notApplicable: 'Кассы закрыты',
    })
    expect(answerOf(question('yes'), { ...draft, notApplicable: false })?.value).toEqual({
      kind: 'choice',
      option: 'yes',
    })
  })

  test('N/A without a reason is N/A all the same, and the rules ask for the reason', () => {
    const answer = answerOf(question('yes'), anAnswer({ notApplicable: true }))
    expect(answer?.notApplicable).toBe('')
    expect(missingForSubmission(document, answer ? [answer] : [])).toContainEqual(
      expect.objectContaining({ questionId: 'yes', code: 'reason-required' }),
    )
  })
})

describe('what was typed and is no answer', () => {
  test('is named, and never sent as something else', () => {
    const faults = [
      typedFault(question('number'), anAnswer({ typed: 'много' })),
      typedFault(question('wait'), anAnswer({ typed: '1:75' })),
      typedFault(
        question('wait'),
        anAnswer({ typed: '0:10', watch: { elapsedMs: 0, runningSince: touched } }),
      ),
      typedFault(question('number'), anAnswer({ typed: 'много', notApplicable: true })),
      typedFault(question('number'), anAnswer({ typed: '' })),
      typedFault(question('text'), anAnswer({ typed: '1:75' })),
    ]
    expect(faults).toEqual(['number', 'duration', 'running', null, null, null])
    expect(answersOf(document, aDraft({ number: anAnswer({ typed: 'много' }) }))).toEqual([])
  })
})

describe('a report', () => {
  const photo = (id: string) => ({
    id,
    questionId: 'photo',
    sha256: '0'.repeat(64),
    byteSize: 10,
    mediaType: 'image/jpeg' as const,
    takenAt: touched,
  })

  test('holds answers in the order of the checklist and only photos that an answer shows', () => {
    const draft = aDraft(
      { photo: anAnswer({ photos: ['p2'] }), yes: anAnswer({ choice: 'yes' }) },
      { photos: [photo('p1'), photo('p2')], parentId: 'parent' },
    )
    const report = reportOf(document, draft, end)
    expect(report.answers.map(({ questionId }) => questionId)).toEqual(['yes', 'photo'])
    expect(report.attachments.map(({ id }) => id)).toEqual(['p2'])
    expect(report).toMatchObject({ id: 'report', parentId: 'parent', visitedOn: '2026-10-20' })
  })

  test('is frozen into the same bytes from the same answers, whatever the order of typing', () => {
    const yes = anAnswer({ choice: 'yes' })
    const text = anAnswer({ typed: 'Всё было хорошо' })
    const one = freezeReport(reportOf(document, aDraft({ yes, text }), end))
    const other = freezeReport(reportOf(document, aDraft({ text, yes }), end))
    expect(one).toEqual(other)
    expect(one.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('carries the receipt and its photo; half of one stays behind, and without one the bytes are as ever', () => {
    const photos = [{ ...photo('r'), questionId: receiptQuestionId }]
    const receipt = { photoId: 'r', amount: '640', currency: 'RUB' }
    const plain = reportOf(document, aDraft({}, { photos }), end)
    expect(plain.attachments).toEqual([])
    expect(freezeReport(plain).text).not.toContain('receipt')
    const half = reportOf(
      document,
      aDraft({}, { photos, receipt: { ...receipt, amount: '' } }),
      end,
    )
    expect(half).toEqual(plain)
    const whole = reportOf(document, aDraft({}, { photos, receipt }), end)
    expect(whole.receipt).toEqual({ attachmentId: 'r', amount: '640.00', currency: 'RUB' })
    expect(whole.attachments.map(({ id }) => id)).toEqual(['r'])
    const opened = draftOfReport(document, whole, 'account')
    expect(reportOf(document, opened, end)).toEqual({ ...whole, parentId: 'report' })
  })

  test('that came back opens with every answer and photo as it was sent', () => {
    const draft = aDraft(
      {
        yes: anAnswer({ notApplicable: true, why: 'нет кассы' }),
        number: anAnswer({ typed: '12,5', comment: 'примерно' }),
        wait: anAnswer({ typed: '1:42' }),
        text: anAnswer({ typed: 'Спасибо' }),
        scale: anAnswer({ choice: '4' }),
        photo: anAnswer({ photos: ['p1'] }),
      },
      { photos: [photo('p1')] },
    )
    const sent = reportOf(document, draft, end)
    const opened = draftOfReport(document, sent, 'account')
    expect(opened).toMatchObject({ parentId: 'report', visitedOn: '2026-10-20' })
    const again = reportOf(document, opened, end)
    expect(again).toEqual({ ...sent, parentId: 'report' })
  })
})

describe('the draft with which a form opens', () => {
  const returned = () => reportOf(document, aDraft({ yes: anAnswer({ choice: 'no' }) }), end)
  const open = (draft: VisitDraft | null, changes: number | null, isOnItsWay = false) => {
    const frozenAs = changes === null ? null : { changes, isOnItsWay }
    return draftToOpen(document, draft && { draft, frozenAs }, returned(), beginning)
  }

  test('is empty at first, and what the phone holds later', () => {
    expect(draftToOpen(document, null, null, beginning)).toEqual(emptyDraft(beginning))
    const kept = aDraft({ yes: anAnswer({ choice: 'yes' }) }, { changes: 3 })
    expect(draftToOpen(document, { draft: kept, frozenAs: null }, null, beginning)).toBe(kept)
  })

  test('is the report that came back on a phone that has nothing, or only what was sent before', () => {
    expect(open(null, null).answers.yes?.choice).toBe('no')
    const sentBefore = aDraft({ yes: anAnswer({ choice: 'yes' }) }, { changes: 7 })
    const opened = open(sentBefore, 7)
    expect(opened.answers.yes?.choice).toBe('no')
    // Saved over the old state, so it must count on from there.
    expect(opened).toMatchObject({ parentId: 'report', changes: 7 })
  })

  test('is the draft of that very report, with what was mended already', () => {
    const mending = aDraft({ yes: anAnswer({ choice: 'yes' }) }, { parentId: 'report', changes: 9 })
    expect(open(mending, 7)).toBe(mending)
  })

  test('is the mended report that waits to be sent, although the server still knows the old one', () => {
    const mended = aDraft({ yes: anAnswer({ choice: 'yes' }) }, { parentId: 'mended', changes: 9 })
    expect(open(mended, 9, true)).toBe(mended)
  })

  test('is work that was never sent, under the report that came back meanwhile', () => {
    const unsent = aDraft({ yes: anAnswer({ choice: 'yes' }) }, { changes: 4 })
    expect(open(unsent, null)).toEqual({ ...unsent, parentId: 'report' })
  })
})

describe('the day of the visit', () => {
  test('is the day on which the form was begun, by the clock of the place', () => {
    const draft = aDraft({}, { startedAt: '2026-10-20T20:30:00.000Z' })
    expect(visitDayOf(draft, 'Europe/Moscow')).toBe('2026-10-20')
    expect(visitDayOf(draft, 'Asia/Yekaterinburg')).toBe('2026-10-21')
  })

  test('is what the shopper says, whenever the form was begun', () => {
    const draft = aDraft({}, { visitedOn: '2026-10-18' })
    expect(visitDayOf(draft, 'Asia/Yekaterinburg')).toBe('2026-10-18')
  })
})

describe('text for the record', () => {
  test('loses NUL characters and halves of emoji, and nothing else', () => {
    expect(writableText('до\u0000после')).toBe('допосле')
    expect(writableText('👍🏽 ok \ud83d')).toBe('👍🏽 ok \ufffd')
  })
})

describe('a question that is called like a member of every object', () => {
  const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty']

  test.each(names)('%s is open, answered, sent, mended and scored like any other', (id) => {
    const form = aChecklist([aSection('s', [yesNo(id), yesNo('last')])])
    const untouched = emptyDraft(beginning)
    expect(keptAnswer(untouched, id)).toBeUndefined()
    expect(answersOf(form, untouched)).toEqual([])
    expect(
      formStateOf(form, untouched, fullReading).standings.map(({ problems }) => problems),
    ).toEqual([['answer-required'], ['answer-required']])
    expect(reportOf(form, untouched, end).answers).toEqual([])

    const yes = anAnswer({ choice: 'yes' })
    const draft = aDraft(
      Object.fromEntries([
        [id, yes],
        ['last', anAnswer({ choice: 'no' })],
      ]),
    )
    expect(keptAnswer(draft, id)).toBe(yes)
    expect(
      formStateOf(form, draft, fullReading).standings.every(({ isAnswered }) => isAnswered),
    ).toBe(true)
    const report = reportOf(form, draft, end)
    expect(report.answers.map(({ questionId }) => questionId)).toEqual([id, 'last'])
    expect(missingForSubmission(form, report.answers)).toEqual([])
    expect(scoreEvaluation(form, report.answers).total?.text).toBe('50.00')
    const reopened = draftOfReport(form, report, 'account')
    expect(reportOf(form, reopened, end).answers).toEqual(report.answers)
  })
})

describe('whether a draft holds work', () => {
  const at = touched
  const consent = { at, sha256: 'a'.repeat(64), language: 'ru' } as const
  const receipt = { photoId: null, amount: '', currency: 'RUB' }

  test.each<[string, Partial<VisitDraft>]>([
    ['an answer', { answers: { yes: anAnswer({ choice: 'yes' }) } }],
    ['being there', { checkIn: { at, place: null, declined: false } }],
    ['having left', { leftAt: at }],
    ['the consent to recording', { recordingConsent: consent }],
    ['the photo of a receipt', { receipt: { ...receipt, photoId: 'p' } }],
    ['the amount of a receipt', { receipt: { ...receipt, amount: '640' } }],
    ['the day', { visitedOn: '2026-10-20' }],
  ])('%s is work', (_, told) => {
    expect(holdsWork(aDraft({}, told))).toBe(true)
  })

  test('opened, turned over, and taken back again is none', () => {
    expect(holdsWork(emptyDraft(beginning))).toBe(false)
    expect(holdsWork(aDraft({}, { screen: 2, changes: 3, receipt }))).toBe(false)
    expect(holdsWork(aDraft({}, { checkIn: undefined, leftAt: undefined }))).toBe(false)
  })

  test('what presets put there is none, until somebody touches it', () => {
    const form = aChecklist([
      aSection('s', [{ ...yesNo('yes'), preset: { kind: 'choice', option: 'yes' } }]),
    ])
    const answers = presetAnswers(form, beginning.startedAt)
    const begun = { ...emptyDraft({ ...beginning, answers }), screen: 1, changes: 4 }
    expect(Object.keys(begun.answers)).toEqual(['yes'])
    expect(holdsWork(begun)).toBe(false)
    const yes = { ...emptyAnswer, ...begun.answers.yes }
    expect(holdsWork({ ...begun, answers: { yes: { ...yes, answeredAt: touched } } })).toBe(true)
    const pageTime = { life: 'a', ms: 5 }
    expect(holdsWork({ ...begun, answers: { yes: { ...yes, pageTime } } })).toBe(true)
  })
})
