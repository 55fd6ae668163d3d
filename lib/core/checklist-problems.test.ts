import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  critical,
  duration,
  multiple,
  numberQuestion,
  pairOption,
  scale,
  single,
  textQuestion,
  yesNo,
} from '@/test/factories/checklist'
import type { ChecklistDocument, Question, Section } from './checklist'
import { checklistProblems, isPublishable } from './checklist-problems'

/** Beside a sound question, so that only the problem in question is found. */
const sound = yesNo('sound', { allowNotApplicable: false })
const around = (...sections: Section[]) =>
  aChecklist([aSection('base', [sound], { weight: '100' }), ...sections])
const withQuestion = (question: Question) =>
  aChecklist([aSection('base', [sound, question], { weight: '100' })])

const found = (document: ChecklistDocument) =>
  checklistProblems(document).map(({ severity, code }) => `${severity} ${code}`)

test('a question that was moved or changed is looked through where and as it stands now', () => {
  const faulty = yesNo('faulty', { weight: 'abc' })
  const inSection = (id: string, question: Question) =>
    checklistProblems(around(aSection(id, [question])))
      .filter(({ questionId }) => questionId === 'faulty')
      .map(({ code, sectionId }) => [code, sectionId])
  expect(inSection('here', faulty)).toEqual([['not-a-decimal', 'here']])
  expect(inSection('there', faulty)).toEqual([['not-a-decimal', 'there']])
  expect(inSection('here', faulty)).toEqual([['not-a-decimal', 'here']])
  expect(inSection('here', { ...faulty, weight: '1' })).toEqual([])
})

test('a sound checklist has no problems', () => {
  expect(checklistProblems(around())).toEqual([])
})

describe('the checklist and its sections', () => {
  test.each<[string, ChecklistDocument, string[]]>([
    ['nothing in it', aChecklist([]), ['error no-questions']],
    [
      'no title in any language',
      { ...around(), title: { ru: ' ', en: '' } },
      ['error empty-title'],
    ],
    ['texts only', aChecklist([aSection('s', [textQuestion('t')])]), ['warning nothing-scored']],
    [
      'N/A everywhere',
      aChecklist([aSection('s', [yesNo('a')], { weight: '100' })]),
      ['warning not-applicable-everywhere'],
    ],
    [
      'a pass mark above 100',
      { ...around(), policies: { ...around().policies, passMark: '101' } },
      ['error pass-mark-out-of-range'],
    ],
    [
      'a pass mark that is no number',
      { ...around(), policies: { ...around().policies, passMark: '8o' } },
      ['error not-a-decimal'],
    ],
    [
      'a section without title',
      around(aSection('s', [textQuestion('t')], { title: {}, weight: '0' })),
      ['error empty-title'],
    ],
    ['a section without questions', around(aSection('s', [])), ['warning empty-section']],
    [
      'a section without weight',
      around(aSection('s', [yesNo('a')], { weight: '0' })),
      ['error section-without-weight'],
    ],
    [
      'a negative weight',
      around(aSection('s', [textQuestion('t')], { weight: '-1' })),
      ['error negative-weight'],
    ],
    [
      'a weight that is no number',
      around(aSection('s', [textQuestion('t')], { weight: '1e3' })),
      ['error not-a-decimal'],
    ],
    [
      'a weight inside',
      around(
        aSection('s', [], { sections: [aSection('i', [textQuestion('t')], { weight: '3' })] }),
      ),
      ['warning inner-weight-ignored'],
    ],
    [
      'one identifier for two',
      around(aSection('s', [textQuestion('sound')])),
      ['error duplicate-id'],
    ],
    [
      'N/A in a bonus section',
      around(aSection('s', [yesNo('a', { bonus: true })])),
      ['warning not-applicable-in-bonus-section'],
    ],
    [
      'weights that do not add up to 100',
      around(aSection('s', [yesNo('a')], { weight: '0.982' })),
      [],
    ],
  ])('%s', (_, document, expected) => {
    expect(found(document)).toEqual(expected)
  })

  test('only an error hinders publishing', () => {
    const odd = checklistProblems(around(aSection('s', [])))
    expect(odd).toMatchObject([{ severity: 'warning' }])
    expect(isPublishable(odd)).toBe(true)
    expect(isPublishable(checklistProblems(aChecklist([])))).toBe(false)
  })
})

