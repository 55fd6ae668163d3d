import { describe, expect, it } from 'vitest'
import { isOpenBelow, noneBesideOthers } from '@/lib/core/answer-bounds'
import type { Question, QuestionType } from '@/lib/core/checklist'
import type { Condition } from '@/lib/core/condition'
import { noneOption } from '@/lib/core/none-option'
import { optionIdsOf } from '@/lib/core/question-order'
import { extremeAnswers } from '@/lib/core/trial-answers'
import { aChecklistDocument, aQuestion, aQuestionOf, aSection } from '@/test/factories'
import {
  lacksNone,
  newQuestion,
  withEvidence,
  withNone,
  withOptions,
  withRule,
  withType,
} from './new-parts'
import { questionTypes } from './question-types'

const when: Condition = { kind: 'answered', question: 'before' }
const kept = {
  text: { ru: 'Где', en: 'Where' },
  hint: { ru: 'Смотрите' },
  weight: '3',
  showWhen: when,
  requiredWhen: when,
  constraint: { when, message: { ru: 'Проверьте' } },
  hintPicture: '5f8f0d53-2f6b-4a54-9a39-3d0f5f0d7f11',
} as const

const option = (id: string, points: string) => ({ id, text: { ru: id }, points })
const single = aQuestionOf('single', {
  id: 'q',
  ...kept,
  options: [option('a', '2'), option('b', '0')],
  commentOn: ['b'],
  photoOn: ['a', 'b'],
  preset: { kind: 'choice', option: 'b' },
  informational: true,
})

describe('a question asked another way', () => {
  it.each(questionTypes)('keeps words, weight, conditions and picture as %s', (type) => {
    const next = withType(single, type)
    const { requiredWhen: _, ...always } = kept
    expect(next).toMatchObject({ id: 'q', type, ...always })
    const isAsked = type !== 'note' && type !== 'computed'
    expect(next.requiredWhen).toEqual(isAsked ? when : undefined)
  })

  it.each(questionTypes)('has no field without a value as %s', (type) => {
    for (const from of [single, aQuestion(), newQuestion('scale', 'q')]) {
      expect(Object.values(withType(from, type))).not.toContain(undefined)
    }
  })

  it.each<[QuestionType, Partial<Question>]>([
    ['multiple', { commentOn: ['b'], photoOn: ['a', 'b'], informational: true }],
    ['number', { informational: true }],
    ['text', {}],
  ])('keeps what hangs on answers as far as %s has them', (type, expected) => {
    const { commentOn, photoOn, informational, preset } = withType(single, type)
    const found = { commentOn, photoOn, informational, preset }
    const none = { commentOn: undefined, photoOn: undefined, informational: undefined }
    expect(found).toEqual({ ...none, preset: undefined, ...expected })
  })

  it('yes and no become options and are yes and no again', () => {
    const yesNo = aQuestionOf('yes-no', { id: 'q', yes: '0', no: '5', commentOn: ['no'] })
    const listed = withType({ ...yesNo, preset: { kind: 'choice', option: 'no' } }, 'single')
    expect(optionIdsOf(listed)).toEqual(['yes', 'no'])
    expect(listed).toMatchObject({ commentOn: ['no'], preset: { option: 'no' } })
    expect(withType(listed, 'yes-no')).toMatchObject({ yes: '0', no: '5', commentOn: ['no'] })
  })

  it('numbers keep their rule and unit, a scale the bands', () => {
    const rule = {
      kind: 'bands' as const,
      bands: [{ upTo: '3', credit: '1' }],
      otherwise: '0.5',
    }
    const number = aQuestionOf('number', { id: 'q', unit: { ru: 'шт.' }, rule })
    expect(withType(number, 'computed')).toMatchObject({ unit: { ru: 'шт.' }, rule })
    const scale = withType(number, 'scale')
    expect(scale).toMatchObject({ bands: rule })
    expect(withType(scale, 'stopwatch')).toMatchObject({ rule })
  })

  it('a preset goes where the new type cannot have it', () => {
    const preset = { kind: 'number' as const, number: '200' }
    const number = aQuestionOf('number', { id: 'q', unit: null, rule: null, preset })
    expect(withType(number, 'counter').preset).toEqual(preset)
    expect(withType(number, 'percentage').preset).toBeUndefined()
    expect(withType(number, 'computed').preset).toBeUndefined()
  })
})

