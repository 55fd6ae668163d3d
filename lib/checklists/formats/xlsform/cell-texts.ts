import type { Bands, Linear, Localized, NumberRule } from '@/lib/core/checklist'

/** Before what is meant letter by letter: an empty cell means what is usual, a comma is a point. */
const emptyMark = "''"
const withComma = /^-?\d+,\d+$/

/** A decimal as it was typed, as a cell: whatever stands in it comes back. */
export function decimalCell(typed: string): string {
  const isMarked = typed === '' || typed.startsWith(emptyMark) || withComma.test(typed)
  return isMarked ? `${emptyMark}${typed}` : typed
}

/** A decimal of a cell: a comma is a point, and the mark of an empty one is empty. */
export function typedDecimal(cell: string): string {
  if (cell.startsWith(emptyMark)) return cell.slice(emptyMark.length)
  return withComma.test(cell) ? cell.replace(',', '.') : cell
}

/** Identifiers with spaces between them; an empty list is not an empty cell. */
export function listCell(ids: readonly string[] | undefined): string {
  if (ids === undefined) return ''
  return ids.length === 0 ? emptyMark : ids.join(' ')
}

export function listOf(cell: string): readonly string[] | null {
  if (cell === '') return null
  return cell === emptyMark ? [] : cell.split(/\s+/)
}

/** What a cell says that wants yes or nothing; anything else is somebody's mistake. */
export function isNo(cell: string): boolean {
  return /^(?:no|n|false|false\(\)|0|нет|-|)$/i.test(cell.trim())
}

export function isYes(cell: string): boolean {
  return /^(?:yes|y|true|true\(\)|1|да|x|\+)$/i.test(cell.trim())
}

const plain = /^[^\s;:<={]+$/

/** "<= 20: 1; <= 40: 0.5; else: 0" or "0 at 10; 1 at 2"; JSON where a number is none. */
export function ruleCell(rule: NumberRule | null): string {
  if (rule === null) return ''
  const numbers =
    rule.kind === 'linear'
      ? [rule.zeroAt, rule.fullAt]
      : [...rule.bands.flatMap(({ upTo, credit }) => [upTo, credit]), rule.otherwise]
  if (!numbers.every((number) => plain.test(number))) return JSON.stringify(rule)
  if (rule.kind === 'linear') return `0 at ${rule.zeroAt}; 1 at ${rule.fullAt}`
  const bands = rule.bands.map(({ upTo, credit }) => `<= ${upTo}: ${credit}`)
  return [...bands, `else: ${rule.otherwise}`].join('; ')
}

/** Null for an empty cell, `undefined` for one that is no rule. */
export function ruleOf(cell: string): NumberRule | null | undefined {
  if (cell === '') return null
  if (cell.startsWith('{')) return jsonRule(cell)
  const linear = /^0 at (\S+); 1 at (\S+)$/.exec(cell)
  if (linear) return linearOf(linear[1] ?? '', linear[2] ?? '')
  const parts = cell.split(';').map((part) => part.trim())
  const otherwise = /^else: ?(\S+)$/.exec(parts.at(-1) ?? '')?.[1]
  const bands = parts.slice(0, -1).map((part) => /^<= ?(\S+): ?(\S+)$/.exec(part))
  if (otherwise === undefined || bands.some((band) => band === null)) return undefined
  return {
    kind: 'bands',
    bands: bands.map((band) => ({ upTo: band?.[1] ?? '', credit: band?.[2] ?? '' })),
    otherwise,
  }
}

function linearOf(zeroAt: string, fullAt: string): Linear {
  return { kind: 'linear', zeroAt, fullAt }
}

function jsonRule(cell: string): NumberRule | undefined {
  try {
    const rule: Bands | Linear = JSON.parse(cell)
    return rule
  } catch {
    return undefined
  }
}

/** An identifier of a checklist for a name of a form; unique among those that were given before. */
export function identifierOf(name: string, spare: string, given: Set<string>): string {
  const safe = name
    .replace(/[^A-Za-z0-9._:-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 80)
  const wanted = safe === '' || safe === '-' ? spare : safe
  let id = wanted
  for (let count = 2; given.has(id); count += 1) id = `${wanted.slice(0, 74)}-${count}`
  given.add(id)
  return id
}

// The same signs that the schema of checklists refuses.
const unwritable = /\p{Surrogate}|(?![\t\n\r])\p{Cc}/gu

/** A text within its limit, without signs that cannot be kept. */
export function fitted(text: Localized, max: number): { text: Localized; isCut: boolean } {
  let isCut = false
  const shortened = (one: string | undefined) => {
    const clean = one?.replace(unwritable, '').trim()
    if (clean === undefined || clean.length <= max) return clean
    isCut = true
    return `${[...clean.slice(0, max - 1)].filter((sign) => !/\p{Surrogate}/u.test(sign)).join('')}…`
  }
  const [ru, en] = [shortened(text.ru), shortened(text.en)]
  return { text: { ...(ru ? { ru } : {}), ...(en ? { en } : {}) }, isCut }
}
