import type { DecidedLine } from '@/lib/core/decided-lines'
import { sumMoney } from '@/lib/core/money'
import type { Adjustment, AdjustmentChange, StatementDocument } from '@/lib/core/statement'
import { employmentText, placeText } from './roster-changes'
import type { StatementWords } from './statement-words'

/** A line without a measure: what a floor adds, or a correction of an earlier month with its cause. */
export interface ExtraRow {
  readonly key: string
  readonly title: string
  readonly note: string | null
  readonly amount: string
  /** The locked statement that is corrected; null where there is none. */
  readonly statementId: string | null
}

/** The corrections of earlier months: why, what was another then, and which parts pay differently. */
export function adjustmentRows(
  { adjustments }: StatementDocument,
  words: StatementWords,
): readonly ExtraRow[] {
  return adjustments.map((adjustment) => ({
    key: adjustment.id,
    title: words.say('adjustment', { month: words.format.month(adjustment.month) }),
    note: noteOf(adjustment, words),
    amount: words.format.decimal(adjustment.amount, { minPlaces: 2, sign: 'always' }),
    statementId: adjustment.statementId,
  }))
}

/** Why, what was another then, and which parts pay differently. */
export function noteOf(
  adjustment: Pick<Adjustment, 'cause' | 'note' | 'changes' | 'lines' | 'paidBefore'>,
  words: StatementWords,
): string {
  const { cause, note, changes = [], lines = [], paidBefore = '0.00' } = adjustment
  const told = [note, ...changes.map((change) => changeText(change, words))].filter(
    (text) => text !== '',
  )
  const why = [words.say(`causes.${cause}`), told.join('; ')].filter((text) => text !== '')
  const parts = lines.map(({ title, amount }) =>
    words.say('adjustedLine', { title: words.text(title), amount: words.change(amount) }),
  )
  const more = [
    // One part alone says what the amount of the line says.
    ...(parts.length > 1 ? [words.list(parts)] : []),
    ...(paidBefore === '0.00'
      ? []
      : [words.say('paidBefore', { amount: words.change(paidBefore) })]),
  ]
  return [why.join(': '), ...more].join('. ')
}

/** One fact of a locked month that is another now. */
export function changeText(change: AdjustmentChange, words: StatementWords): string {
  const { say, format } = words
  const none = say('noValue')
  switch (change.kind) {
    case 'visit':
      return say('changed.visit', {
        day: format.day(change.visitedOn),
        before: change.before === null ? none : format.score(change.before.text),
        after: change.after === null ? none : format.score(change.after.text),
      })
    case 'figure':
      return say(change.reason === undefined ? 'changed.figure' : 'changed.figureWhy', {
        title: words.text(change.title),
        before: change.before === null ? none : words.figure(change.metric, change.before),
        after: change.after === null ? none : words.figure(change.metric, change.after),
        reason: change.reason ?? '',
      })
    case 'days': {
      const days = (time: typeof change.before) =>
        time === null
          ? none
          : say('changed.daysOf', {
              worked: format.decimal(time.worked),
              norm: format.decimal(time.norm),
            })
      return say('changed.days', { before: days(change.before), after: days(change.after) })
    }
    case 'base':
      return say('changed.base', {
        before: change.before === null ? none : words.money(change.before),
        after: words.money(change.after),
      })
    case 'pool':
      return say('changed.pool', {
        before: words.money(change.before),
        after: words.money(change.after),
      })
    case 'employment':
      return employmentText(change, words)
    case 'place':
      return placeText(change, words)
    case 'decision':
      return say('changed.decision', {
        title: words.text(change.title),
        decision: change.decision,
        reason: change.reason,
        name: change.by.name,
      })
  }
}

/** That, and how much, a statement pays for earlier months. */
export function adjustedSentence(
  { adjustments, result }: StatementDocument,
  words: StatementWords,
): readonly string[] {
  if (adjustments.length === 0) return []
  const amount = words.change(sumMoney(adjustments.map((adjustment) => adjustment.amount)))
  return [words.say(result.components.length === 0 ? 'onlyAdjusted' : 'adjusted', { amount })]
}

/** What a person decided about a line, with the computed amount beside it. */
export function decidedSentence(line: DecidedLine, words: StatementWords): string {
  return words.say('decided', {
    kind: line.kind,
    computed: words.money(line.computed),
    amount: words.money(line.amount),
    reason: line.reason,
    name: line.by.name,
  })
}
