import { type FormulaProblem, formulaProblem } from './formula-problem'
import type { Spelling } from './functions'

/**
 * Why a text could not be read on from a place, in the words of somebody who writes formulas.
 *
 * Rule    what is open or closed too often is said where it stands; then what stands at the place
 *         is looked at together with what stands before it.
 * Returns one problem at its characters, with what could stand there instead where that is clear.
 * Source  PAY.md, Formula language: errors while writing, at the character, in plain words.
 */
export function syntaxProblem(text: string, stuckAt: number, spelling: Spelling): FormulaProblem {
  return (
    quoteProblem(text) ??
    extraBracket(text) ??
    (stuckAt >= text.length ? brokenOff(text) : problemAt(text, stuckAt, spelling))
  )
}

const here = (at: number, length = 1) => ({ from: at, to: at + length })

function quoteProblem(text: string): FormulaProblem | null {
  const quotes = [...text.matchAll(/"/g)]
  const last = quotes.at(-1)
  if (quotes.length % 2 === 0 || last === undefined) return null
  const end = { from: text.length, to: text.length, text: '"' }
  return formulaProblem('quote', { from: last.index, to: text.length }, {}, [end])
}

/** Where brackets stand, texts in quotes left out. */
function brackets(text: string): readonly RegExpExecArray[] {
  return [...text.replace(/"[^"]*"/g, (quoted) => ' '.repeat(quoted.length)).matchAll(/[()]/g)]
}

function extraBracket(text: string): FormulaProblem | null {
  let open = 0
  for (const { 0: sign, index } of brackets(text)) {
    open += sign === '(' ? 1 : -1
    if (open < 0) {
      return formulaProblem('bracket-extra', here(index), {}, [{ ...here(index), text: '' }])
    }
  }
  return null
}

function brokenOff(text: string): FormulaProblem {
  const end = { from: text.trimEnd().length, to: text.length }
  if (!endsValue(text.trimEnd())) return formulaProblem('value-missing', end)
  const open: number[] = []
  for (const { 0: sign, index } of brackets(text)) {
    if (sign === '(') open.push(index)
    else open.pop()
  }
  const last = open.at(-1)
  if (last === undefined) return formulaProblem('unexpected', end, { found: '' })
  const closing = { from: end.from, to: end.from, text: ')'.repeat(open.length) }
  return formulaProblem('bracket-open', here(last), {}, [closing])
}

/** Whether a text ends with something that has a value: the next thing must join it to another. */
function endsValue(before: string): boolean {
  return /[\p{L}\p{N}_)"%]$/u.test(before)
}

const separators: Readonly<Record<Spelling, string>> = { en: ',', ru: ';' }

function problemAt(text: string, at: number, spelling: Spelling): FormulaProblem {
  const before = text.slice(0, at).trimEnd()
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const separator = separators[spelling]
  const turned = /^[=<>]/.test(sign) ? turnedComparison(text, at) : null
  if (turned !== null) return turned
  if (/[“”„«»‘’']/.test(sign)) {
    return formulaProblem('quote-kind', here(at), {}, [{ ...here(at), text: '"' }])
  }
  if (sign === ',' && spelling === 'ru') {
    return formulaProblem('separator', here(at), { separator }, [{ ...here(at), text: separator }])
  }
  if (sign === ',' && /\d$/.test(text.slice(0, at)) && /^\d/.test(text.slice(at + 1))) {
    return formulaProblem('decimal-comma', here(at), {}, [{ ...here(at), text: '.' }])
  }
  if (sign === ',' || sign === ';') return separatorProblem(before, at, separator)
  if (sign === '.') return formulaProblem('member', here(at))
  return betweenValues(text, at, before) ?? missingOrUnknown(before, at, sign)
}

function separatorProblem(before: string, at: number, separator: string): FormulaProblem {
  if (/[(,;]$/.test(before)) return formulaProblem('argument-missing', here(at), { separator })
  if (!endsValue(before)) return formulaProblem('value-missing', here(at))
  return formulaProblem('separator-outside', here(at), { separator })
}

function turnedComparison(text: string, at: number): FormulaProblem | null {
  const pair = [text.slice(at - 1, at + 1), text.slice(at, at + 2)].find((signs) =>
    /^=[<>]$/.test(signs),
  )
  if (pair === undefined) return null
  const from = text.slice(at - 1, at + 1) === pair ? at - 1 : at
  const right = pair === '=>' ? '>=' : '<='
  const place = { from, to: from + 2 }
  return formulaProblem('turned-comparison', place, { right }, [{ ...place, text: right }])
}

/** Two values side by side: digits with a space, a word for an operator, or nothing at all. */
function betweenValues(text: string, at: number, before: string): FormulaProblem | null {
  if (!endsValue(before)) return null
  const digits = /^\d[\d.,]*/.exec(text.slice(at))?.[0]
  const earlier = /(?<![\p{L}_\d])\d+$/u.exec(before)?.[0]
  if (digits !== undefined && earlier !== undefined) {
    const place = { from: before.length - earlier.length, to: at + digits.length }
    const joined = earlier + digits
    return formulaProblem('spaced-number', place, { joined }, [{ ...place, text: joined }])
  }
  const word = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(text.slice(at))?.[0]
  if (word !== undefined && /^(?:and|or|и|или)$/i.test(word)) {
    return formulaProblem('word-operator', here(at, word.length), { word: word.toUpperCase() })
  }
  const found = word ?? digits ?? /^["(]/.exec(text.slice(at))?.[0]
  return found === undefined
    ? null
    : formulaProblem('operator-missing', here(at, found.length), { found })
}

function missingOrUnknown(before: string, at: number, sign: string): FormulaProblem {
  const isKnown = /[\p{L}\p{N}_()"%^*/+&<>=×·÷≤≥≠−–-]/u.test(sign)
  if (!isKnown) return formulaProblem('character', here(at, sign.length), { character: sign })
  if (!endsValue(before)) return formulaProblem('value-missing', here(at), { found: sign })
  if (sign === '%') return formulaProblem('percent-sign', here(at))
  return formulaProblem('unexpected', here(at), { found: sign })
}
