import { describe, expect, test } from 'vitest'
import { formulaTokens, UnreadableFormula } from './expression-tokens'

describe('the words and signs of a typed formula', () => {
  test('know where they begin and how they were typed; an end stands behind the last', () => {
    expect(formulaTokens(' MAX( №3 ;\n1.5)')).toEqual([
      { kind: 'name', text: 'max', typed: 'MAX', at: 1 },
      { kind: 'sign', text: '(', typed: '(', at: 4 },
      { kind: 'question', text: '#3', typed: '№3', at: 6 },
      { kind: 'sign', text: ';', typed: ';', at: 9 },
      { kind: 'number', text: '1.5', typed: '1.5', at: 11 },
      { kind: 'sign', text: ')', typed: ')', at: 14 },
      { kind: 'end', text: '', typed: '', at: 15 },
    ])
    expect(formulaTokens('')).toEqual([{ kind: 'end', text: '', typed: '', at: 0 }])
  })

  test('stop at what is none of them, by name and place', () => {
    const found = (() => {
      try {
        return formulaTokens('#1 + @')
      } catch (error) {
        return error
      }
    })()
    expect(found).toBeInstanceOf(UnreadableFormula)
    expect(found).toMatchObject({
      ...{ name: 'UnreadableFormula', message: 'formula: character at 5' },
      ...{ code: 'character', at: 5, found: '@' },
    })
  })
})
