import { expect, test } from 'vitest'
import type { Question } from '@/lib/core/checklist'
import { emptyAnswer } from '@/lib/core/draft-answer'
import { aChecklist, aSection, photoQuestion, scale, yesNo } from '@/test/factories/checklist'
import { AnswerControl } from './answer-control'
import { rare } from './rare-control'
import { rareControlsOf } from './rare-loaders'

const formOf = (...questions: readonly Question[]) => aChecklist([aSection('s', questions)])
const partsOf = (question: Question) => rareControlsOf(formOf(question), false)

test('a plain form needs nothing but itself', () => {
  expect(rareControlsOf(formOf(yesNo('a')), false)).toEqual([])
})

test('a question of a photo needs the editor; one that asks about low answers needs the logic', () => {
  expect(partsOf(photoQuestion('a'))).toEqual(['photos', 'editor'])
  expect(partsOf(yesNo('a', { commentRequired: 'low' }))).toEqual(['logic'])
})

test('a campaign that asks for the receipt needs its part, what judges it, and all for its photo', () => {
  const needed = ['logic', 'receipt', 'photos', 'editor']
  expect(rareControlsOf(formOf(yesNo('a')), true)).toEqual(needed)
  const twice = rareControlsOf(formOf(photoQuestion('a')), true)
  expect(twice.toSorted()).toEqual(needed.toSorted())
})

test('every kind of evidence needs its own control', () => {
  expect(partsOf(yesNo('a', { photo: 'optional' }))).toEqual(['photos', 'editor'])
  expect(partsOf(yesNo('a', { photo: 'optional', evidence: 'audio' }))).toContain('audio')
  expect(partsOf(yesNo('a', { photo: 'optional', evidence: 'file' }))).toEqual(['file'])
  expect(partsOf(yesNo('a', { photoOn: ['no'] }))).toEqual(
    expect.arrayContaining(['photos', 'editor']),
  )
})

test('a scale is tiles, icons, or typed', () => {
  expect(partsOf(scale('a', 1, 5))).toEqual([])
  expect(partsOf(scale('a', 0, 100))).toEqual(['typedScale'])
  expect(partsOf(scale('a', 1, 5, { icon: 'star' }))).toEqual(['rating'])
})

test('a picture of the question comes with the form', () => {
  const hintPicture = '3f0e8f0e-0000-4000-8000-000000000000'
  expect(partsOf(yesNo('a', { hintPicture }))).toEqual(['hintPicture'])
})

const types: Readonly<Record<Question['type'], true>> = {
  'yes-no': true,
  single: true,
  multiple: true,
  scale: true,
  number: true,
  percentage: true,
  duration: true,
  stopwatch: true,
  counter: true,
  computed: true,
  date: true,
  time: true,
  text: true,
  photo: true,
  audio: true,
  file: true,
  signature: true,
  place: true,
  person: true,
  note: true,
}

test.each(Object.keys(types))('the control of %s is among what its form fetches', (type) => {
  // The form is drawn by its type alone; what else such a question says is of no concern here.
  const question = { ...yesNo('a'), rule: null, options: [], type } as unknown as Question
  const facts = { options: [], unit: null, value: null, ends: [] } as never
  const drawn = AnswerControl({ question, answer: emptyAnswer, facts, wiring: {} as never })
  const fetched = partsOf(question).map((name) => rare[name].Part as unknown)
  const later = Object.values(rare).map(({ Part }) => Part as unknown)
  if (drawn !== null && later.includes(drawn.type)) expect(fetched).toContain(drawn.type)
})
