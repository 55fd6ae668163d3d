import { describe, expect, test } from 'vitest'
import { type AppliesTo, defaultRounding, defaultSampling, schemeAppliesTo } from './scheme'

const driver = { positionId: 'driver', unitPath: ['company', 'north', 'depot'] }
const applies = (appliesTo: Partial<AppliesTo>, day = '2026-10-31') =>
  schemeAppliesTo({ positionIds: [], unitIds: [], from: '2026-10-01', ...appliesTo }, driver, day)

describe('whom a scheme pays', () => {
  test('everybody from its first day on, where it names neither positions nor units', () => {
    expect(applies({}, '2026-09-30')).toBe(false)
    expect(applies({}, '2026-10-01')).toBe(true)
  })

  test('of positions those that it names', () => {
    expect(applies({ positionIds: ['clerk', 'driver'] })).toBe(true)
    expect(applies({ positionIds: ['clerk'] })).toBe(false)
  })

  test('of units those that it names, with all beneath them', () => {
    expect(applies({ unitIds: ['south', 'north'] })).toBe(true)
    expect(applies({ unitIds: ['depot'] })).toBe(true)
    expect(applies({ unitIds: ['south'] })).toBe(false)
  })

  test('who has the position and the unit, not one of them', () => {
    expect(applies({ positionIds: ['driver'], unitIds: ['south'] })).toBe(false)
    expect(applies({ positionIds: ['clerk'], unitIds: ['north'] })).toBe(false)
    expect(applies({ positionIds: ['driver'], unitIds: ['north'] })).toBe(true)
  })
})

test('unless a scheme says otherwise it counts three visits, drawn to nobody, and rounds half up to the kopeck', () => {
  expect(defaultSampling).toEqual({ minimumVisits: 3, smoothing: 'none' })
  expect(defaultRounding).toEqual({ mode: 'half-up', unit: '0.01' })
})
