import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseInput, searchTextSchema } from './input'

const schema = z.object({
  name: z.string().min(2),
  lines: z.array(z.object({ amount: z.string().regex(/^\d+$/) })).optional(),
})

describe('parseInput', () => {
  it('names each bad field by its path, with the key of a sentence', () => {
    const parsed = parseInput(schema, { lines: [{ amount: '1' }, { amount: 'x' }] })
    expect(parsed).toEqual({
      ok: false,
      fields: {
        name: 'errors.fields.required',
        'lines.1.amount': 'errors.fields.invalid',
      },
    })
  })

  it.each([
    ['NUL', 'a\0b'],
    ['half of an emoji', '\ud83d'],
    ['the other half', 'x\ude00y'],
  ])('refuses %s by the name of its field, also where the schema does not look', (_, text) => {
    expect(parseInput(schema, { name: 'ok', other: { deep: [text] } })).toEqual({
      ok: false,
      fields: { 'other.deep.0': 'errors.fields.control-characters' },
    })
  })

  it.each(['🙂', 'e\u0301', 'ا', '\u200d', 'строка\nдве'])('takes %j as it is', (name) => {
    expect(parseInput(z.object({ name: z.string() }), { name })).toEqual({
      ok: true,
      value: { name },
    })
  })

  it('says something of what is no object at all', () => {
    for (const input of [null, undefined, 1, 'text', []]) {
      expect(parseInput(schema, input)).toMatchObject({ ok: false })
    }
  })
})

describe('searchTextSchema', () => {
  it.each([
    ['a text', ' анна ', 'анна'],
    ['NUL', 'a\0', ''],
    ['two values', ['a', 'b'], ''],
    ['nothing', undefined, ''],
    ['a novel', 'a'.repeat(101), ''],
  ])('%s', (_, input, wanted) => {
    expect(searchTextSchema.parse(input)).toBe(wanted)
  })
})
