import type { Localized } from '@/lib/core/checklist'
import { type DecidedLine, undecidedLines } from '@/lib/core/decided-lines'
import { type CurvesByCode, lineMaximum } from '@/lib/core/line-shortfall'
import { isAbove, type MoneyText, parseMoney, subtractMoney, sumMoney } from '@/lib/core/money'
import type { Missing } from '@/lib/core/payout-result'
import type { StatementDocument } from '@/lib/core/statement'
import { adjustedSentence } from './statement-adjustments'
import { lossesOf, smoothedLoss } from './statement-losses'
import { partTitle, stintSentences } from './statement-stints'
import type { StatementWords } from './statement-words'

/** The first sentences of a statement: what was possible, what cost most, what is unmeasured. */
export function statementLead(
  document: StatementDocument,
  curves: CurvesByCode,
  words: StatementWords,
): readonly string[] {
  return [
    ...adjustedSentence(document, words),
    ...stintSentences(document, words),
    ...possibleSentences(document, words),
    ...costSentences(document, curves, words),
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
  if (isAbove(paid, result.atFull)) return [aboveSentence({ result, decided }, words)]
  return [paid === result.atFull ? say('everything') : say('outOf', { full })]
}

/** More than is usual: because more was done than planned, because somebody decided so, or both. */
function aboveSentence(
  { result, decided = [] }: Pick<StatementDocument, 'result' | 'decided'>,
  words: StatementWords,
): string {
  const raised = decided.filter((line) => parseMoney(changeBy(line)).isPositive)
  const codes = raised.map(({ code }) => code)
  const parts = result.components.filter(({ code }) => codes.includes(code))
  const isEarned = isAbove(result.payout, result.atFull)
  const why = raised.length === 0 ? 'plan' : isEarned ? 'both' : 'decision'
  const added = words.money(sumMoney(raised.map(changeBy)))
  const full = words.money(result.atFull)
  return words.say('above', { full, why, added, ...named(parts, words) })
}

/** What an amount that a person set adds to the payout; other decisions are in it already. */
function changeBy({ kind, amount, computed }: DecidedLine): string {
  return kind === 'amount' ? subtractMoney(amount, computed) : '0.00'
}

/** What was lost, and where. */
interface Cost {
  readonly code: string
  readonly title: Localized
  readonly amount: MoneyText
  readonly by: 'part' | 'gate' | 'decision'
}

/** Where the most was lost: by a part against its full rate, by a gate, or by a decision. */
function costSentences(document: StatementDocument, curves: CurvesByCode, words: StatementWords) {
  const costs = costsIn(document, curves)
  const [worst] = costs.toSorted((a, b) => parseMoney(b.amount).compare(parseMoney(a.amount)))
  if (worst === undefined) return []
  const part = document.result.components.find(({ code }) => code === worst.code)
  const title = partTitle(worst, false, document, words)
  const amount = words.money(worst.amount)
  if (worst.by === 'gate') return [words.say('lessByGate', { title, amount })]
  if (worst.by === 'decision') return [words.say('lessByDecision', { title, amount })]
  const display = part?.display ?? null
  const isMeasured = part !== undefined && display !== null
  const value = isMeasured ? words.value({ ...part, display }) : ''
  const told = { title, amount, value, isMeasured: isMeasured ? 'yes' : 'no' }
  if (document.result.pools !== undefined) return [words.say('lessInPool', told)]
  return [
    words.say(costs.length === 1 ? 'lessOnly' : 'less', told),
    ...smoothedSentences(document, curves, worst, words),
  ]
}

/** Decisions come first: of what is equal they are told. */
function costsIn(document: StatementDocument, curves: CurvesByCode): readonly Cost[] {
  const { result, whatIf, decided = [] } = document
  const titles = new Map(result.components.map(({ code, title }) => [code, title]))
  const of = (code: string, amount: MoneyText, by: Cost['by']): Cost => ({
    ...{ code, amount, by },
    title: titles.get(code) ?? {},
  })
  const isShared = result.pools !== undefined
  return [
    ...decided.map((line) => of(line.code, takenBy(line, document, curves), 'decision')),
    ...lossesOf(document, curves).map(({ code, amount }) => of(code, amount, 'part')),
    ...whatIf
      .filter(({ change }) => change === 'lifted' || (isShared && change === 'full'))
      .map(({ kind, code, title, difference }): Cost => {
        return { code, title, amount: difference, by: kind === 'gate' ? 'gate' : 'part' }
      }),
  ].filter(({ amount }) => parseMoney(amount).isPositive)
}

/** What a decision takes: from what was computed, or the whole of a part that is not to be paid. */
function takenBy(line: DecidedLine, { result }: StatementDocument, curves: CurvesByCode) {
  const isWhole = line.kind === 'zero' && result.pools === undefined
  if (isWhole) return lineMaximum(result, curves, line.code) ?? '0.00'
  return subtractMoney('0.00', changeBy(line))
}

/** Of a smoothed part: not all of the loss could have been won back in this period. */
function smoothedSentences(
  document: StatementDocument,
  curves: CurvesByCode,
  { code, amount }: Cost,
  words: StatementWords,
) {
  const loss = lossesOf(document, curves).find((one) => one.code === code)
  const divided = loss === undefined ? null : smoothedLoss(document, curves, loss)
  if (divided === null) return []
  const { money, say } = words
  const { gain, rest } = divided
  return [say('lessSmoothed', { amount: money(amount), gain: money(gain), rest: money(rest) })]
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
