import { type DecidedLine, undecidedLines } from '@/lib/core/decided-lines'
import type { Fraction } from '@/lib/core/exact'
import { parseMoney, subtractMoney, sumMoney } from '@/lib/core/money'
import type { ComponentResult, Missing } from '@/lib/core/payout-result'
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
    ...waitingSentences(document, words),
  ]
}

function possibleSentences({ result, decided = [] }: StatementDocument, words: StatementWords) {
  const { say } = words
  if (result.components.length === 0) return []
  const full = words.money(result.atFull)
  const paid = sumMoney([result.payout, ...decided.map(changeBy)])
  const against = parseMoney(paid).compare(parseMoney(result.atFull))
  if (against > 0) return [say('above', { full })]
  return [against === 0 ? say('everything') : say('outOf', { full })]
}

/** What an amount that a person set adds to the payout; other decisions are in it already. */
function changeBy({ kind, amount, computed }: DecidedLine): string {
  return kind === 'amount' ? subtractMoney(amount, computed) : '0.00'
}

/** The decided line that lost the most against what was computed; null where none lost anything. */
function worstDecided({ decided = [] }: StatementDocument) {
  const [worst] = decided
    .map((line) => ({ code: line.code, lost: subtractMoney('0.00', changeBy(line)) }))
    .filter(({ lost }) => parseMoney(lost).isPositive)
    .toSorted((a, b) => parseMoney(b.lost).compare(parseMoney(a.lost)))
  return worst ?? null
}

/** Where the most was lost: what that part or gate alone would have added. */
function costSentences(document: StatementDocument, words: StatementWords) {
  const { whatIf, result } = document
  const losses = whatIf
    .filter(({ change }) => change === 'full' || change === 'lifted')
    .filter(({ difference }) => parseMoney(difference).isPositive)
  const worst = losses.toSorted((a, b) => differenceOf(b).compare(differenceOf(a)))[0]
  const byDecision = worstDecided(document)
  const isDecided =
    byDecision !== null &&
    (worst === undefined || !parseMoney(byDecision.lost).isBelow(differenceOf(worst)))
  if (isDecided) {
    const title = result.components.find(({ code }) => code === byDecision.code)?.title ?? null
    const told = { title: words.text(title ?? {}), amount: words.money(byDecision.lost) }
    return [words.say('lessByDecision', told)]
  }
  if (worst === undefined) return []
  const part = result.components.find(({ code }) => code === worst.code)
  const display = part?.display ?? null
  const isMeasured = part !== undefined && display !== null
  const told = {
    title: words.text(worst.title),
    value: isMeasured ? words.value({ ...part, display }) : '',
    isMeasured: isMeasured ? 'yes' : 'no',
    isMost: isDrawnShort(worst, part) ? 'yes' : 'no',
    amount: words.money(worst.difference),
  }
  if (worst.kind === 'gate') return [words.say('lessByGate', told)]
  return [words.say(losses.length === 1 && byDecision === null ? 'lessOnly' : 'less', told)]
}

/** All visits at 100 %, and the curve still reads less: few visits are drawn to the group. */
export function isDrawnShort(
  { measured, value }: Pick<PayWhatIf, 'measured' | 'value'>,
  component: Pick<ComponentResult, 'measure'> | undefined,
): boolean {
  const measure = component?.measure
  const isSmoothed = measure?.kind === 'score' && measure.smoothing !== null
  return isSmoothed && measured === '1/1' && value !== '1/1'
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

/** A part of a pool that pay on leaving leaves to the close of its period. */
function waitingSentences({ waitingPools = [] }: StatementDocument, words: StatementWords) {
  if (waitingPools.length === 0) return []
  const titles = waitingPools.map((name) => words.say('quoted', { title: words.text(name) }))
  return [words.say('waitingPools', { count: titles.length, titles: words.list(titles) })]
}

function named(parts: StatementDocument['result']['components'], words: StatementWords) {
  const all = parts.map(({ title }) => words.say('quoted', { title: words.text(title) }))
  const titles = [...new Set(all)]
  return { count: titles.length, titles: words.list(titles) }
}
