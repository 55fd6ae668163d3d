import { describe, expect, test } from 'vitest'
import { decimalText } from './table-rows'
import { readDecimal } from './typed-answer'
import { readShare, typedShare } from './typed-share'

describe('a share as somebody writes it', () => {
  test.each([
    ['95,5%', '0.955'],
    ['95,5 %', '0.955'],
    ['95.5\u00a0%', '0.955'],
    ['0,955', '0.955'],
    ['100 %', '1'],
    ['250%', '2.5'],
    ['1 000 %', '10'],
    ['0%', '0'],
    ['0,5%', '0.005'],
    ['7%', '0.07'],
    ['-3,10 %', '-0.031'],
    ['9,5', '9.5'],
  ])('%j is %s', (typed, expected) => {
    expect(typedShare(typed, readDecimal)).toBe(expected)
    expect(typedShare(typed, (text) => decimalText(text, 9))).toBe(expected)
  })

  test('in a field a comma groups for a reader whose comma does', () => {
    expect(readShare('1,250.5%', true)).toBe('12.505')
    expect(readShare('1,250%', true)).toBeNull()
    expect(readShare('95,5%')).toBe('0.955')
  })

  test.each(['%', '% 95', '95 %%', 'много %', '95 % 3', ''])('%j is none', (typed) => {
    expect(typedShare(typed, readDecimal)).toBeNull()
  })
})
