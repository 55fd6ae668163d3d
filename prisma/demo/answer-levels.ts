import type { Answer, AnswerValue, Bands, ChecklistDocument, Question } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { parseFraction } from '@/lib/core/exact'
import { scoreEvaluation } from '@/lib/core/score-evaluation'

/** One way to answer a question, and what it takes off a perfect form. */
export interface Level {
  readonly value: AnswerValue
  /** Percentage points that the total loses. */
  readonly loss: number
  /** A critical question fails by it: kept for what is told as such. */
  readonly isCritical: boolean
}

/** What did not apply on a visit, with the shopper's reason, by question. */
export type NotApplicable = Readonly<Record<string, string>>

/** A question that was asked, with its best answer first. */
export interface Asked {
  readonly question: Question
  readonly levels: readonly Level[]
}

export interface LevelTable {
  readonly asked: readonly Asked[]
  readonly notApplicable: NotApplicable
}

/** How much every answer would cost alone, for a form on which some questions do not apply. */
export function levelTable(document: ChecklistDocument, notApplicable: NotApplicable): LevelTable {
  const questions = allQuestions(document)
  const ways = new Map(questions.map((question) => [question.id, waysToAnswer(question)]))
  const score = (changed: string | null, value: AnswerValue | null) => {
    const answers = questions.flatMap((question) => {
      const best = ways.get(question.id)?.[0] ?? null
      const own = question.id === changed ? value : best
      const reason = notApplicable[question.id] ?? null
      return own === null && reason === null
        ? []
        : [plainAnswer(question.id, reason === null ? own : null, reason)]
    })
    const result = scoreEvaluation(document, answers)
    return {
      total: result.total === null ? 0 : parseFraction(result.total.exact).toNumber(),
      isCritical: result.questions.some(({ critical }) => critical === 'failed'),
    }
  }
  const perfect = score(null, null).total
  const asked = questions.flatMap((question) => {
    const values = ways.get(question.id) ?? []
    if (values.length === 0 || question.id in notApplicable) return []
    const levels = values.map((value) => {
      const { total, isCritical } = score(question.id, value)
      return { value, loss: perfect - total, isCritical }
    })
    return [{ question, levels }]
  })
  return { asked, notApplicable }
}

export function plainAnswer(
  questionId: string,
  value: AnswerValue | null,
  notApplicable: string | null,
): Answer {
  const answeredAt = '2026-01-01T00:00:00Z'
  return { questionId, value, notApplicable, comment: null, attachments: [], answeredAt }
}

/** Typical answers to a question, the best first; none for what is not scored. */
function waysToAnswer(question: Question): readonly AnswerValue[] {
  switch (question.type) {
    case 'yes-no': {
      const [best, worst] =
        Number(question.yes) >= Number(question.no) ? ['yes', 'no'] : ['no', 'yes']
      // Something extra is not what a usual visit has.
      const order = question.bonus ? [worst, best] : [best, worst]
      return order.map((option = '') => ({ kind: 'choice', option }))
    }
    case 'single':
      return question.options
        .toSorted((a, b) => Number(b.points) - Number(a.points))
        .map(({ id }) => ({ kind: 'choice', option: id }))
    case 'multiple': {
      const good = question.options.filter(({ points }) => Number(points) > 0)
      return good
        .map((_, index) => good.slice(0, good.length - index).map(({ id }) => id))
        .map((options) => ({ kind: 'choices', options }))
    }
    case 'scale':
      return Array.from({ length: question.max - question.min }, (_, index) =>
        numberValue(question.max - index),
      )
    case 'number':
    case 'counter':
      return question.rule?.kind === 'bands' ? countsIn(question.rule).map(numberValue) : []
    case 'duration':
    case 'stopwatch':
      if (question.rule === null) return []
      return secondsFor(question.rule).map(numberValue)
    default:
      return []
  }
}

const numberValue = (number: number): AnswerValue => ({ kind: 'number', number: String(number) })

/** Whole numbers up to the first one above the last band. */
function countsIn({ bands }: Bands): readonly number[] {
  const first = Number(bands[0]?.upTo ?? 0)
  const last = Number(bands.at(-1)?.upTo ?? 0)
  return Array.from({ length: last - first + 2 }, (_, index) => first + index)
}

/** A usual time in every band, or some between the two ends of a slope. */
function secondsFor(rule: NonNullable<(Question & { type: 'duration' })['rule']>) {
  if (rule.kind === 'bands') {
    const limits = rule.bands.map(({ upTo }) => Number(upTo))
    return [0, ...limits].map((limit, index) => {
      const next = limits[index] ?? limit * 1.5
      return Math.round(limit + (next - limit) * 0.7)
    })
  }
  const full = Number(rule.fullAt)
  const zero = Number(rule.zeroAt)
  return [0.6, 1.3, 1.8, 2.4].map((times) => Math.round(Math.min(full * times, zero)))
}
