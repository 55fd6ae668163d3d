import type { ComponentResult, PoolResult } from '@/lib/core/payout-result'
import type { StatementDocument } from '@/lib/core/statement'
import { stintTitle } from './statement-stints'
import { plainText, type StatementWords } from './statement-words'

/**
 * What the unit shares, the own weight and the own part, stint by stint; of the others only how many
 * they are. Without a pool nothing.
 */
export function poolSentences(
  document: StatementDocument,
  words: StatementWords,
): readonly string[] {
  const { pools = [], proration, boundedBy } = document.result
  if (pools.length === 0) return []
  const { say, format } = words
  const { basis, worked, norm, factor } = proration
  const isShortened = worked !== null && norm !== null && factor !== '1/1' && basis !== 'off'
  return [
    ...pools.flatMap((pool) => [
      say('pool.whole', {
        place: placeOf(document, pool, words),
        amount: words.money(pool.amount),
        members: pool.members,
      }),
      pool.weights === '0/1' ? say('pool.nothing') : partOf(pool, words),
    ]),
    say('pool.weight'),
    ...(isShortened
      ? [
          say(basis === 'calendar' ? 'pool.calendarDays' : 'pool.days', {
            worked: format.decimal(worked),
            norm: format.decimal(norm),
            count: Number(norm),
          }),
        ]
      : []),
    ...(boundedBy === null ? [] : [say('pool.bounded', { bound: boundedBy })]),
    ...((document.decided ?? []).length === 0 ? [] : [say('pool.decided')]),
    say('pool.others'),
  ]
}

function placeOf(
  { stints = [], unit }: StatementDocument,
  { key }: PoolResult,
  words: StatementWords,
): string {
  const stint = stints.length < 2 ? undefined : stints.find((one) => one.key === key)
  return stint === undefined ? unit.name : stintTitle(stint, words)
}

function partOf({ weight, weights, part }: PoolResult, { say, format, money }: StatementWords) {
  return say('pool.part', {
    weight: format.decimal(plainText(weight, 4)),
    weights: format.decimal(plainText(weights, 4)),
    part: money(part),
  })
}

/** How a line of a part came about: what it adds to the weight, and what it is of the part. */
export function poolFormula(component: ComponentResult, words: StatementWords): string | null {
  if (component.rate === null) return null
  return words.say('pool.formula', {
    share: words.factor(component.effectiveShare),
    rate: words.factor(component.rate),
    exact: words.bare(plainText(component.exact)),
  })
}
