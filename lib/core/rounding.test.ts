import { describe, expect, test } from 'vitest'
import { decimalText } from './display-number'
import { parseDecimal as decimal, Fraction } from './exact'
import { hundredth, roundHalfEven, roundHalfUp, roundTo, unitOfPlaces } from './rounding'

const whole = () => unitOfPlaces(0)

describe('rounding', () => {
  test.each([
    ['2.5', '3', '2', '2', '3', '2', '3'],
    ['-2.5', '-3', '-2', '-3', '-2', '-2', '-3'],
    ['66.5', '67', '66', '66', '67', '66', '67'],
    ['67.5', '68', '68', '67', '68', '67', '68'],
    ['2.4', '2', '2', '2', '3', '2', '3'],
    ['-2.6', '-3', '-3', '-3', '-2', '-2', '-3'],
    ['7', '7', '7', '7', '7', '7', '7'],
    ['3.2', '3', '3', '3', '4', '3', '4'],
    ['-3.2', '-3', '-3', '-4', '-3', '-3', '-4'],
    ['-3.5', '-4', '-4', '-4', '-3', '-3', '-4'],
    ['0', '0', '0', '0', '0', '0', '0'],
    ['0.4', '0', '0', '0', '1', '0', '1'],
  ])('%s', (value, halfUp, halfEven, floor, ceiling, towardZero, awayFromZero) => {
    const rounded = (['floor', 'ceiling', 'toward-zero', 'away-from-zero'] as const).map((mode) =>
      decimalText(roundTo(decimal(value), whole(), mode), 0),
    )
    expect(decimalText(roundHalfUp(decimal(value), whole()), 0)).toBe(halfUp)
    expect(decimalText(roundHalfEven(decimal(value), whole()), 0)).toBe(halfEven)
    expect(rounded).toEqual([floor, ceiling, towardZero, awayFromZero])
  })

  test('1.005 is 1.01, as it is for a person and not for a binary number', () => {
    expect(decimalText(decimal('1.005'))).toBe('1.01')
    expect(decimalText(decimal('-1.005'))).toBe('-1.01')
    expect(roundHalfUp(decimal('1.005'))).toEqual(decimal('1.01'))
  })

  test('a unit that is no power of ten', () => {
    expect(roundHalfUp(decimal('12'), Fraction.of(5))).toEqual(Fraction.of(10))
    expect(roundHalfUp(decimal('12.5'), Fraction.of(5))).toEqual(Fraction.of(15))
    expect(roundHalfEven(decimal('12.5'), Fraction.of(5))).toEqual(Fraction.of(10))
  })
})

test.each(['0', '-1'])('a unit of %s is refused', (unit) => {
  expect(() => roundTo(decimal('1'), decimal(unit), 'floor')).toThrow(
    new RangeError('A rounding unit must be above zero'),
  )
})

test('units: a hundredth is that of two places', () => {
  expect(unitOfPlaces(2)).toEqual(hundredth)
  expect(unitOfPlaces(0)).toEqual(Fraction.one)
  expect(roundHalfEven(decimal('0.125'))).toEqual(decimal('0.12'))
  expect(roundHalfEven(decimal('0.135'))).toEqual(decimal('0.14'))
})
