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
  const times = answerTimes(report, 0, 'Europe/Moscow', 60)
  expect(times.map(({ minutesAfter, isLate }) => [minutesAfter, isLate])).toEqual([
    [21, false],
    [120, true],
    [181, true],
  ])
  expect(times[0]?.at).toBe('2026-10-14T09:41:30.000Z')
})

test('what was answered before leaving was answered on the spot', () => {
  const left = { ...report, leftAt: '2026-10-14T14:00:00+03:00' }
  const minutes = answerTimes(left, 0, 'Europe/Moscow', 60).map(({ minutesAfter }) => minutesAfter)
  expect(minutes).toEqual([0, 20, 81])
})

test('the campaign says what is late', () => {
  const left = { ...report, leftAt: '2026-10-14T13:20:00+03:00' }
  const late = (after: number) =>
    answerTimes(left, 0, 'Europe/Moscow', after).map(({ isLate }) => isLate)
  expect(late(60)).toEqual([false, false, true])
  expect(late(59)).toEqual([false, true, true])
  expect(late(121)).toEqual([false, false, false])
})

test('whoever checked in after the form was opened is counted from then on', () => {
  const checkIn = { at: '2026-10-14T12:30:00+03:00', place: null, declined: false }
  const times = answerTimes({ ...report, checkIn }, 0, 'Europe/Moscow', 60)
  expect(times.map(({ minutesAfter }) => minutesAfter)).toEqual([11, 110, 171])
})

test('leaving on another day than that of the visit ends the day of the visit', () => {
  const odd = { ...report, visitedOn: '2026-10-13', leftAt: '2026-10-14T15:00:00+03:00' }
  const times = answerTimes(odd, 0, 'Europe/Moscow', 60)
  expect(times.map(({ minutesAfter }) => minutesAfter)).toEqual([761, 860, 921])
})

test('a fast clock is set right', () => {
  const [first] = answerTimes(report, 600_000, 'Europe/Moscow', 60)
  expect(first).toMatchObject({ at: '2026-10-14T09:31:30.000Z', minutesAfter: 21 })
})

test('a form begun after the day of the visit is memory from the end of that day on', () => {
  const late = { ...report, visitedOn: '2026-10-13' }
  const times = answerTimes(late, 0, 'Europe/Moscow', 60)
  expect(times.map(({ minutesAfter }) => minutesAfter)).toEqual([761, 860, 921])
  expect(times.every(({ isLate }) => isLate)).toBe(true)
})
