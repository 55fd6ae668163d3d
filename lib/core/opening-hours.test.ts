import { describe, expect, it } from 'vitest'
import { openingRuns, parseOpeningHours } from './opening-hours'

describe('parseOpeningHours', () => {
  it('reads days and ranges in both languages', () => {
    expect(parseOpeningHours('пн-пт 9:00-21:00, сб 10-18')).toEqual({
      mon: ['09:00', '21:00'],
      tue: ['09:00', '21:00'],
      wed: ['09:00', '21:00'],
      thu: ['09:00', '21:00'],
      fri: ['09:00', '21:00'],
      sat: ['10:00', '18:00'],
    })
    expect(parseOpeningHours('Sat–Mon 10:00–24:00')).toEqual({
      sat: ['10:00', '24:00'],
      sun: ['10:00', '24:00'],
      mon: ['10:00', '24:00'],
    })
  })

  it.each([
    '',
    'daily',
    'пн 21:00-9:00',
    'mon 9:00-25:00',
    'mon 9:70-10:00',
    'пн-xx 9-10',
    'constructor 9-21',
  ])('refuses "%s"', (text) => expect(parseOpeningHours(text)).toBeNull())
})

describe('openingRuns', () => {
  it('joins equal neighbours and keeps closed days out', () => {
    const hours = parseOpeningHours('mon-tue 9-18; thu 9-18; fri 10-18')
    expect(openingRuns(hours ?? {})).toEqual([
      { first: 'mon', last: 'tue', opens: '09:00', closes: '18:00' },
      { first: 'thu', last: 'thu', opens: '09:00', closes: '18:00' },
      { first: 'fri', last: 'fri', opens: '10:00', closes: '18:00' },
    ])
  })
})
