import type { Option, Question, QuestionType } from '@/lib/core/checklist'
import { noWord, partsOf, yesWord } from './plain-answers'
import { isNo, isYes } from './xlsform/cell-texts'
import type { Language } from './xlsform/form-language'

/** What a row asks for beside the answer. */
export type PlainDemands = Pick<
  Question,
  'commentRequired' | 'photo' | 'evidence' | 'commentOn' | 'photoOn'
>

interface Answers {
  readonly type: QuestionType
  readonly options: readonly Option[]
  readonly language: Language
}

type Say = (code: string, value: string) => void

const always = /^(?:всегда|обязательн[оаы]?|always|required)$/i
const low = /^(?:(?:при )?неполн\p{L}* балл\p{L}*|снижени\p{L}*|low|below full)$/iu
const optional = /^(?:по желанию|можно|optional)$/i

const kinds: readonly (readonly [RegExp, 'photo' | 'audio' | 'file'])[] = [
  [/^(?:фото(?:графия)?|снимок|photo|picture)(?!\p{L})/iu, 'photo'],
  [/^(?:аудио(?:запись)?|звук|запись|audio|sound|recording)(?!\p{L})/iu, 'audio'],
  [/^(?:файл|документ|чек|file|document|receipt)(?!\p{L})/iu, 'file'],
]

const photoWords = {
  no: 'no',
  optional: 'optional',
  low: 'required-low',
  always: 'required',
} as const

/** Where nothing is attached beside the answer: it is made of files, or there is none. */
const withoutEvidence: ReadonlySet<QuestionType> = new Set([
  ...(['photo', 'audio', 'file', 'signature', 'note', 'computed'] as const),
])

/**
 * The demands of two cells: "always", "when the score is low", or the answers that call for it. The
 * cell of evidence may begin with its kind: "audio: no", "file after no", "photo".
 */
export function demandsOf(
  cells: { readonly comment: string; readonly evidence: string },
  answers: Answers,
  say: Say,
): PlainDemands {
  const comment = demandOf(answers.type === 'note' ? '' : cells.comment, answers)
  if (comment === null) say('comment-unknown', cells.comment)
  const when = comment?.when ?? 'no'
  return {
    commentRequired: when === 'always' || when === 'low' ? when : 'never',
    ...(comment?.on ? { commentOn: comment.on } : {}),
    ...evidenceOf(cells.evidence.trim(), answers, say),
  }
}

function evidenceOf(
  cell: string,
  answers: Answers,
  say: Say,
): Pick<PlainDemands, 'photo' | 'evidence' | 'photoOn'> {
  if (withoutEvidence.has(answers.type)) {
    if (cell !== '') say('evidence-unused', cell)
    return { photo: 'no' }
  }
  const named = kinds.find(([pattern]) => pattern.test(cell))
  const rest = (named ? cell.replace(named[0], '') : cell).trim()
  // The kind alone is a demand.
  const demand = demandOf(named && rest === '' ? 'always' : rest, answers)
  if (demand === null) say('evidence-unknown', cell)
  const { when, on } = demand ?? { when: 'no' as const, on: undefined }
  const isAsked = when !== 'no' || on !== undefined
  const kind = named?.[1] ?? 'photo'
  return {
    photo: photoWords[when],
    ...(kind !== 'photo' && isAsked ? { evidence: kind } : {}),
    ...(on ? { photoOn: on } : {}),
  }
}

interface Demand {
  readonly when: 'no' | 'optional' | 'low' | 'always'
  readonly on?: readonly string[] | undefined
}

/** Null for words that are neither a rule nor answers of the question. */
function demandOf(cell: string, answers: Answers): Demand | null {
  const text = cell
    .trim()
    .replace(/^[:=,–—-]\s*/, '')
    .trim()
  if (text === '') return { when: 'no' }
  if (always.test(text)) return { when: 'always' }
  if (low.test(text)) return { when: 'low' }
  if (optional.test(text)) return { when: 'optional' }
  const parts = partsOf(text.replace(/^(?:при|после|если|after|on|if|when)\s+/i, ''))
  const on = parts.map((part) => optionOf(part, answers))
  const known = on.filter((option) => option !== null)
  if (known.length === on.length && on.length > 0) return { when: 'no', on: known }
  // What is no answer of the question can only mean yes or no to the demand itself.
  if (isYes(text)) return { when: 'always' }
  return isNo(text) ? { when: 'no' } : null
}

function optionOf(part: string, { type, options, language }: Answers): string | null {
  const word = part
    .trim()
    .replace(/^[«"']|[»"'.]$/g, '')
    .trim()
  if (type === 'yes-no') return yesWord.test(word) ? 'yes' : noWord.test(word) ? 'no' : null
  const same = (text: string | undefined) => text?.trim().toLowerCase() === word.toLowerCase()
  return options.find(({ text }) => same(text[language]))?.id ?? null
}