describe('questions', () => {
  test('of two options without text each is named by its place', () => {
    const empty = (id: string) => ({ id, text: {}, points: '0' })
    const options = [empty('a'), { ...empty('b'), text: { ru: 'Да' }, points: '1' }, empty('c')]
    expect(found(around(aSection('s', [single('q', options)])))).toContain(
      'error empty-option-text',
    )
    const problems = checklistProblems(around(aSection('s', [single('q', options)])))
    expect(
      problems.filter(({ code }) => code === 'empty-option-text').map(({ detail }) => detail),
    ).toEqual(['1', '3'])
  })

  const band = (upTo: string, credit: string) => ({ upTo, credit })
  const bands = (otherwise: string, ...own: ReturnType<typeof band>[]) =>
    duration('q', { rule: { kind: 'bands', bands: own, otherwise } })

  test.each<[string, Question, string[]]>([
    ['no text', yesNo('q', { text: {} }), ['error empty-text']],
    ['no options', single('q', []), ['error no-options', 'warning never-scores']],
    ['one option', single('q', ['1']), ['warning one-option', 'warning never-scores']],
    ['an option twice', multiple('q', ['0.5', '0.5']), ['error duplicate-option']],
    [
      'an option without text',
      single('q', [{ id: 'a', text: { en: '' }, points: '1' }, '0']),
      ['error empty-option-text'],
    ],
    [
      'an option with negative possible points',
      single('q', [pairOption('a', '1', '-1'), pairOption('b', '0', '1')]),
      ['error negative-possible'],
    ],
    [
      'points that are no number',
      single('q', [pairOption('a', '', '1'), '0']),
      ['error not-a-decimal'],
    ],
    ['a negative weight', yesNo('q', { weight: '-1' }), ['error negative-weight']],
    ['a scale of one', scale('q', 5, 5), ['error scale-empty']],
    ['a scale of halves', scale('q', 0.5, 5), ['error scale-not-whole']],
    ['no bands', bands('1'), ['error no-bands', 'warning never-scores']],
    [
      'bands that do not rise',
      bands('0', band('20', '1'), band('20', '0.5')),
      ['error bands-not-ascending'],
    ],
    ['credit above full', bands('0', band('20', '1.5')), ['warning credit-outside-0-1']],
    [
      'a line without length',
      numberQuestion('q', { rule: { kind: 'linear', zeroAt: '5', fullAt: '5.0' } }),
      ['error line-without-length', 'note number-unbounded'],
    ],
    ['no weight', yesNo('q', { weight: '0' }), ['warning never-scores']],
    ['all options alike', yesNo('q', { yes: '1', no: '1' }), ['warning never-scores']],
    ['no weight, but critical', yesNo('q', { weight: '0', critical: critical('total-zero') }), []],
    [
      'critical and bonus',
      yesNo('q', { bonus: true, critical: critical('total-zero') }),
      ['error critical-bonus'],
    ],
    [
      'critical without a score',
      numberQuestion('q', { critical: critical('total-zero') }),
      ['error critical-not-scored', 'note number-unbounded'],
    ],
    [
      'critical and always failed',
      single('q', ['-1', '0'], { critical: critical('total-zero') }),
      ['error critical-never-passes'],
    ],
    ['cap without a number', yesNo('q', { critical: critical('cap') }), ['error cap-missing']],
    [
      'cap above 100',
      yesNo('q', { critical: critical('cap', { cap: '120' }) }),
      ['error cap-out-of-range'],
    ],
    [
      'threshold above full',
      yesNo('q', { critical: critical('none', { threshold: '1.1' }) }),
      ['error threshold-out-of-range', 'error critical-never-passes'],
    ],
    [
      'threshold of nothing',
      yesNo('q', { critical: critical('none', { threshold: '0' }) }),
      ['error threshold-out-of-range'],
    ],
  ])('%s', (_, question, expected) => {
    expect(found(withQuestion(question))).toEqual(expected)
  })

  test.each(['percentage', 'stopwatch', 'counter', 'duration'] as const)(
    'a rule of a %s that waits for its limit hinders publishing',
    (type) => {
      const bands = { kind: 'bands', bands: [{ upTo: '', credit: '1' }], otherwise: '0' } as const
      const line = { kind: 'linear', fullAt: '', zeroAt: '0' } as const
      for (const rule of [bands, line]) {
        const question: Question = { ...duration('q'), type, rule }
        expect(found(withQuestion(question))).toEqual(['error not-a-decimal'])
      }
    },
  )

  test('a problem names its place', () => {
    const problems = checklistProblems(
      withQuestion(single('q', [pairOption('a', '1', 'x'), pairOption('b', '0', '1')])),
    )
    expect(problems).toEqual([
      {
        severity: 'error',
        code: 'not-a-decimal',
        sectionId: 'base',
        questionId: 'q',
        optionId: 'a',
        field: 'possible',
        detail: null,
      },
    ])
  })

  test('a draft full of rubbish is described, not stumbled over', () => {
    const rubbish = aChecklist([
      aSection(
        's',
        [
          yesNo('a', {
            weight: '',
            yes: '-',
            no: 'x',
            critical: critical('cap', { threshold: '' }),
          }),
          scale('b', 0.1, Number.NaN, { bands: { kind: 'bands', bands: [], otherwise: '' } }),
          scale('c', 1e300, -1e300),
        ],
        { weight: '', passMark: '' },
      ),
    ])
    expect(checklistProblems(rubbish).length).toBeGreaterThan(8)
  })
})
