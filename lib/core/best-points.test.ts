import { expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  multiple,
  pairOption,
  scale,
  single,
  textQuestion,
  yesNo,
} from '@/test/factories/checklist'
import { bestPointsOf, pointsApartIn, withEvenPoints } from './best-points'
import type { Option, Question } from './checklist'
import { checklistProblems } from './checklist-problems'
import { decimalText } from './display-number'
import { effectiveWeights } from './effective-weights'
import { Fraction } from './exact'

const option = (id: string, points: string): Option => ({ id, text: { en: id }, points })
const parking = aSection('s', [
  yesNo('open', { weight: '0.3', allowNotApplicable: false }),
  single('clean', [option('a', '5'), option('b', '2.5'), option('c', '0')], { weight: '0.2' }),
])
const percents = (questions: readonly Question[]) => {
  const shares = effectiveWeights(aChecklist([aSection('s', questions)]))
  return questions.map(({ id }) =>
    decimalText((shares?.get(id) ?? Fraction.zero).times(Fraction.hundred)),
  )
}

test('the smaller weight counts more where its best answer has more points, and that is noted', () => {
  expect(percents(parking.questions)).toEqual(['23.08', '76.92'])
  expect(pointsApartIn(parking)).toEqual({ least: Fraction.one, most: Fraction.of(5) })
  const note = { severity: 'note', code: 'points-apart', sectionId: 's', detail: '1 5' }
  expect(checklistProblems(aChecklist([parking]))).toContainEqual(expect.objectContaining(note))
  const byPoints = aChecklist([parking], { method: 'total-points' })
  expect(checklistProblems(byPoints).map(({ code }) => code)).not.toContain('points-apart')
})

test('even points leave the weights and every part of a full credit, and the note is gone', () => {
  const even = withEvenPoints(parking)
  expect(even?.questions).toMatchObject([
    { yes: '1', no: '0', weight: '0.3' },
    { options: [{ points: '1' }, { points: '0.5' }, { points: '0' }], weight: '0.2' },
  ])
  expect(percents(even?.questions ?? [])).toEqual(['60.00', '40.00'])
  expect(even && pointsApartIn(even)).toBeNull()
})

test('yes and no keep their parts of the full credit, if nine places hold them', () => {
  const even = (yes: string, no: string) =>
    withEvenPoints(aSection('s', [yesNo('a', { yes, no })]))?.questions[0]
  expect(even('5', '2.5')).toEqual(yesNo('a', { yes: '1', no: '0.5' }))
  expect(even('4', '-1')).toEqual(yesNo('a', { yes: '1', no: '-0.25' }))
  expect(even('3', '1')).toBeUndefined()
  expect(even('1', '3')).toBeUndefined()
})

test('thirds are not exact, so there is no even section', () => {
  const thirds = single('t', [option('a', '3'), option('b', '1')])
  expect(withEvenPoints(aSection('s', [yesNo('a'), thirds]))).toBeNull()
})

test('inner sections are scaled too, and their thirds hinder it too', () => {
  const inner = (points: string) =>
    aSection('s', [yesNo('a')], {
      sections: [aSection('i', [single('x', [option('a', points), option('b', '1')])])],
    })
  expect(pointsApartIn(inner('4'))).not.toBeNull()
  expect(withEvenPoints(inner('4'))?.sections[0]?.questions).toMatchObject([
    { options: [{ points: '1' }, { points: '0.25' }] },
  ])
  expect(withEvenPoints(inner('3'))).toBeNull()
})

test('an own possible is scaled with its points; what cannot be scaled exactly is refused', () => {
  const own = (possible: string) =>
    multiple('m', [pairOption('a', '4', '4'), pairOption('b', '0', possible)])
  expect(withEvenPoints(aSection('s', [yesNo('a'), own('4')]))?.questions[1]).toMatchObject({
    options: [
      { points: '0.5', possible: '0.5' },
      { points: '0', possible: '0.5' },
    ],
  })
  expect(withEvenPoints(aSection('s', [yesNo('a'), own('2')]))).toBeNull()
})

test('a table whose rows would become unequal is refused', () => {
  const options = [option('a', '2'), option('b', '0')]
  const rows = [single('r1', options), single('r2', options, { bonus: true })]
  expect(withEvenPoints(aSection('s', rows, { layout: 'matrix' }))).toBeNull()
  const equal = [single('r1', options), single('r2', options)]
  expect(withEvenPoints(aSection('s', equal, { layout: 'matrix' }))?.questions[1]).toMatchObject({
    options: [{ points: '1' }, { points: '0' }],
  })
})

test('a table whose rows are equal stays as it is', () => {
  const table = aSection('s', [yesNo('r1'), yesNo('r2')], { layout: 'matrix' })
  expect(withEvenPoints(table)).toEqual(table)
})

test('an own possible of thirds hinders it, though the points would divide', () => {
  const own = (possible: string) =>
    single('q', [pairOption('a', '3', '3'), pairOption('b', '0', possible)])
  expect(withEvenPoints(aSection('s', [own('1.5')]))?.questions[0]).toMatchObject({
    options: [
      { points: '1', possible: '1' },
      { points: '0', possible: '0.5' },
    ],
  })
  expect(withEvenPoints(aSection('s', [own('1')]))).toBeNull()
})

test('texts, bonus questions and unreadable numbers have no best points', () => {
  expect(bestPointsOf(textQuestion('t'))).toBeNull()
  expect(bestPointsOf(yesNo('b', { bonus: true }))).toBeNull()
  expect(bestPointsOf(yesNo('i', { informational: true }))).toBeNull()
  expect(bestPointsOf(yesNo('n', { yes: 'five' }))).toBeNull()
  expect(bestPointsOf(scale('s', 1.5, 5))).toBeNull()
  expect(bestPointsOf(yesNo('z', { yes: '0', no: '0' }))).toBeNull()
  expect(pointsApartIn(aSection('s', [textQuestion('t')]))).toBeNull()
})
