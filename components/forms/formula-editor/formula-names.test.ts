import { CompletionContext } from '@codemirror/autocomplete'
import { EditorState } from '@codemirror/state'
import { describe, expect, test } from 'vitest'
import type { Spelling } from '@/lib/core/formula/functions'
import { aScope } from '@/test/factories/formula'
import { formulaLanguage } from './formula-language'
import { formulaCompletions, functionAtCursor } from './formula-names'

const words = {
  kind: (kind: string) => kind,
  takes: (name: string) => `${name} takes`,
  gives: (name: string) => `${name} gives`,
  title: (name: string) => (name === 'trips' ? 'Рейсы' : null),
}

/** The cursor stands at the sign |. */
function stateOf(text: string, spelling: Spelling): EditorState {
  const at = text.indexOf('|')
  return EditorState.create({
    doc: text.replace('|', ''),
    selection: { anchor: at },
    extensions: [formulaLanguage(spelling)],
  })
}

function offered(text: string, spelling: Spelling = 'en', explicit = false) {
  const state = stateOf(text, spelling)
  const context = new CompletionContext(state, state.selection.main.head, explicit)
  const result = formulaCompletions(aScope, spelling, words)(context)
  return result && { from: result.from, labels: result.options.map(({ label }) => label), result }
}

describe('completions', () => {
  test('are names, functions and truths in the spelling of the reader', () => {
    const english = offered('1 + ba|')
    expect(english?.from).toBe(4)
    expect(english?.labels).toEqual(
      expect.arrayContaining(['base', 'trips', 'trips.rate', 'IF', 'SCORE', 'TRUE']),
    )
    const russian = offered('1 + ба|', 'ru')
    expect(russian?.labels).toEqual(expect.arrayContaining(['base', 'ЕСЛИ', 'ОЦЕНКА', 'ИСТИНА']))
    expect(russian?.labels).not.toContain('IF')
  })

  test('say what a name means here, else of which kind it is', () => {
    const options = offered('t|')?.result.options
    expect(options?.find(({ label }) => label === 'trips')?.detail).toBe('Рейсы')
    expect(options?.find(({ label }) => label === 'base')?.detail).toBe('money')
    expect(options?.find(({ label }) => label === 'IF')?.info).toBe('IF gives')
  })

  test('inside quotes are the codes of that function', () => {
    expect(offered('SCORE("|')).toMatchObject({ from: 7, labels: ['till', 'hall'] })
    expect(offered('1 + ПОКАЗАТЕЛЬ("sa|")', 'ru')).toMatchObject({ labels: ['sales'] })
    expect(offered('IF("|')).toBe(null)
  })

  test('wait for a letter, or to be asked for', () => {
    expect(offered('1 + |')).toBe(null)
    expect(offered('1 + |', 'en', true)?.labels).toContain('base')
  })
})

describe('the line of help', () => {
  test.each([
    ['IF(a, |', 'IF'],
    ['IF(a, MAX(1, |2), 3)', 'MAX'],
    ['IF(a, MAX(1, 2), |3)', 'IF'],
    ['ROU|ND(1, 2)', 'ROUND'],
    ['1 + |2', null],
  ])('%s is about %s', (text, name) => {
    expect(functionAtCursor(stateOf(text, 'en'))).toBe(name)
  })
})
