import { undecidedLines } from '@/lib/core/decided-lines'
import type { Fraction } from '@/lib/core/exact'
import { parseMoney } from '@/lib/core/money'
import type { Missing } from '@/lib/core/payout-result'
import type { PayWhatIf, StatementDocument } from '@/lib/core/statement'
import { adjustedSentence } from './statement-adjustments'
import { stintSentences } from './statement-stints'
import type { StatementWords } from './statement-words'

/** The first sentences of a statement: what was possible, what cost most, what is unmeasured. */
export function statementLead(
  document: StatementDocument,
  words: StatementWords,
): readonly string[] {
  return [
    ...adjustedSentence(document, words),
    ...stintSentences(document, words),
    ...possibleSentences(document, words),
    ...costSentences(document, words),
    ...unmeasuredSentences(document, words),
    ...heldSentences(document, words),
  ]
}

function possibleSentences({ result }: StatementDocument, words: StatementWords) {
  const { say } = words
  if (result.components.length === 0) return []
  const full = words.money(result.atFull)
  const against = parseMoney(result.payout).compare(parseMoney(result.atFull))
  if (against > 0) return [say('above', { full })]
  return [against === 0 ? say('everything') : say('outOf', { full })]
}

/** Where the most was lost: what that part or gate alone would have added. */
function costSentences({ whatIf, result }: StatementDocument, words: StatementWords) {
  const losses = whatIf
    .filter(({ change }) => change === 'full' || change === 'lifted')
    .filter(({ difference }) => parseMoney(difference).isPositive)
  const worst = losses.toSorted((a, b) => differenceOf(b).compare(differenceOf(a)))[0]
  if (worst === undefined) return []
  const value = result.components.find(({ code }) => code === worst.code)?.display ?? null
  const told = {
    title: words.text(worst.title),
    value: value === null ? '' : words.value(value),
    isMeasured: value === null ? 'no' : 'yes',
    amount: words.money(worst.difference),
  }
  if (worst.kind === 'gate') return [words.say('lessByGate', told)]
  return [words.say(losses.length === 1 ? 'lessOnly' : 'less', told)]
}

function differenceOf(entry: PayWhatIf): Fraction {
  return parseMoney(entry.difference)
}

const reasons: readonly Missing['reason'][] = ['too-few-visits', 'no-visits', 'not-delivered']

function unmeasuredSentences({ result }: StatementDocument, words: StatementWords) {
  return reasons.flatMap((reason) => {
    const parts = result.components.filter(
      ({ missing }) => missing?.applied === 'pay-full' && missing.reason === reason,
    )
    return parts.length === 0 ? [] : [words.say(`unmeasured.${reason}`, named(parts, words))]
  })
}

function heldSentences({ result, decided = [] }: StatementDocument, words: StatementWords) {
  const waiting = undecidedLines(result.held, decided)
  const parts = result.components.filter(({ code }) => waiting.includes(code))
  return parts.length === 0 ? [] : [words.say('held', named(parts, words))]
}

function named(parts: StatementDocument['result']['components'], words: StatementWords) {
  const all = parts.map(({ title }) => words.say('quoted', { title: words.text(title) }))
  const titles = [...new Set(all)]
  return { count: titles.length, titles: words.list(titles) }
}
