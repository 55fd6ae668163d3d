import type { Localized } from '@/lib/core/checklist'
import type { StatementDocument, StatementStint } from '@/lib/core/statement'
import { codeInScheme, stintKey } from '@/lib/core/stint-codes'
import type { StatementWords } from './statement-words'

/** A stretch at one place above its lines: where, how long, and its part of the amount. */
export interface StintHead {
  /** "1–14 октября, Север, продавец" */
  readonly title: string
  /** "14 из 31 календарного дня" */
  readonly note: string
  readonly amount: string
}

/** What a stint is called; `say` speaks of `pay.statement`. */
export function stintTitle(
  { fromOn, throughOn, unit, position }: StatementStint,
  { say, format }: Pick<StatementWords, 'say' | 'format'>,
): string {
  return say('stints.title', {
    days: format.dayRange(fromOn, throughOn),
    unit: unit.name,
    position: inSentence(position.name),
  })
}

/** A name inside a sentence: "Водитель" becomes "водитель", an abbreviation stays. */
export function inSentence(name: string): string {
  const [first = '', second = ''] = name
  const isWord = second !== second.toUpperCase() || second === ' '
  return isWord ? first.toLowerCase() + name.slice(first.length) : name
}

/** The stint that a line belongs to; null where nothing was split. */
export function stintOf({ stints = [] }: StatementDocument, code: string): StatementStint | null {
  return stints.find(({ key }) => key === stintKey(code)) ?? null
}

/** What a part is called; of one stint alone where the others have a measure of their own. */
export function partTitle(
  { code, title }: { readonly code: string; readonly title: Localized },
  isAlone: boolean,
  document: StatementDocument,
  words: StatementWords,
): string {
  const stint = stintOf(document, code)
  const { stints = [] } = document
  if (stint === null || stints.length < 2 || !(isAlone || isOfUnit(document, code)))
    return words.text(title)
  return words.say('stints.lineTitle', {
    title: words.text(title),
    place: stintTitle(stint, words),
  })
}

/** Whether stints measure the part differently: they were visited, or have figures, of their own. */
export function isOfUnit({ traces }: StatementDocument, code: string): boolean {
  const own = traces.filter((trace) => codeInScheme(trace.code) === codeInScheme(code))
  return new Set(own.map(({ visits, facts }) => JSON.stringify([visits, facts]))).size > 1
}

/** The head above the first line of a stint; null above all others. */
export function stintHead(
  document: StatementDocument,
  index: number,
  words: StatementWords,
): StintHead | null {
  const { components, stints = [] } = document.result
  const code = components[index]?.code ?? ''
  const before = components[index - 1]?.code
  const stint = stintOf(document, code)
  if (stint === null || (before !== undefined && stintKey(before) === stint.key)) return null
  const { days, ofDays, key } = stint
  return {
    title: stintTitle(stint, words),
    note: words.say('stints.days', { days, ofDays }),
    amount: words.bare(stints.find((one) => one.key === key)?.payout ?? '0.00'),
  }
}

/** Why there is a stint at all: the person moved, and what is paid is divided by days. */
export function stintSentences(
  { stints = [] }: StatementDocument,
  words: StatementWords,
): readonly string[] {
  const [first, ...more] = stints
  if (first === undefined) return []
  if (more.length > 0) return [words.say('stints.split')]
  const { days, ofDays } = first
  return [words.say('stints.part', { place: stintTitle(first, words), days, ofDays })]
}

/** The base of every stint, and how many days of it count. */
export function stintBases(
  { stints = [], base, result }: StatementDocument,
  words: StatementWords,
): readonly string[] {
  return stints.map((stint) =>
    words.say('stints.base', {
      place: stintTitle(stint, words),
      amount: words.money(result.stints?.find(({ key }) => key === stint.key)?.base ?? '0.00'),
      kind: base.kind,
      days: stint.days,
      ofDays: stint.ofDays,
    }),
  )
}
