import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '@/test/seeded'
import { asMoney, asPercent, countTyped, renamed } from './typed-number'

describe('percent', () => {
  test('is shown as people write it and kept as a fraction of 1', () => {
    expect(asPercent.kept('55')).toBe('0.55')
    expect(asPercent.kept('12.5')).toBe('0.125')
    expect(asPercent.shown('0.10')).toBe('10')
  })

  test('what cannot be read, or has too many places, is kept so that the remarks name it', () => {
    expect(asPercent.kept('ten')).toBe('ten')
    expect(asPercent.kept('')).toBe('')
    expect(asPercent.kept('1.23456789')).toBe('1.23456789%')
    expect(asPercent.shown('1.23456789%')).toBe('1.23456789')
  })

  test('comes back as it was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (thousandths) => {
        const kept = asPercent.kept(String(thousandths / 1000))
        expect(asPercent.shown(kept)).toBe(String(thousandths / 1000))
      }),
    )
  })
})

test('money gets its two places; anything else stays for the remarks', () => {
  expect(asMoney.kept('60000')).toBe('60000.00')
  expect(asMoney.kept('60000.5')).toBe('60000.50')
  expect(asMoney.kept('60000.505')).toBe('60000.505')
  expect(asMoney.kept('')).toBe('')
})

test('what is no count is kept as none, so that the remarks name it', () => {
  expect(
    ['1', '3', '100', '0', '-3', '101', '3.5', '', '007'].map((text) => countTyped(text, 100)),
  ).toEqual([1, 3, 100, 0, 0, 0, 0, 0, 0])
})

test('a name of blanks is no name: the other language stands in', () => {
  const name = { ru: 'Водители', en: 'Drivers' }
  expect(renamed(name, 'ru', '  ')).toEqual({ en: 'Drivers' })
  expect(renamed({}, 'ru', 'Водители и ')).toEqual({ ru: 'Водители и ' })
})
