import { describe, expect, test } from 'vitest'
import { anyPlace, exampleScope } from '@/test/factories/formula'
import { draftOf, keptText, shownText, withSuggestion } from './formula-draft'

describe('a formula while it is written', () => {
  test('is kept canonically as soon as it reads, and as typed until then', () => {
    expect(keptText('ЕСЛИ(score>=0,9;0,1;0)', 'ru')).toBe('IF(score >= 0.9, 0.1, 0)')
    expect(keptText('ЕСЛИ(score>=0,9;', 'ru')).toBe('ЕСЛИ(score>=0,9;')
  })

  test('is shown in the spelling of the reader, what does not read as it was typed', () => {
    expect(shownText('IF(score >= 0.9, 0.1, 0)', 'ru')).toBe('ЕСЛИ(score >= 0,9; 0,1; 0)')
    expect(shownText('IF(score >= 0.9, 0.1, 0)', 'en')).toBe('IF(score >= 0.9, 0.1, 0)')
    expect(shownText('ЕСЛИ(score >=', 'ru')).toBe('ЕСЛИ(score >=')
  })

  test('has its problems, of reading first and then of meaning', () => {
    const codes = (text: string) =>
      draftOf(text, 'en', exampleScope, anyPlace).problems.map(({ code }) => code)
    expect(codes('score +')).toEqual(['value-missing'])
    expect(codes('scor + wat')).toEqual(['unknown-name', 'unknown-name'])
    expect(codes('score')).toEqual([])
  })

  test('takes a suggestion at its place', () => {
    const [problem] = draftOf('score >= 85', 'en', exampleScope, anyPlace).problems
    const taken = problem?.suggestions.map((one) => withSuggestion('score >= 85', one))
    expect(taken).toEqual(['score >= 0.85', 'score >= 85%'])
  })
})