describe('a check of the own answer', () => {
  const number = newQuestion('number', 'q')
  const ticks = withNone(
    aQuestionOf('multiple', { id: 'q', options: [option('a', '1'), option('b', '1')] }),
    noneOption('none'),
  )

  it.each<[string, Question, QuestionType]>([
    ['a number asked as a text', number, 'text'],
    ['a number asked as a choice', number, 'single'],
    ['several choices asked as one', ticks, 'single'],
    ['several choices asked as yes and no', ticks, 'yes-no'],
  ])('goes where the question has no such answer any more: %s', (_, question, type) => {
    expect(question.constraint).toBeDefined()
    expect(withType(question, type)).not.toHaveProperty('constraint')
  })

  it.each<[Question, QuestionType]>([
    [number, 'counter'],
    [number, 'scale'],
  ])('stays where it can be fulfilled', (question, type) => {
    expect(withType(question, type).constraint).toEqual(question.constraint)
  })
})

it('evidence of another kind is named, a photo is not', () => {
  const heard = withEvidence(single, 'audio')
  expect(heard).toMatchObject({ evidence: 'audio', photoOn: ['a', 'b'] })
  expect(withType(heard, 'multiple')).toMatchObject({ evidence: 'audio' })
  expect(withEvidence(heard, 'photo')).toEqual(single)
})

it('what hung on a removed option goes with it', () => {
  const left = withOptions(single, [option('a', '2')])
  expect(left.photoOn).toEqual(['a'])
  expect('commentOn' in left).toBe(false)
  expect('preset' in left).toBe(false)
})

it.each<QuestionType>(['number', 'percentage', 'duration', 'stopwatch', 'counter', 'computed'])(
  'a new %s only records until somebody sets its rule',
  (type) => {
    expect(newQuestion(type, 'q')).toMatchObject({ rule: null, critical: null, bonus: false })
    const critical = { effect: 'total-zero', cap: null, threshold: '1' } as const
    const before = aQuestionOf('yes-no', {
      ...{ id: 'q', yes: '1', no: '0', critical },
      bonus: true,
    })
    expect(withType(before, type)).toMatchObject({ rule: null, critical: null, bonus: false })
  },
)

it('a new number is not below zero until its author says otherwise', () => {
  expect(isOpenBelow(newQuestion('number', 'q'))).toBe(false)
  expect(newQuestion('counter', 'q').constraint).toBeUndefined()
})

it('a number that is no longer scored is no longer critical', () => {
  const rule = { kind: 'linear', fullAt: '0', zeroAt: '10' } as const
  const critical = { effect: 'total-zero', cap: null, threshold: '1' } as const
  const number = aQuestionOf('number', { id: 'q', unit: null, rule, critical })
  expect(withRule(number, rule).critical).toEqual(critical)
  expect(withRule(number, null)).toMatchObject({ rule: null, critical: null })
})

it('a required list where every tick adds points lacks "none of these", which is worth nothing', () => {
  const ticks = aQuestionOf('multiple', { id: 'q', options: [option('a', '1'), option('b', '2')] })
  expect(lacksNone({ ...ticks, required: true })).toBe(true)
  expect(lacksNone({ ...ticks, required: false })).toBe(false)
  expect(lacksNone(single)).toBe(false)
  const next = withNone(ticks, noneOption('none'))
  expect(lacksNone({ ...next, required: true })).toBe(false)
  expect(noneBesideOthers(next)).toBeNull()
  const sections = [aSection({ questions: [{ ...next, required: true }] })]
  const worst = extremeAnswers(aChecklistDocument({ sections }), 'worst')
  expect(worst).toMatchObject([{ value: { kind: 'choices', options: ['none'] } }])
})
