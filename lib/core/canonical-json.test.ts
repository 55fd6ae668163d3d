import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from './canonical-json'
import { Fraction } from './exact'
import { fingerprintOf, sha256OfText } from './fingerprint'
import '@/test/seeded'

describe('canonical JSON', () => {
  test('the example of RFC 8785, section 3.2.2', () => {
    const value = {
      // biome-ignore lint/correctness/noPrecisionLoss: the literal of the RFC's own example
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('the sorting example of RFC 8785, section 3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const order = [...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map((match) => match[1])
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  test('fractions are texts, absent members leave', () => {
    expect(canonicalJson({ b: Fraction.of(320, 6), a: undefined })).toBe('{"b":"160/3"}')
    expect(canonicalJson([-0, 0])).toBe('[0,0]')
  })

  test.each([
    [Number.NaN, 'NaN has no canonical JSON'],
    [Number.POSITIVE_INFINITY, 'Infinity has no canonical JSON'],
    [1n, 'A bigint has no canonical JSON'],
    [undefined, 'A undefined has no canonical JSON'],
    [[undefined], 'A undefined has no canonical JSON'],
    ['\ud800', 'A lone surrogate has no canonical JSON'],
    [{ '\udc00': 1 }, 'A lone surrogate has no canonical JSON'],
    [new Date(0), 'Only plain objects have canonical JSON'],
    [new Map(), 'Only plain objects have canonical JSON'],
    [() => 1, 'A function has no canonical JSON'],
  ])('%o has none, and it says why', (value, sentence) => {
    expect(() => canonicalJson(value)).toThrow(new RangeError(sentence))
  })

  test('an object without a prototype is as plain as any', () => {
    const bare = Object.assign(Object.create(null), { b: 1, a: [true] })
    expect(canonicalJson(bare)).toBe('{"a":[true],"b":1}')
  })

  test('any JSON comes back as it was, in one text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const text = canonicalJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })
})

describe('fingerprint', () => {
  test('is the sha256 that everybody else computes', () => {
    expect(sha256OfText('')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    const text = 'Проверка: «чек», 😀'
    expect(sha256OfText(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
  })

  test('does not depend on the order of members', () => {
    expect(fingerprintOf({ a: 1, b: { c: 2, d: 3 } })).toBe(
      fingerprintOf({ b: { d: 3, c: 2 }, a: 1 }),
    )
  })
})
