import { expect, test } from 'vitest'
import { anAnswer } from '@/test/factories/checklist'
import { answerTimes } from './answer-times'

const report = {
  startedAt: '2026-10-14T12:20:00+03:00',
  visitedOn: '2026-10-14',
  answers: [
    anAnswer('spot', { answeredAt: '2026-10-14T12:41:30+03:00' }),
    anAnswer('bus', { answeredAt: '2026-10-14T14:20:00+03:00' }),
    anAnswer('evening', { answeredAt: '2026-10-14T15:21:00+03:00' }),
  ],
}

test('answers are counted from the beginning of the form', () => {
  const times = answerTimes(report, 0, 'Europe/Moscow')
  expect(times.map(({ minutesAfter, isLate }) => [minutesAfter, isLate])).toEqual([
    [21, false],
    [120, false],
    [181, true],
  ])
  expect(times[0]?.at).toBe('2026-10-14T09:41:30.000Z')
})

test('a fast clock is set right', () => {
  const [first] = answerTimes(report, 600_000, 'Europe/Moscow')
  expect(first).toMatchObject({ at: '2026-10-14T09:31:30.000Z', minutesAfter: 21 })
})

test('a form begun after the day of the visit is memory from the end of that day on', () => {
  const late = { ...report, visitedOn: '2026-10-13' }
  const times = answerTimes(late, 0, 'Europe/Moscow')
  expect(times.map(({ minutesAfter }) => minutesAfter)).toEqual([761, 860, 921])
  expect(times.every(({ isLate }) => isLate)).toBe(true)
})
