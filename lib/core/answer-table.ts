import type { Answer } from './checklist'
import { isUnasked } from './checklist-questions'
import type { CompiledChecklist } from './compile-checklist'
import { type CountedAnswers, countAnswers } from './count-answers'
import type { Hidden } from './form-reading'
import { InvalidAnswer } from './invalid-answer'
import type { QuestionState } from './score-result'
import type { CountedPair } from './score-sheet'

/** Codes that mean the same at every question; what was answered has codes from `firstValue` on. */
export const answerCodes = { unanswered: 0, notApplicable: 1, hidden: 2, firstValue: 3 } as const

/** So many answers of one question have a code; a stopwatch may bring any number of them. */
export const MOST_CODES = 4096

/** The codes of one question's answers, and what each counts. */
interface QuestionCodes {
  /** By code; null: does not count; undefined: the question has no such answer. */
  readonly pairs: (CountedPair | null | undefined)[]
  /** Pairs that were met, by themselves; the checklist keeps most of them, others may go. */
  readonly codes: WeakMap<CountedPair, number>
  readonly byPoints: Map<string, number>
}

const nothingHidden: Hidden = new Set()

/**
 * The answers to one checklist as small whole numbers, question by question.
 *
 * Rule    what a code counts is what `countAnswers` made of such an answer: the table remembers, it
 *         has no rule of its own. Answers that count alike share a code. What branching hides is a
 *         code of the evaluation, found when its answers are written down.
 * Source  SCORING.md, Answers.
 */
export class AnswerTable {
  private readonly columns: readonly QuestionCodes[]

  constructor(readonly compiled: CompiledChecklist) {
    // What such an answer counts where it counts; that branching hides it is another code.
    const asked = { ...compiled, hasLogic: false }
    const unanswered = countAnswers(asked, [], nothingHidden)
    const skipped = countAnswers(asked, notApplicableTo(asked), nothingHidden)
    this.columns = compiled.questions.map(({ question, scored }, place) => {
      const column: QuestionCodes = {
        pairs: [
          unanswered.pairs[place] ?? null,
          question.allowNotApplicable ? (skipped.pairs[place] ?? null) : undefined,
          null,
        ],
        codes: new WeakMap(),
        byPoints: new Map(),
      }
      for (const pair of scored?.byValue.values() ?? []) codeOfPair(column, pair)
      return column
    })
  }

  get questions(): number {
    return this.columns.length
  }

  /** What each code of a question counts, in the order of the codes. */
  pairsAt(place: number): QuestionCodes['pairs'] {
    return this.columns[place]?.pairs ?? []
  }

  /**
   * The code of an option of a question with single choice, or of yes and no.
   *
   * Throws  InvalidAnswer for an option that the question does not have.
   */
  codeOfOption(place: number, option: string): number {
    const question = this.compiled.questions[place]
    const pair = question?.scored?.byValue.get(option)
    const code = pair && this.columns[place]?.codes.get(pair)
    if (code === undefined) throw new InvalidAnswer(question?.question.id ?? '', 'unknown-option')
    return code
  }

  stateOf(place: number, code: number): QuestionState {
    if (code === answerCodes.hidden) return 'hidden'
    if (this.compiled.questions[place]?.scored === null) return 'informational'
    if (code === answerCodes.unanswered) return 'unanswered'
    return code === answerCodes.notApplicable ? 'not-applicable' : 'scored'
  }

  /** The code of an answer as it was counted; null when a question has more than fit. */
  codeOf(place: number, state: QuestionState, pair: CountedPair | null): number | null {
    const column = this.columns[place]
    if (state === 'hidden') return answerCodes.hidden
    if (state === 'not-applicable') return answerCodes.notApplicable
    if (pair === null || state !== 'scored' || column === undefined) return answerCodes.unanswered
    return column.codes.get(pair) ?? codeOfPair(column, pair)
  }
}

function codeOfPair(column: QuestionCodes, pair: CountedPair): number | null {
  const points = `${pair.earned}/${pair.possible}/${pair.critical}`
  const known = column.byPoints.get(points)
  if (known === undefined && column.pairs.length >= MOST_CODES) return null
  const code = known ?? column.pairs.push(pair) - 1
  column.byPoints.set(points, code)
  column.codes.set(pair, code)
  return code
}

function notApplicableTo({ questions }: CompiledChecklist): Answer[] {
  return questions
    .filter(({ question }) => question.allowNotApplicable && !isUnasked(question))
    .map(({ question }) => ({
      questionId: question.id,
      value: null,
      notApplicable: 'N/A',
      comment: null,
      attachments: [],
      answeredAt: '',
    }))
}

/** The answers of many evaluations, one code each: evaluation after evaluation in one array. */
export class AnswerRows {
  /** Row times questions plus place; whoever writes here directly takes codes of the table. */
  readonly codes: Uint16Array
  /** Evaluations with an answer that the table has no room for. */
  readonly beyondTable = new Map<number, CountedAnswers>()

  constructor(
    readonly table: AnswerTable,
    readonly count: number,
  ) {
    this.codes = new Uint16Array(count * table.questions)
  }

  /**
   * Writes down the answers of one evaluation.
   *
   * Throws  InvalidAnswer for an answer that cannot stand, to no question, or given twice; the row
   *         is then as it was.
   */
  write(row: number, answers: readonly Answer[], hidden: Hidden = nothingHidden): void {
    const counted = countAnswers(this.table.compiled, answers, hidden)
    const begin = row * this.table.questions
    this.beyondTable.delete(row)
    counted.states.forEach((state, place) => {
      const code = this.table.codeOf(place, state, counted.pairs[place] ?? null)
      if (code === null) this.beyondTable.set(row, counted)
      this.codes[begin + place] = code ?? answerCodes.unanswered
    })
  }

  /**
   * A row as `countAnswers` gave it.
   *
   * Throws  RangeError for a code that the question does not have.
   */
  countedAt(row: number): CountedAnswers {
    const large = this.beyondTable.get(row)
    if (large !== undefined) return large
    const { table } = this
    const begin = row * table.questions
    const codes = [...this.codes.subarray(begin, begin + table.questions)]
    return {
      states: codes.map((code, place) => table.stateOf(place, code)),
      pairs: codes.map((code, place) => {
        const pair = table.pairsAt(place)[code]
        if (pair === undefined) throw new RangeError(`Row ${row} holds a foreign code: ${code}`)
        return pair
      }),
    }
  }
}

/**
 * Answer lists as rows.
 *
 * Rule    one row for each list, in their order; `hidden` is what is hidden besides what branching
 *         hides by the answers themselves.
 * Throws  InvalidAnswer for an answer that cannot stand, to no question, or given twice.
 * Source  SCORING.md, Answers; Properties (recomputation is byte-identical).
 */
export function encodeAnswers(
  table: AnswerTable,
  evaluations: readonly { readonly answers: readonly Answer[]; readonly hidden?: Hidden }[],
): AnswerRows {
  const rows = new AnswerRows(table, evaluations.length)
  evaluations.forEach(({ answers, hidden }, row) => {
    rows.write(row, answers, hidden)
  })
  return rows
}
