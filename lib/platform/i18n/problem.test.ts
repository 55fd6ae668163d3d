import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { problem, problemOfIssue, readProblem } from './problem'

function problemOf(schema: z.ZodType, input: unknown): string | undefined {
  return schema.safeParse(input, { error: problemOfIssue }).error?.issues[0]?.message
}

describe('problems', () => {
  test('carry their values as text and give them back', () => {
    const text = problem('errors.reasons.unknown', { id: 'a&b=c', max: 40 })
    expect(readProblem(text)).toEqual({
      key: 'errors.reasons.unknown',
      values: { id: 'a&b=c', max: 40 },
    })
    expect(problem('errors.fields.required')).toBe('errors.fields.required')
  })

  test.each([
    [z.string().min(1), '', 'errors.fields.required'],
    [z.string(), undefined, 'errors.fields.required'],
    [z.string().min(3), 'a', 'errors.fields.too-short?min=3'],
    [z.string().max(2), 'abc', 'errors.fields.too-long?max=2'],
    [z.number().min(1), 0, 'errors.fields.too-small?min=1'],
    [z.number().max(1), 2, 'errors.fields.too-big?max=1'],
    [z.number(), 'a', 'errors.fields.number'],
    [z.array(z.string()).min(1), [], 'errors.fields.choose-one'],
    [z.array(z.string()).min(2), ['a'], 'errors.fields.too-few?min=2'],
    [z.array(z.string()).max(1), ['a', 'b'], 'errors.fields.too-many?max=1'],
    [z.enum(['a', 'b']), '', 'errors.fields.required'],
    [z.enum(['a', 'b']), 'c', 'errors.fields.choice'],
    [z.email(), 'a', 'errors.fields.email'],
    [z.uuid(), 'a', 'errors.fields.invalid'],
    [z.string().refine(() => false, { error: 'own.key' }), 'a', 'own.key'],
  ])('zod issue %#', (schema, input, expected) => {
    expect(problemOf(schema, input)).toBe(expected)
  })
})
