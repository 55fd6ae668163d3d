import { describe, expect, test } from 'vitest'
import { clockSkewMs, correctedInstant, timelinessOf } from './phone-clock'

const visit = {
  opensAt: new Date('2026-10-19T06:00:00Z'),
  dueAt: new Date('2026-10-26T18:00:00Z'),
}
const timeliness = (finishedAt: string, skew = 0) =>
  timelinessOf({ finishedAt: new Date(finishedAt), clockSkewMs: skew }, visit)

describe('when a report was finished', () => {
  test('inside the times, both ends included', () => {
    expect(timeliness('2026-10-19T06:00:00Z')).toBe('in-time')
    expect(timeliness('2026-10-26T18:00:00Z')).toBe('in-time')
  })

  test('a millisecond outside', () => {
    expect(timeliness('2026-10-19T05:59:59.999Z')).toBe('before-window')
    expect(timeliness('2026-10-26T18:00:00.001Z')).toBe('after-deadline')
  })

  test('the phone is corrected by its skew, whichever way it goes wrong', () => {
    const hour = 3_600_000
    expect(timeliness('2026-10-26T18:30:00Z', hour)).toBe('in-time')
    expect(timeliness('2026-10-26T17:30:00Z', -hour)).toBe('after-deadline')
  })

  test('a phone of 1970 is understood to the second', () => {
    const server = new Date('2026-10-20T09:00:00Z')
    const skew = clockSkewMs(new Date('1970-01-01T00:30:00Z'), server)
    const finished = correctedInstant(new Date('1970-01-01T00:20:00Z'), skew)
    expect(finished).toEqual(new Date('2026-10-20T08:50:00Z'))
  })
})
